package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.RowSweep;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a recall goes on with when most members of its support have come to lie far below the
 * window: a state and a Gram matrix of the others, and those that have retired.
 */
record Retirement(WeightedState state, SupportGram gram, Retired retired) {
  /** How far below the window a member retires, in nats, lest it come back at once. */
  static final double DEPTH = 4;

  /**
   * What a state holds of memories outside its support.
   *
   * @param held the memories
   * @param vector their sum F
   * @param inner ⟨ξ_k,F⟩ of the support
   */
  record Leaving(WeightedState.Faded held, double[][] vector, double[] inner) {}

  /**
   * What a mixture holds of memories outside a support.
   *
   * @param cueInner ⟨ξ_n,c̃⟩, if there is a cue
   */
  static Leaving leaving(Terrain terrain, Mixture mixture, int[] rows, @Nullable Numbers cueInner) {
    int[] gone =
        IntStream.range(0, mixture.size())
            .filter(k -> Arrays.binarySearch(rows, mixture.members()[k]) < 0)
            .toArray();
    double[] inner = new double[rows.length];
    if (gone.length == 0) {
      double[][] nothing = terrain.sweep(rows).orElseThrow().zero();
      return new Leaving(WeightedState.Faded.NONE, nothing, inner);
    }
    Mixture old =
        new Mixture(
            WeightedState.gather(mixture.members(), gone),
            WeightedState.gather(mixture.weights(), gone));
    RowSweep sweep = terrain.sweep(old.members()).orElseThrow();
    double[][] vector = sweep.zero();
    sweep.sum(old.weights(), vector);
    terrain.sweep(rows).orElseThrow().inner(vector, inner);
    double withCue = 0;
    double[] cue = cueInner == null ? new double[gone.length] : cueInner.gather(old.members());
    for (int i = 0; i < cue.length; i++) {
      withCue += old.weights()[i] * cue[i];
    }
    double squared = sweep.squaredDistance(vector, sweep.zero());
    return new Leaving(new WeightedState.Faded(old, withCue, squared), vector, inner);
  }

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
    int[] retiring = WeightedState.gather(state.rows(), gone);
    double[] oldCue = new double[gone.length];
    double cueInner = state.fadedCue();
    for (int i = 0; i < gone.length; i++) {
      oldCue[i] = state.cueInner(gone[i]);
      cueInner += state.weights()[gone[i]] * oldCue[i];
    }
    Mixture old = state.leaving(gone);
    RowSweep sweep = terrain.sweep(rows).orElseThrow();
    double[][] faded = old.size() == 0 ? sweep.zero() : vector.less(sweep, weights);
    double squared = sweep.squaredDistance(faded, sweep.zero());
    double[] fadedInner = new double[rows.length];
    sweep.inner(faded, fadedInner);
    SupportGram gram = new SupportGram(terrain, rows, Integer.MAX_VALUE);
    WeightedState less =
        state.without(
            kept, gram.times(weights), new WeightedState.Faded(old, cueInner, squared), fadedInner);
    double[] oldScores = WeightedState.gather(scores, gone);
    return new Retirement(
        less, gram, new Retired(terrain, scale, retiring, oldScores, oldCue, faded, way));
  }
}
