package io.hen.core.network;

import io.hen.core.bank.Similarity;
import java.util.stream.IntStream;

/**
 * What the similarities to the cue say before any dynamics: the nearest neighbour, its margin, and
 * the memories between which the cue cannot decide.
 *
 * @param nearest the most similar memory (the lowest row of a tie)
 * @param margin how much more similar it is than the second, 0 at a tie
 * @param ties all memories as similar as the nearest, up to rounding, ascending
 */
record FirstScan(int nearest, double margin, int[] ties) {
  /** Equal patterns may differ by so much of the largest term when summed in another order. */
  private static final double ROUNDING = 1e-12;

  static FirstScan of(double[] similarities, Similarity similarity, double largestNorm) {
    int best = 0;
    double second = Double.NEGATIVE_INFINITY;
    for (int n = 1; n < similarities.length; n++) {
      if (similarities[n] > similarities[best]) {
        second = similarities[best];
        best = n;
      } else {
        second = Math.max(second, similarities[n]);
      }
    }
    double top = similarities[best];
    double scale = similarity == Similarity.COSINE ? 1 : largestNorm * largestNorm + Math.abs(top);
    double least = top - ROUNDING * scale;
    int[] ties =
        IntStream.range(0, similarities.length).filter(n -> similarities[n] >= least).toArray();
    return new FirstScan(ties[0], ties.length > 1 ? 0 : top - second, ties);
  }
}
