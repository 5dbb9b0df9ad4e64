package io.hen.memory;

import java.util.Optional;

/**
 * What a user recalls with: a picture of which some pixels may be hidden, a caption, or both.
 *
 * @param picture a picture
 * @param caption a caption
 * @param pictureWeight how much the picture counts, ≥ 0
 * @param captionWeight how much the caption counts, ≥ 0
 * @param scale in which unit the parts are compared
 * @param missing what stands for a part that this cue lacks
 */
public record Cue(
    Optional<PartialPicture> picture,
    Optional<String> caption,
    double pictureWeight,
    double captionWeight,
    PartScale scale,
    MissingParts missing) {

  /** How much a part counts where nothing else is said. */
  public static final double STANDARD_WEIGHT = 1;

  /**
   * How much a caption counts beside a picture where nothing else is said. Measured (docs/text.md):
   * what is observed of a picture is certain, and a caption in other words than those stored must
   * not outvote it. With this weight both together found as much as either alone, or more, for
   * every kind of damage to the picture.
   */
  public static final double CAPTION_BESIDE_PICTURE = 0.05;

  /**
   * A picture and what of it is hidden.
   *
   * @param bytes the picture's file
   * @param hidden the region to be recalled
   */
  public record PartialPicture(byte[] bytes, Region hidden) {}

  public Cue {
    if (picture.isEmpty() && caption.isEmpty()) {
      throw new IllegalArgumentException("a cue needs a picture, a caption, or both");
    }
    if (!(pictureWeight >= 0 && captionWeight >= 0 && pictureWeight + captionWeight > 0)
        || !Double.isFinite(pictureWeight + captionWeight)) {
      throw new IllegalArgumentException(
          "a cue's weights must be finite, not negative and not all zero, but are "
              + pictureWeight
              + " and "
              + captionWeight);
    }
  }

  /** A picture, all of it to be seen until {@link #hidden} says otherwise. */
  public static Cue picture(byte[] bytes) {
    return standard(Optional.of(new PartialPicture(bytes, Region.none())), Optional.empty());
  }

  /** A caption. */
  public static Cue caption(String text) {
    return standard(Optional.empty(), Optional.of(text));
  }

  private static Cue standard(Optional<PartialPicture> picture, Optional<String> caption) {
    return new Cue(
        picture, caption, STANDARD_WEIGHT, STANDARD_WEIGHT, PartScale.UNIT, MissingParts.LEFT_OUT);
  }

  /** This cue with a region of its picture hidden. */
  public Cue hidden(Region region) {
    PartialPicture seen =
        picture.orElseThrow(
            () -> new IllegalArgumentException("only a cue with a picture can hide a region"));
    return with(Optional.of(new PartialPicture(seen.bytes, region)), caption);
  }

  /**
   * This cue and another; the other's parts win where both have one, else all is this cue's. If
   * that makes a picture and a caption of {@link #STANDARD_WEIGHT}, the caption gets {@link
   * #CAPTION_BESIDE_PICTURE}; for other weights see {@link #weights}.
   */
  public Cue and(Cue other) {
    Cue both = with(other.picture.or(() -> picture), other.caption.or(() -> caption));
    boolean standard = pictureWeight == STANDARD_WEIGHT && captionWeight == STANDARD_WEIGHT;
    return standard && both.picture.isPresent() && both.caption.isPresent()
        ? both.weights(STANDARD_WEIGHT, CAPTION_BESIDE_PICTURE)
        : both;
  }

  /**
   * This cue with weights for its picture and its caption.
   *
   * <p>A part of the bank counts with {@code weight/m} under squared distances and dot products, m
   * the mean squared norm of that part in the memory ({@link PartScale#UNIT}), and with the weight
   * itself under cosine similarity, or if the cue is {@linkplain #scaled scaled} as {@link
   * PartScale#RAW}. The similarity to a memory is the sum over the parts that the cue has; absent
   * parts take no part in the first step, and in the following ones with the same weights.
   */
  public Cue weights(double forPicture, double forCaption) {
    return new Cue(picture, caption, forPicture, forCaption, scale, missing);
  }

  /** This cue with its parts compared in another unit. */
  public Cue scaled(PartScale unit) {
    return new Cue(picture, caption, pictureWeight, captionWeight, unit, missing);
  }

  /** This cue with something else for the parts that it lacks. */
  public Cue missing(MissingParts parts) {
    return new Cue(picture, caption, pictureWeight, captionWeight, scale, parts);
  }

  private Cue with(Optional<PartialPicture> otherPicture, Optional<String> otherCaption) {
    return new Cue(otherPicture, otherCaption, pictureWeight, captionWeight, scale, missing);
  }
}
