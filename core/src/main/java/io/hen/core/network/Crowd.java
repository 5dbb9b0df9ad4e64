package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import java.util.Arrays;

/**
 * The memories outside a support at one update, where together they have more weight than may be
 * left out though none of them has any to speak of: {@code b = Σ_{n∉A} p_n ξ_n}. Nothing of b is
 * left out: its inner products with the support are formed by themselves, as
 *
 * <pre>{@code
 * ⟨ξ_k,b⟩ = p·⟨ξ_k, Σ_n ξ_n⟩ + Σ_n (p_n - p)·⟨ξ_k,ξ_n⟩,    p the weight of the lowest score,
 * }</pre>
 *
 * with p_n = 0 within A. Scores that are numbers of equal tokens have few different values, and
 * most memories the lowest, so that the second sum is short.
 */
final class Crowd {
  private final Terrain terrain;
  private final double[] scores;
  private final boolean[] inside;
  private final double top;

  /** Σ_n exp(score_n - top) of the support, and of all memories. */
  private final double within;

  private final double total;

  private final double common;
  private final Mixture others;

  /**
   * The memories outside a support.
   *
   * @param all scores of every memory, all known
   * @param support rows, ascending
   * @param epsilon how much weight may be left out
   */
  Crowd(Terrain terrain, Numbers all, int[] support, double epsilon) {
    this.terrain = terrain;
    this.scores = all.values();
    this.top = all.top(0);
    this.inside = new boolean[scores.length];
    Powers powers = new Powers();
    double own = 0;
    for (int n : support) {
      inside[n] = true;
      own += powers.of(scores[n] - top);
    }
    double lowest = Double.POSITIVE_INFINITY;
    double higher = 0;
    long lowestCount = 0;
    long higherCount = 0;
    for (int n = 0; n < scores.length; n++) {
      double score = scores[n];
      if (score == lowest) {
        lowestCount++;
      } else if (!inside[n]) {
        if (score < lowest) {
          higher += lowestCount == 0 ? 0 : lowestCount * powers.of(lowest - top);
          higherCount += lowestCount;
          lowest = score;
          lowestCount = 1;
        } else {
          higher += powers.of(score - top);
          higherCount++;
        }
      }
    }
    for (int n : support) {
      lowestCount -= scores[n] == lowest ? 1 : 0;
    }
    double least = powers.of(lowest - top);
    this.within = own;
    this.total = own + higher + lowestCount * least;
    this.common = least / total;
    double excess = higher / total - higherCount * common + support.length * common;
    this.others = excess <= epsilon ? Mixture.NONE : others(powers, lowest);
  }

  private Mixture others(Powers powers, double lowest) {
    int[] rows = new int[scores.length];
    double[] more = new double[scores.length];
    int count = 0;
    for (int n = 0; n < scores.length; n++) {
      if (inside[n] || scores[n] > lowest) {
        rows[count] = n;
        more[count++] = (inside[n] ? 0 : powers.of(scores[n] - top) / total) - common;
      }
    }
    return new Mixture(Arrays.copyOf(rows, count), Arrays.copyOf(more, count));
  }

  /** What weights that sum to 1 over the support are to be multiplied by. */
  double share() {
    return within / total;
  }

  /** ‖b‖ at most, in units of the largest norm: Σ_{n∉A} p_n. */
  double mass() {
    return (total - within) / total;
  }

  /** {@code out[k] += factor·⟨ξ_n,b⟩} for memories {@code n = rows[k]}, ascending. */
  void add(double factor, int[] rows, double[] out) {
    double[] everyone = new double[rows.length];
    terrain.everyone(rows, everyone);
    double[] rest = new double[rows.length];
    if (others.size() > 0) {
      terrain.inner(others, rows, rest);
    }
    for (int k = 0; k < rows.length; k++) {
      out[k] += factor * (common * everyone[k] + rest[k]);
    }
  }

  /** {@code weights[n] += factor·p_n} for every memory outside the support. */
  void weigh(double factor, double[] weights) {
    Powers powers = new Powers();
    for (int n = 0; n < weights.length; n++) {
      weights[n] += inside[n] ? 0 : factor * (powers.of(scores[n] - top) / total);
    }
  }

  /** The highest weight. */
  double heaviest() {
    double highest = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < scores.length; n++) {
      highest = inside[n] ? highest : Math.max(highest, scores[n]);
    }
    return Math.exp(highest - top) / total;
  }

  /** {@link Math#exp}, which is not computed again for a number that was asked for lately. */
  private static final class Powers {
    private static final int KEPT = 64;

    private final double[] arguments = new double[KEPT];
    private final double[] values = new double[KEPT];

    Powers() {
      Arrays.fill(arguments, Double.NaN);
    }

    double of(double x) {
      int place = (int) (Double.doubleToRawLongBits(x) * 0x9E3779B97F4A7C15L >>> 58);
      if (arguments[place] != x) {
        arguments[place] = x;
        values[place] = Math.exp(x);
      }
      return values[place];
    }
  }
}
