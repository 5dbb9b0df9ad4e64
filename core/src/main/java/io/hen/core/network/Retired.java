package io.hen.core.network;

import io.hen.core.bank.RowSweep;
import java.util.Arrays;

/**
 * Memories that have left the support because their scores fell far below the window. They count as
 * outsiders do: one that reaches the threshold again has the bank read. Each had a score at some
 * state, and that can have risen by no more than the way gone since, times the norm
 * (Cauchy-Schwarz); where this leaves it open, the memory is scored. So what is found does not
 * depend on whether the bank answers with bounds.
 */
final class Retired {
  private final Terrain terrain;
  private final double scale;
  private final int[] rows;
  private final double[] cueInner;

  /** F of the state, as a vector. */
  private final double[][] faded;

  /** The last score of each, and the way gone until then. */
  private final double[] scores;

  private final double[] ways;

  /** How far below the limit they were at the last look, the limit then, and the way. */
  private double slack = Double.NEGATIVE_INFINITY;

  private double limitThen;
  private double wayThen;

  /**
   * Memories that retire now.
   *
   * @param scores where the state is, double[A]
   * @param cueInner ⟨ξ_k,c̃⟩, double[A]
   */
  Retired(
      Terrain terrain,
      double scale,
      int[] rows,
      double[] scores,
      double[] cueInner,
      double[][] faded,
      double way) {
    this.terrain = terrain;
    this.scale = scale;
    this.rows = rows;
    this.scores = scores;
    this.cueInner = cueInner;
    this.faded = faded;
    this.ways = new double[rows.length];
    Arrays.fill(ways, way);
  }

  /** Whether all stay below the threshold. */
  boolean stayOut(Whereabouts at) {
    double unit = scale * terrain.largestNorm();
    double limit = at.limit();
    if (rows.length == 0 || slack + limit - limitThen > unit * (at.way() - wayThen)) {
      return true;
    }
    int[] open = new int[rows.length];
    int count = 0;
    double closest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < rows.length; k++) {
      double bound =
          scores[k] + scale * terrain.norms()[rows[k]] * (at.way() - ways[k]) + at.margin();
      if (bound >= limit) {
        open[count++] = k;
      } else {
        closest = Math.max(closest, bound);
      }
    }
    if (count > 0) {
      score(Arrays.copyOf(open, count), at);
      for (int i = 0; i < count; i++) {
        if (at.admits(scores[open[i]])) {
          return false;
        }
        closest = Math.max(closest, scores[open[i]] + at.margin());
      }
    }
    slack = limit - closest;
    limitThen = limit;
    wayThen = at.way();
    return true;
  }

  private void score(int[] open, Whereabouts at) {
    WeightedState state = at.state();
    RowSweep support = terrain.sweep(state.rows()).orElseThrow();
    double[][] vector = support.zero();
    support.sum(state.weights(), vector);
    for (int p = 0; p < vector.length; p++) {
      for (int k = 0; k < vector[p].length; k++) {
        vector[p][k] += state.left() * faded[p][k];
      }
    }
    int[] their = WeightedState.gather(rows, open);
    double[] inner = new double[open.length];
    terrain.sweep(their).orElseThrow().inner(vector, inner);
    for (int i = 0; i < open.length; i++) {
      double whole = inner[i] + state.remnant() * cueInner[open[i]];
      scores[open[i]] = scale * (whole + terrain.biases()[their[i]]);
      ways[open[i]] = at.way();
    }
  }
}
