package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.RowSweep;
import java.util.stream.IntStream;

/**
 * What a recall goes on with when most members of its support have come to lie far below the
 * window: a state and a Gram matrix of the others, and those that have retired.
 */
record Retirement(WeightedState state, SupportGram gram, Retired retired) {
  /** How far below the window a member retires, in nats, lest it come back at once. */
  static final double DEPTH = 4;

  /**
   * Retires members.
   *
   * @param vector the state as a vector
   * @param scores of the support, double[A]
   * @param kept which of the support stay, ascending
   * @param way the length of the way that the state has gone
   */
  static Retirement of(
      Terrain terrain,
      double scale,
      WeightedState state,
      SupportVector vector,
      double[] scores,
      int[] kept,
      double way) {
    int[] rows = WeightedState.gather(state.rows(), kept);
    double[] weights = WeightedState.gather(state.weights(), kept);
    boolean[] stays = new boolean[scores.length];
    for (int k : kept) {
      stays[k] = true;
    }
    int[] gone = IntStream.range(0, stays.length).filter(k -> !stays[k]).toArray();
    Mixture old =
        new Mixture(
            WeightedState.gather(state.rows(), gone), WeightedState.gather(state.weights(), gone));
    double[] oldCue = new double[gone.length];
    double cueInner = 0;
    for (int i = 0; i < gone.length; i++) {
      oldCue[i] = state.cueInner(gone[i]);
      cueInner += old.weights()[i] * oldCue[i];
    }
    RowSweep sweep = terrain.sweep(rows).orElseThrow();
    double[][] faded = gone.length == 0 ? sweep.zero() : vector.less(sweep, weights);
    double squared = sweep.squaredDistance(faded, sweep.zero());
    double[] fadedInner = new double[rows.length];
    sweep.inner(faded, fadedInner);
    SupportGram gram = new SupportGram(terrain, rows, Integer.MAX_VALUE);
    WeightedState less =
        state.without(
            kept, gram.times(weights), new WeightedState.Faded(old, cueInner, squared), fadedInner);
    double[] oldScores = WeightedState.gather(scores, gone);
    return new Retirement(
        less, gram, new Retired(terrain, scale, old.members(), oldScores, oldCue, faded, way));
  }
}
