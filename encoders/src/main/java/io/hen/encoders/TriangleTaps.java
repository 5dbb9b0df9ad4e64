package io.hen.encoders;

import java.util.Arrays;

/**
 * The weights of a triangle filter along one axis: which source pixels make a target pixel, and how
 * much each counts. Weights of one target pixel add up to 1; none is zero.
 */
final class TriangleTaps {
  private final int[] first;
  private final double[][] weights;

  private TriangleTaps(int[] first, double[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  /** From {@code source} pixels to {@code target} pixels, both > 0. */
  static TriangleTaps of(int source, int target) {
    if (source <= 0 || target <= 0) {
      throw new IllegalArgumentException(
          "cannot stretch " + source + " pixels to " + target + ": both must be at least 1");
    }
    double scale = (double) source / target;
    double support = Math.max(scale, 1);
    int[] first = new int[target];
    double[][] weights = new double[target][];
    for (int t = 0; t < target; t++) {
      double centre = (t + 0.5) * scale;
      int from = Math.max((int) (centre - support + 0.5), 0);
      int to = Math.min((int) (centre + support + 0.5), source);
      double[] heights = new double[to - from];
      double sum = 0;
      for (int k = 0; k < heights.length; k++) {
        heights[k] = Math.max(0, 1 - Math.abs((from + k - centre + 0.5) / support));
        sum += heights[k];
      }
      int start = 0;
      int end = heights.length;
      while (heights[start] == 0) {
        start++;
      }
      while (heights[end - 1] == 0) {
        end--;
      }
      first[t] = from + start;
      weights[t] = Arrays.copyOfRange(heights, start, end);
      for (int k = 0; k < weights[t].length; k++) {
        weights[t][k] /= sum;
      }
    }
    return new TriangleTaps(first, weights);
  }

  /** The first source pixel of a target pixel; never falls from one target pixel to the next. */
  int first(int target) {
    return first[target];
  }

  /** One past its last source pixel; never falls either. */
  int end(int target) {
    return first[target] + weights[target].length;
  }

  /** How much source pixel {@code source}, which must be one of its own, counts. */
  double weight(int target, int source) {
    return weights[target][source - first[target]];
  }

  /** Filters one line. */
  void apply(float[] from, int fromAt, float[] to, int toAt) {
    for (int t = 0; t < first.length; t++) {
      double[] taps = weights[t];
      int at = fromAt + first[t];
      double sum = 0;
      for (int k = 0; k < taps.length; k++) {
        sum += taps[k] * from[at + k];
      }
      to[toAt + t] = (float) sum;
    }
  }
}
