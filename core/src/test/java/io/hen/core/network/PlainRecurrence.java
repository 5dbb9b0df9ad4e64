package io.hen.core.network;

import io.hen.core.bank.Similarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The recurrence written down as it stands in the papers, with dense vectors of doubles and no
 * cleverness: what the network is held to.
 */
final class PlainRecurrence {
  final double[][] memories;
  final double[] cue;
  final boolean[] observed;
  final Similarity similarity;
  final RecallOptions options;

  /** What the cue is multiplied by: under cosine the memories are scaled, and so is the cue. */
  final double cueScale;

  double[] state;
  double[] firstWeights;
  double[] weights;
  final List<Double> energies = new ArrayList<>();

  PlainRecurrence(
      double[][] memories,
      double[] cue,
      boolean[] observed,
      double cueScale,
      Similarity similarity,
      RecallOptions options) {
    this.cueScale = cueScale;
    this.memories = similarity == Similarity.COSINE ? units(memories) : memories;
    this.cue = cue;
    this.observed = observed;
    this.similarity = similarity;
    this.options = options;
    this.state = new double[0];
    this.firstWeights = new double[0];
    this.weights = new double[0];
  }

  void run() {
    double eta = options.damping();
    double[] query = Arrays.stream(cue).map(x -> cueScale * x).toArray();
    double[] scores = new double[memories.length];
    for (int n = 0; n < memories.length; n++) {
      scores[n] = beta(options) * observedSimilarity(memories[n], query);
    }
    firstWeights = softmax(scores);
    weights = firstWeights;
    double[] mean = mean(weights);
    state = query.clone();
    for (int k = 0; k < state.length; k++) {
      if (!observed[k]) {
        state[k] = mean[k];
      }
    }
    energies.add(freeEnergy(state, weights));
    if (clamped() && whole()) {
      return;
    }
    move(mean, eta);
    energies.add(energy(state));
    for (int t = 1; t < options.steps(); t++) {
      weights = softmax(scores(state));
      move(mean(weights), eta);
      energies.add(energy(state));
    }
  }

  private void move(double[] mean, double eta) {
    for (int k = 0; k < state.length; k++) {
      if (!(clamped() && observed[k])) {
        state[k] += eta * (mean[k] - state[k]);
      }
    }
  }

  private boolean clamped() {
    return options.dynamics() == Dynamics.CLAMPED;
  }

  private boolean whole() {
    for (boolean seen : observed) {
      if (!seen) {
        return false;
      }
    }
    return true;
  }

  private double observedSimilarity(double[] memory, double[] query) {
    double dot = 0;
    double distance = 0;
    double norm = 0;
    double length = 0;
    for (int k = 0; k < query.length; k++) {
      if (observed[k]) {
        dot += memory[k] * query[k];
        distance += (memory[k] - query[k]) * (memory[k] - query[k]);
        norm += memory[k] * memory[k];
        length += query[k] * query[k];
      }
    }
    return switch (similarity) {
      case DOT -> dot;
      case L2 -> -distance;
      case COSINE -> norm > 0 ? dot / Math.sqrt(norm * length) : 0;
    };
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

  private double freeEnergy(double[] v, double[] p) {
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

  private static double[][] units(double[][] memories) {
    double[][] units = new double[memories.length][];
    for (int n = 0; n < memories.length; n++) {
      double length = Math.sqrt(squared(memories[n]));
      units[n] = Arrays.stream(memories[n]).map(x -> x / length).toArray();
    }
    return units;
  }

  static double beta(RecallOptions options) {
    return ((Beta.Fixed) options.beta()).value();
  }
}
