package io.hen.core.network;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Changes cues so that another memory gains on the winner, and measures the change by the
 * definitions, not by what the network computes.
 */
final class Adversary {
  private final PatternBank bank;
  private final double[] weights;
  private final Similarity similarity;

  Adversary(PatternBank bank, double[] weights, Similarity similarity) {
    this.bank = bank;
    this.weights = weights;
    this.similarity = similarity;
  }

  /**
   * The cue moved along a direction by as much as the radius allows and floats can express.
   *
   * @param rival the memory to move towards, or -1 for any direction
   */
  Observation moved(
      Observation cue, int winner, int rival, double radius, SplittableRandom random) {
    long seed = random.nextLong();
    double low = 0;
    double high = 1;
    while (high < 1e30 && measure(cue, shifted(cue, winner, rival, high, seed)) < radius) {
      high *= 2;
    }
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (measure(cue, shifted(cue, winner, rival, middle, seed)) < radius * (1 - 1e-9)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return shifted(cue, winner, rival, low, seed);
  }

  private Observation shifted(Observation cue, int winner, int rival, double by, long seed) {
    return shift(bank, cue, winner, rival, by, new SplittableRandom(seed));
  }

  private Observation shift(
      PatternBank part,
      Observation cue,
      int winner,
      int rival,
      double by,
      SplittableRandom random) {
    return switch (cue) {
      case Observation.Tokens grid -> grid;
      case Observation.Dense seen -> {
        float[] values = seen.values().clone();
        double[] from = shown(row((DenseBank) part, winner), seen);
        double[] to = shown(row((DenseBank) part, Math.max(0, rival)), seen);
        double[] base = shown(doubles(values), seen);
        for (int k = 0; k < values.length; k++) {
          double along = rival < 0 ? random.nextGaussian() : to[k] - from[k];
          values[k] = (float) (base[k] + by * along);
        }
        yield new Observation.Dense(values, seen.observed());
      }
      case Observation.Parts(List<Optional<Observation>> parts) -> {
        List<Optional<Observation>> shifted = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
          PatternBank one = ((PartsBank) part).part(k);
          shifted.add(parts.get(k).map(o -> shift(one, o, winner, rival, by, random)));
        }
        yield new Observation.Parts(shifted);
      }
    };
  }

  /**
   * The cue with so many of its observed tokens exchanged, those first that hurt the winner most.
   */
  Observation exchanged(Observation cue, int winner, int rival, int tokens) {
    return exchange(bank, cue, winner, rival, new int[] {tokens});
  }

  private static Observation exchange(
      PatternBank part, Observation cue, int winner, int rival, int[] left) {
    return switch (cue) {
      case Observation.Dense seen -> seen;
      case Observation.Tokens(char[] shown) -> {
        TokenBank grid = (TokenBank) part;
        char[] tokens = shown.clone();
        for (int harm = 2; harm >= 1; harm--) {
          for (int s = 0; s < tokens.length && left[0] > 0; s++) {
            boolean held = shown[s] == grid.token(winner, s);
            boolean gains = tokens[s] != grid.token(rival, s);
            if (shown[s] != Kernels.NEVER && gains && (held || harm == 1)) {
              tokens[s] = (char) grid.token(rival, s);
              left[0]--;
            }
          }
        }
        yield new Observation.Tokens(tokens);
      }
      case Observation.Parts(List<Optional<Observation>> parts) -> {
        List<Optional<Observation>> changed = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
          PatternBank one = ((PartsBank) part).part(k);
          changed.add(parts.get(k).map(o -> exchange(one, o, winner, rival, left)));
        }
        yield new Observation.Parts(changed);
      }
    };
  }

  /** The norm of the difference of two cues, for cosine of the cues scaled to unit length. */
  double measure(Observation a, Observation b) {
    return Math.sqrt(squaredDifference(a, b));
  }

  private double squaredDifference(Observation a, Observation b) {
    if (a instanceof Observation.Parts(List<Optional<Observation>> parts)) {
      double sum = 0;
      for (int k = 0; k < parts.size(); k++) {
        if (parts.get(k).isPresent()) {
          Observation other = ((Observation.Parts) b).parts().get(k).orElseThrow();
          sum += weights[k] * squaredDifference(parts.get(k).get(), other);
        }
      }
      return sum;
    }
    if (a instanceof Observation.Tokens grid) {
      char[] others = ((Observation.Tokens) b).tokens();
      double changed = 0;
      for (int s = 0; s < others.length; s++) {
        changed += grid.tokens()[s] == others[s] ? 0 : 2;
      }
      return similarity == Similarity.COSINE ? changed / grid.observed() : changed;
    }
    Observation.Dense seen = (Observation.Dense) a;
    double[] from = shown(doubles(seen.values()), seen);
    double[] to = shown(doubles(((Observation.Dense) b).values()), seen);
    return squaredDistance(from, to);
  }

  /** sim(ξ_n, cue) by its definition. */
  double similarity(Observation cue, int n) {
    return similarity(bank, cue, n);
  }

  private double similarity(PatternBank part, Observation cue, int n) {
    return switch (cue) {
      case Observation.Dense seen -> {
        double[] c = shown(doubles(seen.values()), seen);
        double[] x = shown(row((DenseBank) part, n), seen);
        yield similarity == Similarity.L2 ? -squaredDistance(c, x) : dot(c, x);
      }
      case Observation.Tokens grid -> {
        int matches = 0;
        for (int s = 0; s < grid.tokens().length; s++) {
          matches += grid.tokens()[s] == ((TokenBank) part).token(n, s) ? 1 : 0;
        }
        yield switch (similarity) {
          case DOT -> matches;
          case L2 -> -2.0 * (grid.observed() - matches);
          case COSINE -> grid.observed() > 0 ? (double) matches / grid.observed() : 0;
        };
      }
      case Observation.Parts(List<Optional<Observation>> parts) -> {
        double sum = 0;
        for (int k = 0; k < parts.size(); k++) {
          if (parts.get(k).isPresent()) {
            sum += weights[k] * similarity(((PartsBank) part).part(k), parts.get(k).get(), n);
          }
        }
        yield sum;
      }
    };
  }

  /** The observed values, zero elsewhere, for cosine of unit length. */
  private double[] shown(double[] values, Observation.Dense seen) {
    double[] shown = new double[values.length];
    seen.observed().stream().forEach(k -> shown[k] = values[k]);
    double length = Math.sqrt(dot(shown, shown));
    if (similarity == Similarity.COSINE && length > 0) {
      for (int k = 0; k < shown.length; k++) {
        shown[k] /= length;
      }
    }
    return shown;
  }

  private static double[] row(DenseBank bank, int n) {
    return bank.densify(State.at(n, bank.nothing()));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      doubles[k] = values[k];
    }
    return doubles;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
