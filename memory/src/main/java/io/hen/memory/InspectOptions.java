package io.hen.memory;

import io.hen.core.bank.Similarity;
import io.hen.core.calibrate.SeparationOptions;

/**
 * What an inspection is to look at.
 *
 * @param similarity by which items are told apart
 * @param pictureWeight how much the picture counts, as {@link Cue#weights} has it
 * @param captionWeight how much the caption counts; 0 to look at the pictures alone
 * @param separation what to find out
 * @param cosineCues the most items of which half a picture is compared with all patterns, spread
 *     evenly over the memory, ≥ 0; each costs an encoding and a reading of the bank
 */
public record InspectOptions(
    Similarity similarity,
    double pictureWeight,
    double captionWeight,
    SeparationOptions separation,
    int cosineCues) {

  /** {@code cosineCues} by default. */
  public static final int COSINE_CUES = 256;

  public InspectOptions {
    if (!(pictureWeight >= 0 && captionWeight >= 0 && pictureWeight + captionWeight > 0)
        || !Double.isFinite(pictureWeight + captionWeight)) {
      throw new IllegalArgumentException(
          "weights must be finite, not negative and not all zero, but are "
              + pictureWeight
              + " and "
              + captionWeight);
    }
    if (cosineCues < 0) {
      throw new IllegalArgumentException("cosineCues must not be negative, not " + cosineCues);
    }
  }

  /** Squared distances, both parts alike, the standard report, 256 half pictures. */
  public static InspectOptions defaults() {
    return new InspectOptions(
        Similarity.L2,
        Cue.STANDARD_WEIGHT,
        Cue.STANDARD_WEIGHT,
        SeparationOptions.defaults(),
        COSINE_CUES);
  }

  /** These options with another similarity. */
  public InspectOptions withSimilarity(Similarity value) {
    return new InspectOptions(value, pictureWeight, captionWeight, separation, cosineCues);
  }

  /** These options with other weights. */
  public InspectOptions withWeights(double forPicture, double forCaption) {
    return new InspectOptions(similarity, forPicture, forCaption, separation, cosineCues);
  }

  /** These options with other things to find out. */
  public InspectOptions withSeparation(SeparationOptions value) {
    return new InspectOptions(similarity, pictureWeight, captionWeight, value, cosineCues);
  }

  /** These options with another number of half pictures. */
  public InspectOptions withCosineCues(int value) {
    return new InspectOptions(similarity, pictureWeight, captionWeight, separation, value);
  }
}
