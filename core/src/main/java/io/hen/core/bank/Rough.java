package io.hen.core.bank;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A number for every memory, nearly all of which are known by bounds only, and narrow ones: {@link
 * Numbers} of many cues at once, which must cost little more than a look at each memory.
 *
 * <p>The bounds are formed when they are asked for, and of each block of memories a bound of the
 * highest is kept, so that blocks in which nobody can matter are passed over. Numbers that are
 * formed of others share what is known of these.
 *
 * <p>For one thread at a time.
 */
final class Rough {
  /** Memories of a block. */
  static final int BLOCK = 128;

  /** How many numbers a search learns at first where there are no lower bounds. */
  private static final int BATCH = 2;

  /** Bounds of the number of each memory. */
  interface Bounds {
    /** At most the number of memory n. */
    double low(int n);

    /** At least the number of memory n. */
    double high(int n);
  }

  /** What is known for certain: shared by all numbers that are formed of it. */
  private static final class Store {
    final int size;
    final Numbers.Source source;
    int[] rows = {};
    double[] values = {};

    Store(int size, Numbers.Source source) {
      this.size = size;
      this.source = source;
    }

    boolean complete() {
      return rows.length == size;
    }

    /** Where a memory's number is; negative if it is not known. */
    int place(int n) {
      return complete() ? n : Arrays.binarySearch(rows, n);
    }

    void know(int[] wanted) {
      int[] lacking = Arrays.stream(wanted).filter(n -> place(n) < 0).sorted().distinct().toArray();
      if (lacking.length == 0) {
        return;
      }
      if (lacking.length > 8 && lacking.length >= size / 3) {
        int[] all = IntStream.range(0, size).toArray();
        double[] read = new double[size];
        source.read(all, read);
        rows = all;
        values = read;
        return;
      }
      double[] read = new double[lacking.length];
      source.read(lacking, read);
      merge(lacking, read);
    }

    private void merge(int[] others, double[] read) {
      int[] both = new int[rows.length + others.length];
      double[] numbers = new double[both.length];
      int i = 0;
      int j = 0;
      for (int k = 0; k < both.length; k++) {
        if (j == others.length || (i < rows.length && rows[i] < others[j])) {
          both[k] = rows[i];
          numbers[k] = values[i++];
        } else {
          both[k] = others[j];
          numbers[k] = read[j++];
        }
      }
      rows = both;
      values = numbers;
    }
  }

  private final Store store;
  private final Bounds bounds;
  private final Numbers.Form form;

  /** At least every number of a block. */
  private final double[] peaks;

  /** Whether there are lower bounds. */
  private final boolean narrow;

  private Rough(Store store, Bounds bounds, Numbers.Form form, double[] peaks, boolean narrow) {
    this.store = store;
    this.bounds = bounds;
    this.form = form;
    this.peaks = peaks;
    this.narrow = narrow;
  }

  /**
   * Numbers of which none is known.
   *
   * @param peaks at least every number of each block of {@link #BLOCK} memories
   */
  static Rough of(int size, Bounds bounds, double[] peaks, Numbers.Source source) {
    return new Rough(new Store(size, source), bounds, (_, x) -> x, peaks, true);
  }

  /** Numbers that are there, as if they were not. */
  static Rough unread(double[] values) {
    Bounds exact =
        new Bounds() {
          @Override
          public double low(int n) {
            return values[n];
          }

          @Override
          public double high(int n) {
            return values[n];
          }
        };
    double[] peaks = new double[(values.length + BLOCK - 1) / BLOCK];
    Arrays.fill(peaks, Double.NEGATIVE_INFINITY);
    for (int n = 0; n < values.length; n++) {
      peaks[n / BLOCK] = Math.max(peaks[n / BLOCK], values[n]);
    }
    return of(values.length, exact, peaks, (rows, out) -> Arrays.setAll(out, k -> values[rows[k]]));
  }

  int size() {
    return store.size;
  }

  int count() {
    return store.rows.length;
  }

  boolean complete() {
    return store.complete();
  }

  boolean known(int n) {
    return store.place(n) >= 0;
  }

  void know(int... rows) {
    store.know(rows);
  }

  double at(int n) {
    int place = store.place(n);
    if (place < 0) {
      store.know(new int[] {n});
      place = store.place(n);
    }
    return form.apply(n, store.values[place]);
  }

  double low(int n) {
    int place = store.place(n);
    return place < 0 ? bounds.low(n) : form.apply(n, store.values[place]);
  }

  double high(int n) {
    int place = store.place(n);
    return place < 0 ? bounds.high(n) : form.apply(n, store.values[place]);
  }

  /** The numbers of all memories, NaN where unknown. */
  double[] present() {
    double[] present = new double[store.size];
    Arrays.fill(present, Double.NaN);
    for (int k = 0; k < store.rows.length; k++) {
      present[store.rows[k]] = form.apply(store.rows[k], store.values[k]);
    }
    return present;
  }

  double top(double reach, double rounding) {
    know(fromBest(reach, rounding, NOBODY));
    return highestKnown(NOBODY);
  }

  private static final boolean[] NOBODY = {};

  /** Unknown numbers that may be within reach of the highest. */
  private int[] fromBest(double reach, double rounding, boolean[] inside) {
    double least = highestKnown(inside);
    int row = rowOfHighest(inside);
    if (row >= 0) {
      least = Math.max(least, bounds.low(row));
    }
    return candidates(least - reach - rounding * (Math.abs(least) + reach), inside);
  }

  int[] rowsFrom(double least) {
    int[] rows = new int[store.rows.length];
    int count = 0;
    for (int k = 0; k < rows.length; k++) {
      if (form.apply(store.rows[k], store.values[k]) >= least) {
        rows[count++] = store.rows[k];
      }
    }
    return Arrays.copyOf(rows, count);
  }

  double highestBut(boolean[] inside) {
    if (narrow) {
      know(fromBest(0, 0, inside));
      return highestKnown(inside);
    }
    int batch = BATCH;
    while (true) {
      double best = highestKnown(inside);
      int[] open = candidates(above(best), inside);
      if (open.length == 0) {
        return best;
      }
      know(highest(batch, inside));
      batch *= 2;
    }
  }

  double best(int k) {
    int fewest = Math.min(k, store.size);
    int[] highest = highest(fewest, NOBODY);
    know(highest);
    while (true) {
      double[] sorted = rankedKnown();
      double last = sorted[sorted.length - fewest];
      int[] open = candidates(above(last), NOBODY);
      if (open.length == 0) {
        return last;
      }
      know(open);
    }
  }

  private double[] rankedKnown() {
    double[] sorted = new double[store.rows.length];
    for (int k = 0; k < sorted.length; k++) {
      sorted[k] = form.apply(store.rows[k], store.values[k]);
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private static double above(double least) {
    return least == Double.NEGATIVE_INFINITY ? least : Math.nextUp(least);
  }

  private double highestKnown(boolean[] inside) {
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < store.rows.length; k++) {
      if (!isInside(inside, store.rows[k])) {
        best = Math.max(best, form.apply(store.rows[k], store.values[k]));
      }
    }
    return best;
  }

  /** The unknown memory with the highest bound; -1 if there is none. */
  private int rowOfHighest(boolean[] inside) {
    int[] row = highest(1, inside);
    return row.length == 0 ? -1 : row[0];
  }

  private int[] candidates(double least, boolean[] inside) {
    int[] rows = new int[16];
    int count = 0;
    for (int b = 0; b < peaks.length; b++) {
      if (peaks[b] >= least) {
        int end = Math.min(store.size, (b + 1) * BLOCK);
        for (int n = b * BLOCK; n < end; n++) {
          if (bounds.high(n) >= least && !isInside(inside, n) && store.place(n) < 0) {
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

  /** Those {@code most} unknown memories that have the highest bounds, lowest bound first. */
  private int[] highest(int most, boolean[] inside) {
    int[] rows = new int[most];
    double[] heights = new double[most];
    Arrays.fill(heights, Double.NEGATIVE_INFINITY);
    int count = 0;
    int first = highestBlock();
    for (int i = 0; i < peaks.length; i++) {
      int b = i == 0 ? first : i <= first ? i - 1 : i;
      if (count == most && peaks[b] <= heights[0]) {
        continue;
      }
      int end = Math.min(store.size, (b + 1) * BLOCK);
      for (int n = b * BLOCK; n < end; n++) {
        double height = bounds.high(n);
        if ((count < most || height > heights[0]) && !isInside(inside, n) && store.place(n) < 0) {
          // The free places, if any, are the first.
          int place = count < most ? most - ++count : 0;
          for (; place + 1 < most && heights[place + 1] < height; place++) {
            heights[place] = heights[place + 1];
            rows[place] = rows[place + 1];
          }
          heights[place] = height;
          rows[place] = n;
        }
      }
    }
    return Arrays.copyOfRange(rows, most - count, most);
  }

  private int highestBlock() {
    int first = 0;
    for (int b = 1; b < peaks.length; b++) {
      if (peaks[b] > peaks[first]) {
        first = b;
      }
    }
    return first;
  }

  private static boolean isInside(boolean[] inside, int n) {
    return inside.length > 0 && inside[n];
  }

  /**
   * {@code f(n, x)} of every number x, for an f that never falls as x rises.
   *
   * @param ceiling at least {@code f(n, x)} of any memory and every number up to a bound; null
   *     where that must be found out by looking at each
   */
  Rough map(Numbers.Form f, @Nullable DoubleUnaryOperator ceiling) {
    Bounds mapped =
        new Bounds() {
          @Override
          public double low(int n) {
            return f.apply(n, bounds.low(n));
          }

          @Override
          public double high(int n) {
            return f.apply(n, bounds.high(n));
          }
        };
    return formed(f, mapped, ceiling, narrow);
  }

  /** {@code f(n, x)} of every number x, for an f that may rise and fall; has no lower bounds. */
  Rough map(Numbers.Form f, Numbers.Bound high, @Nullable DoubleUnaryOperator ceiling) {
    Bounds mapped =
        new Bounds() {
          @Override
          public double low(int n) {
            return Double.NEGATIVE_INFINITY;
          }

          @Override
          public double high(int n) {
            return high.apply(n, bounds.low(n), bounds.high(n));
          }
        };
    return formed(f, mapped, ceiling, false);
  }

  private Rough formed(
      Numbers.Form f, Bounds mapped, @Nullable DoubleUnaryOperator ceiling, boolean low) {
    double[] heights = new double[peaks.length];
    for (int b = 0; b < heights.length; b++) {
      if (ceiling != null) {
        heights[b] = ceiling.applyAsDouble(peaks[b]);
      } else {
        double peak = Double.NEGATIVE_INFINITY;
        int end = Math.min(store.size, (b + 1) * BLOCK);
        for (int n = b * BLOCK; n < end; n++) {
          peak = Math.max(peak, mapped.high(n));
        }
        heights[b] = peak;
      }
    }
    Numbers.Form whole = (n, x) -> f.apply(n, form.apply(n, x));
    return new Rough(store, mapped, whole, heights, low);
  }
}
