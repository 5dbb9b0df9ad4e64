package io.hen.core.bank;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A number for every memory, of which those that were not needed so far may be known only by
 * bounds: what {@link PatternBank#bounded} answers, and what is formed of such answers.
 *
 * <p>A number that is known is the one that a reading of the whole bank gives, bit for bit. The
 * searches ({@link #top}, {@link #best}, {@link #highestBut}) learn the numbers that their result
 * depends on, so that a result does not depend on what was known before either.
 *
 * <p>For one thread at a time.
 */
public final class Numbers {
  /** How many numbers a search learns at first; each time it has to go on, twice as many. */
  private static final int BATCH = 16;

  /** More than some roundings of a difference, relative to its terms. */
  private static final double ROUNDING = 1e-14;

  /** Stands for no memory. */
  private static final boolean[] NOBODY = {};

  /** Reads the numbers of chosen memories. */
  @FunctionalInterface
  public interface Source {
    /**
     * {@code out[k]} becomes the number of memory {@code rows[k]}.
     *
     * @param rows ascending, each once; all memories where reading them all is cheaper
     */
    void read(int[] rows, double[] out);
  }

  /** Makes a number of a memory's number. */
  @FunctionalInterface
  public interface Form {
    /** The new number of memory n. */
    double apply(int n, double number);
  }

  /** Bounds what is made of a number that is known by bounds only. */
  @FunctionalInterface
  public interface Bound {
    /** At least what any number from {@code low} to {@code high} becomes for memory n. */
    double apply(int n, double low, double high);
  }

  private static final double[] NONE = {};

  /** Numbers that are known; NaN for the others. */
  private double[] values;

  /** Upper bounds, double[N], the numbers where they are known. */
  private double[] high;

  /** Lower bounds, seldom asked for. */
  private IntToDoubleFunction low;

  private double @Nullable [] lows;

  private Source source;
  private int unknown;

  /** Numbers that are all known from the beginning; null where bounds were all there was. */
  private @Nullable Known all;

  /** Numbers whose bounds are formed when they are asked for; null where arrays hold them. */
  private @Nullable Rough rough;

  private Numbers(double[] values, IntToDoubleFunction low, double[] high, Source source) {
    this.values = values;
    this.low = low;
    this.high = high;
    this.source = source;
  }

  /**
   * Numbers that are all known.
   *
   * @param values double[N], not copied, not to be changed
   */
  public static Numbers exact(double[] values) {
    return exact(Known.of(values));
  }

  private static Numbers exact(Known known) {
    Numbers numbers = new Numbers(NONE, known::at, NONE, (_, _) -> {});
    numbers.all = known;
    return numbers;
  }

  /**
   * Numbers of which none is known.
   *
   * @param low double[N], at most the number that the source gives
   * @param high double[N], at least that
   */
  static Numbers bounded(double[] low, double[] high, Source source) {
    double[] values = new double[low.length];
    Arrays.fill(values, Double.NaN);
    return new Numbers(values, n -> low[n], high, source).counted();
  }

  /**
   * Numbers that count as unknown until they are asked for: they tell what would have to be read.
   *
   * @param values double[N], not copied, not to be changed
   */
  public static Numbers unread(double[] values) {
    return rough(Rough.unread(values));
  }

  /** Numbers whose bounds are formed when they are asked for. */
  static Numbers rough(Rough rough) {
    Numbers numbers = new Numbers(NONE, rough::low, NONE, (_, _) -> {});
    numbers.rough = rough;
    return numbers;
  }

  /** From here on arrays hold the numbers and their bounds. */
  private void spread() {
    Rough formed = rough;
    if (formed == null) {
      return;
    }
    rough = null;
    values = formed.present();
    high = new double[values.length];
    Arrays.setAll(high, formed::high);
    low = formed::low;
    source =
        (rows, out) -> {
          formed.know(rows);
          Arrays.setAll(out, k -> formed.at(rows[k]));
        };
    counted();
  }

  private Numbers counted() {
    for (double value : values) {
      unknown += Double.isNaN(value) ? 1 : 0;
    }
    return this;
  }

  /** N. */
  public int size() {
    if (rough != null) {
      return rough.size();
    }
    return all == null ? values.length : all.size();
  }

  /** Whether all numbers are known. */
  public boolean complete() {
    return rough == null ? unknown == 0 : rough.complete();
  }

  /** How many numbers are known. */
  public int known() {
    return rough == null ? size() - unknown : rough.count();
  }

  /** Whether the number of memory n is known. */
  public boolean known(int n) {
    if (rough != null) {
      return rough.known(n);
    }
    return unknown == 0 || !Double.isNaN(values[n]);
  }

  /** The number of memory n, which is read if need be. */
  public double at(int n) {
    if (rough != null) {
      return rough.at(n);
    }
    if (all != null) {
      return all.at(n);
    }
    if (!known(n)) {
      know(new int[] {n});
    }
    return values[n];
  }

  /** At most the number of memory n. */
  public double low(int n) {
    if (rough != null) {
      return rough.low(n);
    }
    return known(n) ? at(n) : low.applyAsDouble(n);
  }

  /** At least the number of memory n. */
  public double high(int n) {
    if (rough != null) {
      return rough.high(n);
    }
    return all == null ? high[n] : all.at(n);
  }

  /** {@link #low} of every memory, double[N]: the same array later on. Not to be changed. */
  public double[] lows() {
    spread();
    double[] bounds = lows;
    if (bounds == null) {
      bounds = highs();
      if (unknown > 0) {
        bounds = new double[values.length];
        Arrays.setAll(bounds, this::low);
      }
      lows = bounds;
    }
    return bounds;
  }

  /** {@link #high} of every memory, double[N]: the same array later on. Not to be changed. */
  public double[] highs() {
    spread();
    return all == null ? high : all.values();
  }

  /** Learns the numbers of some memories; all, where these are a third of the bank. */
  public void know(int... rows) {
    if (rough != null) {
      rough.know(rows);
      return;
    }
    if (unknown == 0) {
      return;
    }
    int[] lacking = Arrays.stream(rows).filter(n -> Double.isNaN(values[n])).sorted().toArray();
    if (lacking.length == 0) {
      return;
    }
    if (lacking.length > 8 && lacking.length >= values.length / 3) {
      lacking = IntStream.range(0, values.length).toArray();
    }
    double[] read = new double[lacking.length];
    source.read(lacking, read);
    for (int k = 0; k < lacking.length; k++) {
      if (Double.isNaN(values[lacking[k]])) {
        unknown--;
      }
      values[lacking[k]] = read[k];
      high[lacking[k]] = read[k];
      if (lows != null) {
        lows[lacking[k]] = read[k];
      }
    }
  }

  /** All numbers, double[N]: reads the whole bank unless all are known. Not to be changed. */
  public double[] values() {
    spread();
    if (all != null) {
      return all.values();
    }
    if (unknown > 0) {
      know(IntStream.range(0, values.length).toArray());
    }
    return values;
  }

  /** The numbers of some memories. */
  public double[] gather(int[] rows) {
    if (rough != null) {
      Rough formed = rough;
      formed.know(rows);
      return Arrays.stream(rows).mapToDouble(formed::at).toArray();
    }
    if (all != null) {
      return all.gather(rows);
    }
    know(rows);
    return Arrays.stream(rows).mapToDouble(n -> values[n]).toArray();
  }

  /** What is known of the numbers, double[N]: those unknown or below {@code least} are -∞. */
  public double[] orLowest(double least) {
    spread();
    return Arrays.stream(present()).map(x -> x >= least ? x : Double.NEGATIVE_INFINITY).toArray();
  }

  /**
   * The highest number; every number that is at least {@code top - reach} is known afterwards,
   * however that difference is rounded.
   *
   * @param reach ≥ 0
   */
  public double top(double reach) {
    if (rough != null) {
      return rough.top(reach, ROUNDING);
    }
    if (all != null) {
      return all.highest();
    }
    if (unknown > 0) {
      double best = highestKnown(NOBODY);
      if (best == Double.NEGATIVE_INFINITY) {
        know(Highest.of(candidates(best, NOBODY), BATCH, high));
        best = highestKnown(NOBODY);
      }
      know(candidates(best - reach - ROUNDING * (Math.abs(best) + reach), NOBODY));
    }
    return highestKnown(NOBODY);
  }

  /** The rows, ascending, whose numbers are at least {@code least}: those that are known. */
  public int[] rowsFrom(double least) {
    if (rough != null) {
      return rough.rowsFrom(least);
    }
    if (all != null) {
      return all.rowsFrom(least);
    }
    int[] rows = new int[values.length];
    int count = 0;
    for (int n = 0; n < values.length; n++) {
      if (values[n] >= least) {
        rows[count++] = n;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Rows in a block, see {@link #ceilings}. */
  public static final int BLOCK = Known.BLOCK;

  /**
   * At least the highest number of each block of {@link #BLOCK} rows, all of which are known, and
   * not much more. Not to be changed.
   */
  public double[] ceilings() {
    return complete(this).ceilings();
  }

  /** At most the lowest number of each block, see {@link #ceilings}. */
  public double[] floors() {
    return complete(this).floors();
  }

  /**
   * Whether more than {@code count} numbers, all of which are known, are at least {@code least}.
   */
  public boolean moreThan(int count, double least) {
    return complete(this).moreThan(count, least);
  }

  /**
   * The k-th highest number (the least of all where there are fewer); all above it are known
   * afterwards.
   */
  public double best(int k) {
    if (rough != null) {
      return rough.best(k);
    }
    if (all != null) {
      return k == 2 && all.size() > 1 ? all.second() : Highest.of(all.values(), k);
    }
    int batch = Math.max(BATCH, k);
    while (true) {
      double[] sorted = Arrays.stream(values).filter(x -> !Double.isNaN(x)).sorted().toArray();
      double last =
          sorted.length >= Math.min(k, values.length)
              ? sorted[Math.max(0, sorted.length - k)]
              : Double.NEGATIVE_INFINITY;
      int[] open = above(last, NOBODY);
      if (open.length == 0) {
        return last;
      }
      know(Highest.of(open, batch, high));
      batch *= 2;
    }
  }

  /**
   * The highest number of the memories that are not {@code inside}; -∞ where there are none.
   *
   * @param inside boolean[N]
   */
  public double highestBut(boolean[] inside) {
    if (rough != null) {
      return rough.highestBut(inside);
    }
    if (all != null) {
      int row = all.highestRowBut(inside);
      return row < 0 ? Double.NEGATIVE_INFINITY : all.at(row);
    }
    int batch = BATCH;
    while (true) {
      double best = highestKnown(inside);
      int[] open = above(best, inside);
      if (open.length == 0) {
        return best;
      }
      know(Highest.of(open, batch, high));
      batch *= 2;
    }
  }

  /**
   * The memory with the highest number of those that are not {@code inside}; -1 where there are
   * none, or where that would have to be found out by reading.
   */
  public int highestRowBut(boolean[] inside) {
    return all == null ? -1 : all.highestRowBut(inside);
  }

  private double highestKnown(boolean[] inside) {
    double best = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < values.length; n++) {
      if (values[n] > best && !isInside(inside, n)) {
        best = values[n];
      }
    }
    return best;
  }

  /** Unknown numbers that may be {@code least} or more. */
  private int[] candidates(double least, boolean[] inside) {
    int[] rows = new int[unknown];
    int count = 0;
    if (unknown > 0) {
      for (int n = 0; n < values.length; n++) {
        if (high[n] >= least && Double.isNaN(values[n]) && !isInside(inside, n)) {
          rows[count++] = n;
        }
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private static boolean isInside(boolean[] inside, int n) {
    return inside.length > 0 && inside[n];
  }

  /** Unknown numbers that may be more than {@code least}. */
  private int[] above(double least, boolean[] inside) {
    return candidates(least == Double.NEGATIVE_INFINITY ? least : Math.nextUp(least), inside);
  }

  /** {@code f(n, x)} of every number x, for an f that never falls as x rises. */
  public Numbers map(Form f) {
    if (rough != null) {
      return rough(rough.map(f, null));
    }
    return map(f, n -> f.apply(n, low(n)), (n, _, above) -> f.apply(n, above));
  }

  /** {@code f(n, x)} of every number x, for an f that may rise and fall; has no lower bounds. */
  public Numbers map(Form f, Bound high) {
    return map(f, high, null);
  }

  /**
   * As the other.
   *
   * @param ceiling at least {@code f(n, x)} of every memory n and every x that is no higher than
   *     its argument, where that is known without a look at each memory
   */
  public Numbers map(Form f, Bound high, @Nullable DoubleUnaryOperator ceiling) {
    if (rough != null) {
      return rough(rough.map(f, high, ceiling));
    }
    return map(f, _ -> Double.NEGATIVE_INFINITY, high);
  }

  private Numbers map(Form f, IntToDoubleFunction below, Bound above) {
    double[] mapped = new double[size()];
    if (unknown == 0) {
      double[] x = present();
      for (int n = 0; n < mapped.length; n++) {
        mapped[n] = f.apply(n, x[n]);
      }
      return exact(mapped);
    }
    double[] bounds = new double[values.length];
    for (int n = 0; n < mapped.length; n++) {
      boolean known = !Double.isNaN(values[n]);
      mapped[n] = known ? f.apply(n, values[n]) : Double.NaN;
      bounds[n] = known ? mapped[n] : above.apply(n, low.applyAsDouble(n), high[n]);
    }
    return new Numbers(
            mapped,
            below,
            bounds,
            (rows, out) -> {
              know(rows);
              Arrays.setAll(out, k -> f.apply(rows[k], values[rows[k]]));
            })
        .counted();
  }

  /** {@code x + weight·y} of every two numbers. */
  public Numbers plus(double weight, Numbers other) {
    spread();
    other.spread();
    if (unknown == 0 && other.unknown == 0) {
      return exact(complete(this).plus(weight, complete(other)));
    }
    double[] x = present();
    double[] y = other.present();
    double[] sum = new double[x.length];
    for (int n = 0; n < sum.length; n++) {
      sum[n] = x[n] + weight * y[n];
    }
    boolean up = weight >= 0;
    double[] bounds = new double[sum.length];
    for (int n = 0; n < sum.length; n++) {
      bounds[n] = high(n) + weight * (up ? other.high(n) : other.low(n));
    }
    return new Numbers(
            sum,
            n -> low(n) + weight * (up ? other.low(n) : other.high(n)),
            bounds,
            (rows, out) -> {
              know(rows);
              other.know(rows);
              Arrays.setAll(out, k -> at(rows[k]) + weight * other.at(rows[k]));
            })
        .counted();
  }

  /**
   * {@code factor·(x + shift)} of every number x.
   *
   * @param factor greater than 0
   */
  public Numbers times(double factor, double shift) {
    if (rough != null) {
      return rough(rough.map((_, x) -> factor * (x + shift), x -> factor * (x + shift)));
    }
    return unknown == 0
        ? exact(complete(this).times(factor, shift))
        : map((_, x) -> factor * (x + shift));
  }

  /**
   * {@code factor·(x_n + shifts[n])} of every number x.
   *
   * @param factor greater than 0
   * @param shifts double[N]
   */
  public Numbers times(double factor, double[] shifts) {
    if (rough != null) {
      return rough(rough.map((n, x) -> factor * (x + shifts[n]), null));
    }
    return unknown == 0
        ? exact(complete(this).times(factor, shifts))
        : map((n, x) -> factor * (x + shifts[n]));
  }

  /** {@code x/divisor} of every number x, for a divisor greater than 0. */
  public Numbers over(double divisor) {
    if (rough != null) {
      return rough(rough.map((_, x) -> x / divisor, x -> x / divisor));
    }
    return unknown == 0 ? exact(complete(this).over(divisor)) : map((_, x) -> x / divisor);
  }

  private static Known complete(Numbers numbers) {
    numbers.spread();
    Known all = numbers.all;
    if (all == null) {
      all = Known.of(numbers.values);
      numbers.all = all;
    }
    return all;
  }

  /** What is known, NaN for the rest. */
  private double[] present() {
    return all == null ? values : all.values();
  }
}
