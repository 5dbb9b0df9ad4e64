package io.hen.core.network;

import io.hen.core.bank.Mixture;
import java.util.Arrays;

/** How far the memories lie apart, found when it is first asked for. */
final class Spread {
  /** So many memories are compared with each other for a lower bound. */
  private static final int SAMPLE = 16;

  private final Landscape landscape;
  private volatile double ballSquared = Double.NaN;
  private volatile double pairSquared = Double.NaN;

  Spread(Landscape landscape) {
    this.landscape = landscape;
  }

  /**
   * R², an upper bound of the squared distance of every memory from the mean of all: two readings
   * of the bank, once. Rounding is included.
   */
  double ballSquared() {
    double known = ballSquared;
    if (Double.isNaN(known)) {
      known = measured();
      ballSquared = known;
    }
    return known;
  }

  /**
   * A lower bound of 4R² from a few pairs: two memories in a ball are at most 2R apart. It says
   * without a reading that a claim on R² cannot hold.
   */
  double pairSquared() {
    double known = pairSquared;
    if (Double.isNaN(known)) {
      known = sampled();
      pairSquared = known;
    }
    return known;
  }

  private double measured() {
    int size = landscape.bank.size();
    int[] everyone = new int[size];
    Arrays.setAll(everyone, n -> n);
    double[] weights = new double[size];
    Arrays.fill(weights, 1.0 / size);
    double[] inner = new double[size];
    landscape.bank.inner(new Mixture(everyone, weights), inner);
    double meanSquared = 0;
    for (int n = 0; n < size; n++) {
      meanSquared += inner[n] / size;
    }
    double farthest = 0;
    for (int n = 0; n < size; n++) {
      double squared = landscape.bank.squaredNorm(n) - 2 * inner[n] + meanSquared;
      farthest = Math.max(farthest, squared);
    }
    double largest = landscape.largestNorm * landscape.largestNorm;
    return farthest + 8 * landscape.bank.rounding(size) * largest;
  }

  private double sampled() {
    int size = landscape.bank.size();
    int count = Math.min(SAMPLE, size);
    double farthest = 0;
    for (int i = 0; i < count; i++) {
      int m = (int) ((long) i * size / count);
      for (int j = 0; j < i; j++) {
        int n = (int) ((long) j * size / count);
        double squared =
            landscape.bank.squaredNorm(m)
                + landscape.bank.squaredNorm(n)
                - 2 * landscape.bank.inner(m, n);
        farthest = Math.max(farthest, squared);
      }
    }
    return farthest;
  }
}
