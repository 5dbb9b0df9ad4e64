package io.hen.core.network;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.network.Landscapes.Case;
import io.hen.core.network.PlainRecurrence.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** One network, one cue and one setting, with the plain recurrence to compare with. */
record Trial(
    int number, Case data, HopfieldNetwork network, Similarity similarity, RecallOptions options) {

  PlainRecurrence plain() {
    List<Part> parts = parts();
    double[][] memories = data.memories();
    if (similarity == Similarity.COSINE) {
      memories =
          Arrays.stream(memories).map(memory -> units(memory, parts)).toArray(double[][]::new);
    }
    double[] cue = similarity == Similarity.COSINE ? held(parts) : data.cue();
    return new PlainRecurrence(memories, cue, data.observed(), parts, similarity, options);
  }

  private List<Part> parts() {
    if (!(data.bank() instanceof PartsBank several)) {
      return List.of(new Part(0, data.cue().length, 1));
    }
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int k = 0; k < several.count(); k++) {
      int to =
          switch (several.part(k)) {
            case DenseBank rows -> from + rows.dimension();
            case TokenBank grids -> from + grids.positions() * grids.codebook();
            case PartsBank _ -> throw new IllegalStateException("parts of parts");
          };
      parts.add(new Part(from, to, several.weight(k)));
      from = to;
    }
    return parts;
  }

  /** Each part by itself of unit length, times the root of its weight. */
  private static double[] units(double[] memory, List<Part> parts) {
    double[] units = new double[memory.length];
    for (Part part : parts) {
      double length =
          Math.sqrt(PlainRecurrence.squared(Arrays.copyOfRange(memory, part.from(), part.to())));
      for (int k = part.from(); k < part.to(); k++) {
        units[k] = Math.sqrt(part.weight()) * memory[k] / length;
      }
    }
    return units;
  }

  /**
   * The cue as the network holds it: numbers scaled to unit length and rounded to floats; a grid of
   * tokens keeps the bank's scale, in which a whole grid has length 1.
   */
  private double[] held(List<Part> parts) {
    double[] cue = new double[data.cue().length];
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      double root = Math.sqrt(part.weight());
      Observation own =
          cue() instanceof Observation.Parts several ? several.parts().get(p).orElseThrow() : cue();
      for (int k = part.from(); k < part.to(); k++) {
        if (own instanceof Observation.Dense(float[] values, BitSet _)) {
          cue[k] = root * values[k - part.from()];
        } else if (own instanceof Observation.Tokens(char[] tokens)) {
          int codebook = (part.to() - part.from()) / tokens.length;
          boolean there = tokens[(k - part.from()) / codebook] == (k - part.from()) % codebook;
          cue[k] = there ? root / Math.sqrt(tokens.length) : 0;
        }
      }
    }
    return cue;
  }

  /** The cue in the scale of the network. */
  Observation cue() {
    return similarity == Similarity.COSINE
        ? network.bank().unit(data.observation())
        : data.observation();
  }

  /** What the first step expects at the absent coordinates. */
  Mixture fill() {
    return network
        .recall(data.observation(), options.withSteps(1).withDynamics(Dynamics.FREE))
        .state()
        .fill();
  }

  /** A state as a dense vector in the scale of the network. */
  double[] dense(State state) {
    return plain().dense(state);
  }

  /** The largest difference between a state and the cue at an observed coordinate. */
  double observedPart(State state) {
    PlainRecurrence held = plain();
    double[] v = held.dense(state);
    double largest = 0;
    for (int k = 0; k < v.length; k++) {
      largest = data.observed()[k] ? Math.max(largest, Math.abs(v[k] - held.cue[k])) : largest;
    }
    return largest;
  }

  @Override
  public String toString() {
    return "case %d: %s %s, β %.4g, η %s, T %d, N %d"
        .formatted(
            number,
            similarity,
            options.dynamics(),
            PlainRecurrence.beta(options),
            options.damping(),
            options.steps(),
            data.memories().length);
  }
}
