package io.hen.core.bank;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A number for every memory, all known: {@link Numbers} without bounds. The highest of each block
 * of memories is found once, in one pass, and then answers the questions about the highest numbers;
 * numbers that are formed of others are formed when they are asked for.
 *
 * <p>For one thread at a time.
 */
final class Known {
  private static final int BLOCK = 1024;

  private final int size;

  /** The number of one memory. */
  private final IntToDoubleFunction one;

  /** All numbers. */
  private final Supplier<double[]> all;

  private double @Nullable [] values;
  private double @Nullable [] peaks;

  private Known(int size, IntToDoubleFunction one, Supplier<double[]> all) {
    this.size = size;
    this.one = one;
    this.all = all;
  }

  /**
   * Numbers.
   *
   * @param values double[N], not copied, not to be changed
   */
  static Known of(double[] values) {
    Known known = new Known(values.length, n -> values[n], () -> values);
    known.values = values;
    return known;
  }

  int size() {
    return size;
  }

  double at(int n) {
    return values == null ? one.applyAsDouble(n) : values[n];
  }

  double[] values() {
    if (values == null) {
      values = all.get();
    }
    return values;
  }

  double[] gather(int[] rows) {
    double[] gathered = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      gathered[k] = at(rows[k]);
    }
    return gathered;
  }

  /**
   * {@code factor·(x + shift)} of every number x. Rounding turns no order around, so the highest of
   * each block is that of the highest x.
   *
   * @param factor greater than 0
   */
  Known times(double factor, double shift) {
    Known scaled =
        new Known(
            size,
            n -> factor * (at(n) + shift),
            () -> {
              double[] x = values();
              double[] scaledValues = new double[size];
              for (int n = 0; n < size; n++) {
                scaledValues[n] = factor * (x[n] + shift);
              }
              return scaledValues;
            });
    double[] own = peaks();
    double[] theirs = new double[own.length];
    for (int b = 0; b < theirs.length; b++) {
      theirs[b] = factor * (own[b] + shift);
    }
    scaled.peaks = theirs;
    return scaled;
  }

  /** {@code factor·(x_n + shifts[n])} of every number x. */
  Known times(double factor, double[] shifts) {
    double[] x = values();
    double[] scaled = new double[size];
    for (int n = 0; n < size; n++) {
      scaled[n] = factor * (x[n] + shifts[n]);
    }
    return of(scaled);
  }

  /** {@code x/divisor} of every number x. */
  Known over(double divisor) {
    return new Known(
        size,
        n -> at(n) / divisor,
        () -> {
          double[] x = values();
          double[] quotients = new double[size];
          for (int n = 0; n < size; n++) {
            quotients[n] = x[n] / divisor;
          }
          return quotients;
        });
  }

  /** {@code x + weight·y} of every two numbers. */
  Known plus(double weight, Known other) {
    return new Known(
        size,
        n -> at(n) + weight * other.at(n),
        () -> {
          double[] x = values();
          double[] y = other.values();
          double[] sum = new double[size];
          for (int n = 0; n < size; n++) {
            sum[n] = x[n] + weight * y[n];
          }
          return sum;
        });
  }

  /** The highest number of each block. */
  private double[] peaks() {
    if (peaks == null) {
      double[] x = values();
      peaks = new double[(size + BLOCK - 1) / BLOCK];
      for (int b = 0; b < peaks.length; b++) {
        peaks[b] = peak(x, b * BLOCK, Math.min(size, (b + 1) * BLOCK));
      }
    }
    return peaks;
  }

  private static double peak(double[] x, int from, int to) {
    double peak = Double.NEGATIVE_INFINITY;
    for (int n = from; n < to; n++) {
      if (x[n] > peak) {
        peak = x[n];
      }
    }
    return peak;
  }

  /** The highest number; -∞ where there are none. */
  double highest() {
    double[] heights = peaks();
    return peak(heights, 0, heights.length);
  }

  /** The row with the highest number of those that are not {@code inside}, or -1. */
  int highestRowBut(boolean[] inside) {
    double[] heights = peaks();
    double best = Double.NEGATIVE_INFINITY;
    int row = -1;
    for (int b = 0; b < heights.length; b++) {
      if (heights[b] > best) {
        int end = Math.min(size, (b + 1) * BLOCK);
        for (int n = b * BLOCK; n < end; n++) {
          double x = at(n);
          if (x > best && !inside[n]) {
            best = x;
            row = n;
          }
        }
      }
    }
    return row;
  }

  /** The rows, ascending, whose numbers are at least {@code least}. */
  int[] rowsFrom(double least) {
    double[] heights = peaks();
    int[] rows = new int[64];
    int count = 0;
    for (int b = 0; b < heights.length; b++) {
      if (heights[b] >= least) {
        int end = Math.min(size, (b + 1) * BLOCK);
        for (int n = b * BLOCK; n < end; n++) {
          if (at(n) >= least) {
            if (count == rows.length) {
              rows = Arrays.copyOf(rows, 2 * count);
            }
            rows[count++] = n;
          }
        }
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Whether more than {@code count} numbers are at least {@code least}. */
  boolean moreThan(int count, double least) {
    double[] heights = peaks();
    int found = 0;
    for (int b = 0; b < heights.length && found <= count; b++) {
      if (heights[b] >= least) {
        int end = Math.min(size, (b + 1) * BLOCK);
        for (int n = b * BLOCK; n < end; n++) {
          found += at(n) >= least ? 1 : 0;
        }
      }
    }
    return found > count;
  }

  /** The second highest number, the highest again at a tie; -∞ where there is only one. */
  double second() {
    double[] heights = peaks();
    double first = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (int b = 0; b < heights.length; b++) {
      if (heights[b] > second) {
        int end = Math.min(size, (b + 1) * BLOCK);
        for (int n = b * BLOCK; n < end; n++) {
          double x = at(n);
          if (x > first) {
            second = first;
            first = x;
          } else if (x > second) {
            second = x;
          }
        }
      }
    }
    return second;
  }
}
