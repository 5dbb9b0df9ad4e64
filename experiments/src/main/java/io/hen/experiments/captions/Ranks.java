package io.hen.experiments.captions;

import java.util.List;

/**
 * Where the right items stood in the order of similarity.
 *
 * @param cues n
 * @param first how often it was the first
 * @param firstFive how often it was among the first five
 */
public record Ranks(int cues, int first, int firstFive) {

  /**
   * Counts.
   *
   * @param ranks 0 where the right item was first; an equally similar other one counts against it
   */
  static Ranks of(List<Integer> ranks) {
    return new Ranks(
        ranks.size(),
        (int) ranks.stream().filter(rank -> rank < 1).count(),
        (int) ranks.stream().filter(rank -> rank < 5).count());
  }

  /**
   * How many items other than the right one are at least as similar to the cue.
   *
   * @param similarities of each row; an item is as similar as its most similar row
   * @param itemOf the item of each row, 0..items-1
   */
  static int rank(double[] similarities, int[] itemOf, int items, int right) {
    double[] best = new double[items];
    java.util.Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int row = 0; row < similarities.length; row++) {
      best[itemOf[row]] = Math.max(best[itemOf[row]], similarities[row]);
    }
    int rank = 0;
    for (int item = 0; item < items; item++) {
      if (item != right && best[item] >= best[right]) {
        rank++;
      }
    }
    return rank;
  }
}
