package io.hen.memory;

import java.util.Optional;

/**
 * What a user recalls with: a picture of which some pixels may be hidden, a caption, or both.
 *
 * @param picture a picture
 * @param caption a caption
 * @param pictureWeight how much the picture counts, ≥ 0
 * @param captionWeight how much the caption counts, ≥ 0
 */
public record Cue(
    Optional<PartialPicture> picture,
    Optional<String> caption,
    double pictureWeight,
    double captionWeight) {

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
    return new Cue(Optional.of(new PartialPicture(bytes, Region.none())), Optional.empty(), 1, 1);
  }

  /** A caption. */
  public static Cue caption(String text) {
    return new Cue(Optional.empty(), Optional.of(text), 1, 1);
  }

  /** This cue with a region of its picture hidden. */
  public Cue hidden(Region region) {
    PartialPicture seen =
        picture.orElseThrow(
            () -> new IllegalArgumentException("only a cue with a picture can hide a region"));
    return new Cue(
        Optional.of(new PartialPicture(seen.bytes, region)), caption, pictureWeight, captionWeight);
  }

  /** This cue and another; the other's parts win where both have one. */
  public Cue and(Cue other) {
    return new Cue(
        other.picture.or(() -> picture),
        other.caption.or(() -> caption),
        pictureWeight,
        captionWeight);
  }

  /** This cue with weights for its picture and its caption. */
  public Cue weights(double forPicture, double forCaption) {
    return new Cue(picture, caption, forPicture, forCaption);
  }
}
