package io.hen.core.network;

import io.hen.core.bank.Similarity;
import java.util.Arrays;
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
    int nearest = 0;
    for (int n = 1; n < similarities.length; n++) {
      if (similarities[n] > similarities[nearest]) {
        nearest = n;
      }
    }
    double top = similarities[nearest];
    double scale = similarity == Similarity.COSINE ? 1 : largestNorm * largestNorm + Math.abs(top);
    double least = top - ROUNDING * scale;
    int[] ties =
        IntStream.range(0, similarities.length).filter(n -> similarities[n] >= least).toArray();
    int best = nearest;
    double second =
        ties.length > 1
            ? top
            : IntStream.range(0, similarities.length)
                .filter(n -> n != best)
                .mapToDouble(n -> similarities[n])
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    return new FirstScan(ties[0], top - second, Arrays.copyOf(ties, ties.length));
  }
}
