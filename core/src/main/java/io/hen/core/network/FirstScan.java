package io.hen.core.network;

import java.util.stream.IntStream;

/**
 * What the similarities to the cue say before any dynamics: the nearest neighbour, its margin, and
 * the memories between which the cue cannot decide.
 *
 * @param nearest the most similar memory (the lowest row of a tie)
 * @param top its similarity
 * @param second the similarity of the next, -∞ where there is none
 * @param least the least similarity of all
 * @param ties all memories that may be as similar as the most similar one, by what rounding leaves
 *     open, ascending
 */
record FirstScan(int nearest, double top, double second, double least, int[] ties) {

  /**
   * Ranks the similarities.
   *
   * @param rounding bound of the error of each similarity
   */
  static FirstScan of(double[] similarities, double rounding) {
    int best = 0;
    double second = Double.NEGATIVE_INFINITY;
    double least = similarities[0];
    for (int n = 1; n < similarities.length; n++) {
      least = Math.min(least, similarities[n]);
      if (similarities[n] > similarities[best]) {
        second = similarities[best];
        best = n;
      } else {
        second = Math.max(second, similarities[n]);
      }
    }
    double top = similarities[best];
    int[] ties =
        IntStream.range(0, similarities.length)
            .filter(n -> similarities[n] >= top - 2 * rounding)
            .toArray();
    return new FirstScan(ties[0], top, second, least, ties);
  }

  /** How much more similar the nearest is than the second, 0 at a tie. */
  double margin() {
    return ties.length > 1 ? 0 : top - second;
  }
}
