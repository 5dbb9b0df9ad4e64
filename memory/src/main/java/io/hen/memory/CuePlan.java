package io.hen.memory;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A cue made ready for the network.
 *
 * @param cue as the user gave it
 * @param seen what it shows
 * @param filled that, and what stands for the parts it lacks
 * @param weighting what the weights are made from
 * @param weights of the parts in the bank, scaled
 * @param parts of the codec
 */
record CuePlan(
    Cue cue,
    Observation.Parts seen,
    Observation.Parts filled,
    Weighting weighting,
    double[] weights,
    List<Codec.Part> parts) {

  /**
   * What the user gave as weights.
   *
   * @param given one for each part
   * @param unit whether they are relative to the mean squared norms of the parts
   */
  record Weighting(List<Double> given, boolean unit) {
    /** The weights of the parts in a bank. */
    double[] in(Networks bank) {
      double[] weights = new double[given.size()];
      for (int part = 0; part < weights.length; part++) {
        weights[part] = unit ? given.get(part) / bank.meanSquaredNorm(part) : given.get(part);
      }
      return weights;
    }
  }

  /**
   * Plans.
   *
   * @throws IllegalArgumentException if all that the cue shows has weight 0
   */
  static CuePlan of(
      Cue cue, Observation.Parts seen, List<Codec.Part> parts, Networks bank, Similarity sim) {
    List<Double> given = new ArrayList<>();
    boolean counts = false;
    boolean unit = sim != Similarity.COSINE && cue.scale() == PartScale.UNIT;
    for (int part = 0; part < parts.size(); part++) {
      double weight = isText(parts.get(part)) ? cue.captionWeight() : cue.pictureWeight();
      given.add(weight);
      counts |= weight > 0 && seen.parts().get(part).isPresent();
    }
    if (!counts) {
      throw new IllegalArgumentException(
          "all that the cue shows has weight 0: its weights are "
              + cue.pictureWeight()
              + " for the picture and "
              + cue.captionWeight()
              + " for the caption");
    }
    Weighting weighting = new Weighting(List.copyOf(given), unit);
    return new CuePlan(cue, seen, filled(cue, seen, parts), weighting, weighting.in(bank), parts);
  }

  /** Zeros for the dense parts that are not there, if the cue says so. */
  private static Observation.Parts filled(Cue cue, Observation.Parts seen, List<Codec.Part> parts) {
    if (cue.missing() == MissingParts.LEFT_OUT) {
      return seen;
    }
    List<Optional<Observation>> filled = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      Optional<Observation> shown = seen.parts().get(part);
      filled.add(shown.isPresent() ? shown : zeros(parts.get(part).layout()));
    }
    return new Observation.Parts(filled);
  }

  private static Optional<Observation> zeros(Codec.Layout layout) {
    return switch (layout) {
      case Codec.Layout.Dense(int dimension) -> {
        BitSet all = new BitSet(dimension);
        all.set(0, dimension);
        yield Optional.of(new Observation.Dense(new float[dimension], all));
      }
      case Codec.Layout.Tokens _ -> Optional.empty();
    };
  }

  static boolean isText(Codec.Part part) {
    return part.name().equals(Codec.Part.TEXT);
  }

  /** Whether all that counts of the cue, and shows anything, are exact keys. */
  boolean onlyKeys() {
    return shown().allMatch(part -> parts.get(part).exactKey());
  }

  /** Whether all that counts of the cue, and shows anything, is its caption. */
  boolean onlyCaption() {
    return cue.caption().isPresent() && shown().allMatch(part -> isText(parts.get(part)));
  }

  /** Whether the cue has a caption that counts. */
  boolean tells() {
    return shown().anyMatch(part -> isText(parts.get(part)));
  }

  private IntStream shown() {
    return IntStream.range(0, weights.length)
        .filter(part -> weights[part] > 0)
        .filter(part -> seen.parts().get(part).filter(some -> !some.nothing()).isPresent());
  }
}
