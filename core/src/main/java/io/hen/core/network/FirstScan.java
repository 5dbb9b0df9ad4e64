package io.hen.core.network;

import java.util.Arrays;

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
    double second = Double.NEGATIVE_INFINITY;
    double least = similarities[0];
    double top = similarities[0];
    for (int n = 1; n < similarities.length; n++) {
      double similarity = similarities[n];
      if (similarity < least) {
        least = similarity;
      }
      if (similarity > second) {
        if (similarity > top) {
          second = top;
          top = similarity;
        } else {
          second = similarity;
        }
      }
    }
    int[] ties = atLeast(top - 2 * rounding, similarities);
    return new FirstScan(ties[0], top, second, least, ties);
  }

  private static int[] atLeast(double least, double[] similarities) {
    int[] rows = new int[4];
    int count = 0;
    for (int n = 0; n < similarities.length; n++) {
      if (similarities[n] >= least) {
        if (count == rows.length) {
          rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] = n;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** How much more similar the nearest is than the second, 0 at a tie. */
  double margin() {
    return ties.length > 1 ? 0 : top - second;
  }
}
