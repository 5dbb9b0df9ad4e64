package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The recurrence written down as it stands in the papers, with dense vectors of doubles and no
 * cleverness: what the network is held to.
 */
final class PlainRecurrence {
  /**
   * Coordinates that belong together.
   *
   * @param from the first of them
   * @param to the first that is none of them
   * @param weight of the part; its coordinates are multiplied by the root of it already
   */
  record Part(int from, int to, double weight) {}

  final double[][] memories;
  final double[] cue;
  final boolean[] observed;
  final List<Part> parts;
  final Similarity similarity;
  final RecallOptions options;

  double[] state;
  double[] firstWeights;
  double[] weights;
  final List<Double> energies = new ArrayList<>();

  /**
   * A recurrence that has not begun.
   *
   * @param memories double[N][K], as all else in the scale of the similarity: under cosine each
   *     part has unit length times the root of its weight
   */
  PlainRecurrence(
      double[][] memories,
      double[] cue,
      boolean[] observed,
      List<Part> parts,
      Similarity similarity,
      RecallOptions options) {
    this.memories = memories;
    this.cue = cue;
    this.observed = observed;
    this.parts = parts;
    this.similarity = similarity;
    this.options = options;
    double[] scores = new double[memories.length];
    for (int n = 0; n < memories.length; n++) {
      scores[n] = beta(options) * observedSimilarity(memories[n]);
    }
    this.firstWeights = softmax(scores);
    this.weights = firstWeights;
    this.state = new double[0];
  }

  void run() {
    run(options.steps());
  }

  /** Runs so many steps. */
  void run(int steps) {
    double eta = options.damping();
    double[] mean = mean(firstWeights);
    state = cue.clone();
    for (int k = 0; k < state.length; k++) {
      if (!observed[k]) {
        state[k] = mean[k];
      }
    }
    energies.add(freeEnergy(state, weights));
    if (steps == 0 || (clamped() && whole())) {
      return;
    }
    move(mean, eta);
    energies.add(energy(state));
    for (int t = 1; t < steps; t++) {
      weights = softmax(scores(state));
      move(mean(weights), eta);
      energies.add(energy(state));
    }
  }

  /** The weights of the update from a state that the first step has left. */
  double[] weights(double[] v) {
    return softmax(scores(v));
  }

  /** A state of the network as a vector. */
  double[] dense(State held) {
    double[] v = sum(held.memories());
    if (held.remnant() > 0) {
      double[] completed = sum(held.fill());
      for (int k = 0; k < v.length; k++) {
        v[k] += held.remnant() * (observed[k] ? cue[k] : completed[k]);
      }
    }
    return v;
  }

  private double[] sum(Mixture mixture) {
    double[] v = new double[cue.length];
    for (int i = 0; i < mixture.size(); i++) {
      for (int k = 0; k < v.length; k++) {
        v[k] += mixture.weights()[i] * memories[mixture.members()[i]][k];
      }
    }
    return v;
  }

  /** Whether a coordinate moves. */
  boolean moves(int k) {
    return !(clamped() && observed[k]);
  }

  private void move(double[] mean, double eta) {
    for (int k = 0; k < state.length; k++) {
      if (moves(k)) {
        state[k] += eta * (mean[k] - state[k]);
      }
    }
  }

  private boolean clamped() {
    return options.dynamics() == Dynamics.CLAMPED;
  }

  boolean whole() {
    for (boolean seen : observed) {
      if (!seen) {
        return false;
      }
    }
    return true;
  }

  private double observedSimilarity(double[] memory) {
    double sum = 0;
    for (Part part : parts) {
      double dot = 0;
      double distance = 0;
      double norm = 0;
      double length = 0;
      for (int k = part.from; k < part.to; k++) {
        if (observed[k]) {
          dot += memory[k] * cue[k];
          distance += (memory[k] - cue[k]) * (memory[k] - cue[k]);
          norm += memory[k] * memory[k];
          length += cue[k] * cue[k];
        }
      }
      sum +=
          switch (similarity) {
            case DOT -> dot;
            case L2 -> -distance;
            case COSINE -> norm > 0 ? part.weight * dot / Math.sqrt(norm * length) : 0;
          };
    }
    return sum;
  }

  /** β·sim of a whole state. */
  private double[] scores(double[] v) {
    double[] scores = new double[memories.length];
    for (int n = 0; n < memories.length; n++) {
      double sum = 0;
      for (int k = 0; k < v.length; k++) {
        sum +=
            similarity == Similarity.L2
                ? -(memories[n][k] - v[k]) * (memories[n][k] - v[k])
                : memories[n][k] * v[k];
      }
      scores[n] = beta(options) * sum;
    }
    return scores;
  }

  double energy(double[] v) {
    return -logSumExp(scores(v)) + quadratic(v);
  }

  double freeEnergy(double[] v, double[] p) {
    double[] scores = scores(v);
    double energy = quadratic(v);
    for (int n = 0; n < p.length; n++) {
      energy += p[n] > 0 ? p[n] * (Math.log(p[n]) - scores[n]) : 0;
    }
    return energy;
  }

  private double quadratic(double[] v) {
    return similarity == Similarity.L2 ? 0 : beta(options) / 2 * squared(v);
  }

  double[] mean(double[] p) {
    double[] mean = new double[cue.length];
    for (int n = 0; n < p.length; n++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += p[n] * memories[n][k];
      }
    }
    return mean;
  }

  static double squared(double[] v) {
    double sum = 0;
    for (double x : v) {
      sum += x * x;
    }
    return sum;
  }

  private static double logSumExp(double[] scores) {
    double top = Double.NEGATIVE_INFINITY;
    for (double s : scores) {
      top = Math.max(top, s);
    }
    double sum = 0;
    for (double s : scores) {
      sum += Math.exp(s - top);
    }
    return top + Math.log(sum);
  }

  private static double[] softmax(double[] scores) {
    double lse = logSumExp(scores);
    double[] p = new double[scores.length];
    for (int n = 0; n < p.length; n++) {
      p[n] = Math.exp(scores[n] - lse);
    }
    return p;
  }

  static double beta(RecallOptions options) {
    return ((Beta.Fixed) options.beta()).value();
  }
}
