package io.hen.core.calibrate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a statistic is for strangers: measured values, and how they go on beyond the largest.
 *
 * <p><b>Inside the sample</b> the p-value is the conformal one, {@code (1 + #{i : T_i ≥ T})/(m+1)}
 * (Vovk, Gammerman, Shafer, Algorithmic Learning in a Random World, 2005; Bates et al. 2023, arXiv
 * 2104.08279): if the cue is exchangeable with the sample, {@code P(p ≤ α) ≤ α}, whatever the
 * distribution.
 *
 * <p><b>Beyond its upper quarter</b> the exceedances are taken for exponential, as the logarithm of
 * a ratio of neighbour distances is wherever the data look like a Poisson process (Facco et al.
 * 2017, arXiv 1803.06992: its mean is 2/dimension for squared distances). With r exceedances of
 * mean τ, the chance that another one exceeds x is {@code (1 + x/(rτ))^-r}, exactly, the
 * uncertainty of τ included. The p-value is the larger of the two where both exist, so that the
 * extrapolation can only make the test stricter than the sample does, and speaks alone only below
 * {@code 1/(m+1)}.
 */
final class NullTail {
  /** The share of a sample that the tail is fitted to. */
  private static final double UPPER = 0.25;

  /** Fewer exceedances than this are counted as so many. */
  private static final int FEWEST = 4;

  private final double[] sorted;
  private final double resolution;
  private final double from;
  private final int exceeding;
  private final double mean;

  /**
   * A sample.
   *
   * @param values at least one; not copied, sorted in place
   * @param resolution the least mean of an exceedance: differences below it mean nothing
   */
  NullTail(double[] values, double resolution) {
    Arrays.sort(values);
    this.sorted = values;
    this.resolution = resolution;
    this.from = values[(int) ((1 - UPPER) * (values.length - 1))];
    int above = 0;
    double sum = 0;
    for (double value : values) {
      if (value > from) {
        above++;
        sum += value - from;
      }
    }
    this.exceeding = Math.max(FEWEST, above);
    this.mean = Math.max(resolution, above == 0 ? 0 : sum / above);
  }

  /** The values, ascending. */
  double[] values() {
    return sorted;
  }

  /** How often a stranger's statistic is at least t, in (0,1]. */
  double pValue(double t) {
    int least = firstAtLeast(t);
    int atLeast = sorted.length - least;
    double conformal = (1.0 + atLeast) / (sorted.length + 1);
    if (t <= from) {
      return conformal;
    }
    double share = Math.min(1, (double) exceeding / sorted.length);
    double tail = share * Math.pow(1 + (t - from) / (exceeding * mean), -exceeding);
    return Math.max(tail, atLeast == 0 ? 0 : conformal);
  }

  /** The smallest statistic from which on {@code pValue ≤ α}, up to rounding. */
  double threshold(double alpha) {
    double low = 0;
    double high = Math.max(1, 2 * sorted[sorted.length - 1]);
    while (pValue(high) > alpha) {
      low = high;
      high *= 2;
    }
    for (int k = 0; k < 60; k++) {
      double middle = (low + high) / 2;
      if (pValue(middle) > alpha) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(resolution);
    out.writeInt(sorted.length);
    for (double value : sorted) {
      out.writeDouble(value);
    }
  }

  static NullTail read(DataInputStream in) throws IOException {
    double resolution = in.readDouble();
    double[] values = new double[Calibration.count(in)];
    for (int k = 0; k < values.length; k++) {
      values[k] = in.readDouble();
    }
    if (values.length == 0) {
      throw new IllegalArgumentException("a calibration cannot be without strangers");
    }
    return new NullTail(values, resolution);
  }

  private int firstAtLeast(double t) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < t) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
