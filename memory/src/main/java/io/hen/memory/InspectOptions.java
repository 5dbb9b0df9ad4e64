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
 */
public record InspectOptions(
    Similarity similarity,
    double pictureWeight,
    double captionWeight,
    SeparationOptions separation) {

  public InspectOptions {
    if (!(pictureWeight >= 0 && captionWeight >= 0 && pictureWeight + captionWeight > 0)
        || !Double.isFinite(pictureWeight + captionWeight)) {
      throw new IllegalArgumentException(
          "weights must be finite, not negative and not all zero, but are "
              + pictureWeight
              + " and "
              + captionWeight);
    }
  }

  /** Squared distances, both parts alike, the standard report. */
  public static InspectOptions defaults() {
    return new InspectOptions(
        Similarity.L2, Cue.STANDARD_WEIGHT, Cue.STANDARD_WEIGHT, SeparationOptions.defaults());
  }

  /** These options with another similarity. */
  public InspectOptions withSimilarity(Similarity value) {
    return new InspectOptions(value, pictureWeight, captionWeight, separation);
  }

  /** These options with other weights. */
  public InspectOptions withWeights(double forPicture, double forCaption) {
    return new InspectOptions(similarity, forPicture, forCaption, separation);
  }

  /** These options with other things to find out. */
  public InspectOptions withSeparation(SeparationOptions value) {
    return new InspectOptions(similarity, pictureWeight, captionWeight, value);
  }
}
