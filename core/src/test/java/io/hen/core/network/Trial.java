package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.network.Landscapes.Case;

/** One network, one cue and one setting, with the plain recurrence to compare with. */
record Trial(
    int number, Case data, HopfieldNetwork network, Similarity similarity, RecallOptions options) {

  PlainRecurrence plain() {
    double[] cue = data.cue();
    double scale = cueScale();
    if (similarity == Similarity.COSINE && cue() instanceof Observation.Dense held) {
      // Scaled cues are rounded to floats; what follows is about the cue as it is held.
      cue = new double[held.values().length];
      for (int k = 0; k < cue.length; k++) {
        cue[k] = held.values()[k];
      }
      scale = 1;
    }
    return new PlainRecurrence(data.memories(), cue, data.observed(), scale, similarity, options);
  }

  /** A grid of tokens keeps the bank's scale, in which a whole grid has length 1. */
  private double cueScale() {
    if (similarity != Similarity.COSINE) {
      return 1;
    }
    double sum = 0;
    for (int k = 0; k < data.cue().length; k++) {
      sum += data.observed()[k] ? data.cue()[k] * data.cue()[k] : 0;
    }
    return data.bank() instanceof TokenBank grid
        ? 1 / Math.sqrt(grid.positions())
        : 1 / Math.sqrt(sum);
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
    if (similarity != Similarity.COSINE) {
      return data.dense(state);
    }
    PlainRecurrence scaled = plain();
    scaled.run();
    double[] v = new double[data.cue().length];
    addAll(v, scaled.memories, state.memories(), 1);
    if (state.remnant() > 0) {
      double[] completed = new double[v.length];
      addAll(completed, scaled.memories, state.fill(), 1);
      for (int k = 0; k < v.length; k++) {
        double seen = scaled.cueScale * scaled.cue[k];
        v[k] += state.remnant() * (data.observed()[k] ? seen : completed[k]);
      }
    }
    return v;
  }

  /** The largest difference between a state and the cue at an observed coordinate. */
  double observedPart(State state) {
    double[] v = dense(state);
    PlainRecurrence held = plain();
    double largest = 0;
    for (int k = 0; k < v.length; k++) {
      double seen = held.cueScale * held.cue[k];
      largest = data.observed()[k] ? Math.max(largest, Math.abs(v[k] - seen)) : largest;
    }
    return largest;
  }

  private static void addAll(double[] v, double[][] memories, Mixture mixture, double weight) {
    for (int i = 0; i < mixture.size(); i++) {
      for (int k = 0; k < v.length; k++) {
        v[k] += weight * mixture.weights()[i] * memories[mixture.members()[i]][k];
      }
    }
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
