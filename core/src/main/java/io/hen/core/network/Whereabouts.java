package io.hen.core.network;

import io.hen.core.bank.Mixture;

/**
 * Where a recall is when it asks for the memories outside its support.
 *
 * <p>A memory enters where the score that a reading gives it is at least {@code threshold -
 * margin}. The margin is twice what that score may be off; a bound of the exact score that is below
 * {@code threshold - 2·margin} therefore proves that a reading would not let the memory in.
 *
 * @param state v
 * @param held what v holds of the memories, the weights that a reading leaves out left out
 * @param threshold the score at which a memory would matter
 * @param margin what rounding and the weights left out can change about a score, doubled
 * @param way the length of the way that the state has gone, or more
 * @param inaccuracy bounds the errors of every ⟨ξ_n,v⟩ + bias_n, of ⟨c̃,v⟩ and of ‖v‖²
 */
record Whereabouts(
    WeightedState state,
    Mixture held,
    double threshold,
    double margin,
    double way,
    double inaccuracy) {

  /**
   * Where a state is.
   *
   * @param cutoff the least weight that a reading takes into account
   * @param unit β'M², by which a weight left out may change a score
   */
  static Whereabouts of(
      WeightedState state,
      double threshold,
      double cutoff,
      double way,
      double inaccuracy,
      double scale,
      double unit) {
    Mixture all = state.mixture();
    double light = 0;
    for (double weight : all.weights()) {
      light += weight < cutoff ? weight : 0;
    }
    double margin = 4 * (scale * inaccuracy + unit * light);
    return new Whereabouts(state, all.above(cutoff), threshold, margin, way, inaccuracy);
  }

  /** Whether a memory enters. */
  boolean admits(double score) {
    return score >= threshold - margin;
  }

  /** What bounds of scores must be below, that nothing enters. */
  double limit() {
    return threshold - 2 * margin;
  }
}
