package io.hen.core.network;

import io.hen.core.bank.Numbers;

/**
 * What the similarities to the cue say before any dynamics: the nearest neighbour, its margin, and
 * the memories between which the cue cannot decide.
 *
 * @param nearest the most similar memory (the lowest row of a tie)
 * @param top its similarity
 * @param second the similarity of the next, -∞ where there is none
 * @param ties all memories that may be as similar as the most similar one, by what rounding leaves
 *     open, ascending
 */
record FirstScan(int nearest, double top, double second, int[] ties) {

  /**
   * Ranks the similarities.
   *
   * @param rounding bound of the error of each similarity
   */
  static FirstScan of(Numbers similarities, double rounding) {
    double top = similarities.top(2 * rounding);
    double second = similarities.size() > 1 ? similarities.best(2) : Double.NEGATIVE_INFINITY;
    int[] ties = similarities.rowsFrom(top - 2 * rounding);
    return new FirstScan(ties[0], top, second, ties);
  }

  /** How much more similar the nearest is than the second, 0 at a tie. */
  double margin() {
    return ties.length > 1 ? 0 : top - second;
  }
}
