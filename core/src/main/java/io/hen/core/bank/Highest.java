package io.hen.core.bank;

import static java.util.Comparator.comparingDouble;

import java.util.Arrays;
import java.util.PriorityQueue;

/** Finds the highest of some numbers. */
final class Highest {
  private Highest() {}

  /** The k-th highest number; the least of all where there are fewer. */
  static double of(double[] numbers, int k) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, sorted.length - k)];
  }

  /** Those {@code most} of some rows that have the highest bounds, in no order. */
  static int[] of(int[] rows, int most, double[] bounds) {
    if (rows.length <= most) {
      return rows;
    }
    // The best so far, a heap with the least at the root.
    PriorityQueue<Integer> best = new PriorityQueue<>(most, comparingDouble(n -> bounds[n]));
    double root = Double.NEGATIVE_INFINITY;
    for (int n : rows) {
      if (best.size() < most || bounds[n] > root) {
        if (best.size() == most) {
          best.remove();
        }
        best.add(n);
        root = bounds[best.element()];
      }
    }
    return best.stream().mapToInt(n -> n).toArray();
  }
}
