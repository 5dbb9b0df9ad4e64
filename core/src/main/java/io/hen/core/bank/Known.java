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
 * <p>The bounds of a block of numbers that are formed of others follow from those of the others by
 * the same operations: none of them falls as its arguments rise (or rises, where the weight is
 * negative), rounding included.
 *
 * <p>For one thread at a time.
 */
final class Known {
  static final int BLOCK = 256;

  private final int size;

  /** The number of one memory. */
  private final IntToDoubleFunction one;

  /** All numbers. */
  private final Supplier<double[]> all;

  private final Supplier<double[]> above;
  private final Supplier<double[]> below;

  private double @Nullable [] values;
  private double @Nullable [] ceilings;
  private double @Nullable [] floors;

  private Known(
      int size,
      IntToDoubleFunction one,
      Supplier<double[]> all,
      Supplier<double[]> above,
      Supplier<double[]> below) {
    this.size = size;
    this.one = one;
    this.all = all;
    this.above = above;
    this.below = below;
  }

  /**
   * Numbers.
   *
   * @param values double[N], not copied, not to be changed
   */
  static Known of(double[] values) {
    Known known =
        new Known(
            values.length, n -> values[n], () -> values, () -> peaks(values), () -> lows(values));
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
   * {@code factor·(x + shift)} of every number x.
   *
   * @param factor greater than 0
   */
  Known times(double factor, double shift) {
    return new Known(
        size,
        n -> factor * (at(n) + shift),
        () -> scaled(values(), factor, shift),
        () -> scaled(ceilings(), factor, shift),
        () -> scaled(floors(), factor, shift));
  }

  private static double[] scaled(double[] x, double factor, double shift) {
    double[] scaled = new double[x.length];
    for (int n = 0; n < scaled.length; n++) {
      scaled[n] = factor * (x[n] + shift);
    }
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
        () -> quotients(values(), divisor),
        () -> quotients(ceilings(), divisor),
        () -> quotients(floors(), divisor));
  }

  private static double[] quotients(double[] x, double divisor) {
    double[] quotients = new double[x.length];
    for (int n = 0; n < quotients.length; n++) {
      quotients[n] = x[n] / divisor;
    }
    return quotients;
  }

  /** {@code x + weight·y} of every two numbers. */
  Known plus(double weight, Known other) {
    boolean up = weight >= 0;
    return new Known(
        size,
        n -> at(n) + weight * other.at(n),
        () -> sums(values(), weight, other.values()),
        () -> sums(ceilings(), weight, up ? other.ceilings() : other.floors()),
        () -> sums(floors(), weight, up ? other.floors() : other.ceilings()));
  }

  private static double[] sums(double[] x, double weight, double[] y) {
    double[] sums = new double[x.length];
    for (int n = 0; n < sums.length; n++) {
      sums[n] = x[n] + weight * y[n];
    }
    return sums;
  }

  /** At least the highest number of each block; not to be changed. */
  double[] ceilings() {
    double[] known = ceilings;
    if (known == null) {
      known = above.get();
      ceilings = known;
    }
    return known;
  }

  /** At most the lowest number of each block; not to be changed. */
  double[] floors() {
    double[] known = floors;
    if (known == null) {
      known = below.get();
      floors = known;
    }
    return known;
  }

  private static double[] peaks(double[] x) {
    double[] peaks = new double[(x.length + BLOCK - 1) / BLOCK];
    for (int b = 0; b < peaks.length; b++) {
      double peak = Double.NEGATIVE_INFINITY;
      for (int n = b * BLOCK; n < Math.min(x.length, (b + 1) * BLOCK); n++) {
        if (x[n] > peak) {
          peak = x[n];
        }
      }
      peaks[b] = peak;
    }
    return peaks;
  }

  private static double[] lows(double[] x) {
    double[] lows = new double[(x.length + BLOCK - 1) / BLOCK];
    for (int b = 0; b < lows.length; b++) {
      double low = Double.POSITIVE_INFINITY;
      for (int n = b * BLOCK; n < Math.min(x.length, (b + 1) * BLOCK); n++) {
        if (x[n] < low) {
          low = x[n];
        }
      }
      lows[b] = low;
    }
    return lows;
  }

  /** The highest number; -∞ where there are none. */
  double highest() {
    double[] heights = ceilings();
    int first = 0;
    for (int b = 1; b < heights.length; b++) {
      first = heights[b] > heights[first] ? b : first;
    }
    double best = heights.length == 0 ? Double.NEGATIVE_INFINITY : highest(first);
    for (int b = 0; b < heights.length; b++) {
      if (heights[b] > best) {
        best = Math.max(best, highest(b));
      }
    }
    return best;
  }

  private double highest(int block) {
    double best = Double.NEGATIVE_INFINITY;
    for (int n = block * BLOCK; n < Math.min(size, (block + 1) * BLOCK); n++) {
      double x = at(n);
      if (x > best) {
        best = x;
      }
    }
    return best;
  }

  /** The row with the highest number of those that are not {@code inside}, or -1. */
  int highestRowBut(boolean[] inside) {
    double[] heights = ceilings();
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
    double[] heights = ceilings();
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
    double[] heights = ceilings();
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
    double[] heights = ceilings();
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
