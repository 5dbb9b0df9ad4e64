package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inner products of many queries with all rows, bounded from products of matrices in single
 * precision.
 *
 * <p>With {@code L = ‖q‖}, z the floats next to {@code q/L}, and ⟨ξ,z⟩ formed as {@link
 * Kernels#roughProducts} forms it,
 *
 * <pre>{@code
 * |⟨ξ,q⟩ - L·rough| ≤ L·(‖ξ‖·(ρ + 2⁻²⁴) + t)
 * }</pre>
 *
 * ρ {@link Kernels#productRounding}: the magnitudes of the products sum to at most {@code ‖ξ‖‖z‖}
 * (Cauchy-Schwarz), ‖z‖ differs from 1 by its rounding, ‖q/L - z‖ is at most 2⁻²⁴ and what numbers
 * below the smallest normal float lose, and t is what such products lose. Roundings in double
 * precision, those of the kernel that computes the number itself included, are K·2⁻⁵³ and a few
 * more, see {@link PatternBank#rounding}. The bound is that of any order of the additions within a
 * block, with fused or separate multiplication. A sum could overflow only where ‖ξ‖ comes near the
 * largest float: then nothing is bounded here.
 */
final class RoughRows {
  /** Rows that are read by one thread, without division. */
  static final int FEW = 256;

  /** A query of a panel costs this share of one that is read in double precision. */
  private static final double SHARE = 0.4;

  /** Rows that are multiplied before their products are turned: a multiple of every tile. */
  private static final int CHUNK = 240;

  /** Longer rows are not multiplied in single precision. */
  private static final double LONGEST = 1e37;

  private final DenseRows rows;
  private final int size;
  private final RowNorms norms;
  private volatile @Nullable Errors errors;

  /**
   * How far products may be off, relative to the length of the query.
   *
   * @param each of every row, double[N]
   * @param worst the largest of each block of {@link Rough#BLOCK} rows
   * @param finite whether no product overflows
   */
  private record Errors(double[] each, double[] worst, boolean finite) {}

  /** Inner products with some rows. */
  @FunctionalInterface
  interface Exact {
    /** {@code out[i] = ⟨ξ_chosen[i], query⟩}. */
    void read(double[] query, int[] chosen, double[] out);
  }

  RoughRows(DenseRows rows, int size, RowNorms norms) {
    this.rows = rows;
    this.size = size;
    this.norms = norms;
  }

  /** Whether bounds for so many queries cost less than their numbers. */
  boolean pays(int queries) {
    int width = rows.kernels().panelWidth();
    int panels = (queries + width - 1) / width;
    return size > 0
        && rows.kernels().roughProductsPay()
        && panels * width * SHARE < queries
        && errors().finite;
  }

  private Errors errors() {
    Errors known = errors;
    if (known == null) {
      known = measured();
      errors = known;
    }
    return known;
  }

  private Errors measured() {
    int dimension = rows.dimension();
    double doubles = (4.0 * dimension + 256) * 0x1p-53;
    double relative = 1.001 * (Kernels.productRounding(dimension) + 0x1p-24) + doubles;
    double[] squared = norms.raw();
    double[] each = new double[size];
    double[] worst = new double[(size + Rough.BLOCK - 1) / Rough.BLOCK];
    boolean finite = true;
    for (int n = 0; n < size; n++) {
      double length = Math.sqrt(squared[n]);
      finite &= length < LONGEST;
      each[n] = length * relative + dimension * 0x1p-120;
      int block = n / Rough.BLOCK;
      worst[block] = Math.max(worst[block], each[n]);
    }
    return new Errors(each, worst, finite);
  }

  /**
   * Bounds.
   *
   * @param queries double[Q][K], not to be changed
   */
  List<Numbers> products(double[][] queries, Exact exact) {
    double[] lengths = new double[queries.length];
    float[][] products = new float[queries.length][size];
    try (Arena arena = Arena.ofShared()) {
      multiply(queries, lengths, products, arena);
    }
    List<Numbers> bounded = new ArrayList<>();
    for (int q = 0; q < queries.length; q++) {
      double[] query = queries[q];
      bounded.add(
          numbers(products[q], lengths[q], (chosen, out) -> exact.read(query, chosen, out)));
    }
    return bounded;
  }

  private void multiply(double[][] queries, double[] lengths, float[][] products, Arena arena) {
    int width = rows.kernels().panelWidth();
    int panels = (queries.length + width - 1) / width;
    MemorySegment panel =
        arena.allocate((long) panels * width * rows.dimension() * Float.BYTES, 64);
    RowScan.each(queries.length, q -> lengths[q] = pack(queries[q], panel, q, width));
    RowScan.each(
        (size + CHUNK - 1) / CHUNK,
        chunk -> {
          try (Arena own = Arena.ofConfined()) {
            MemorySegment part = own.allocate((long) CHUNK * width * Float.BYTES, 64);
            int from = chunk * CHUNK;
            int to = Math.min(size, from + CHUNK);
            for (int p = 0; p < panels; p++) {
              multiply(panel, p, from, to, part);
              turn(part, from, to, width, products, p * width);
            }
          }
        });
  }

  private void multiply(MemorySegment panels, int p, int from, int to, MemorySegment part) {
    int width = rows.kernels().panelWidth();
    long bytes = (long) width * rows.dimension() * Float.BYTES;
    MemorySegment panel = panels.asSlice(p * bytes, bytes);
    rows.kernels()
        .roughProducts(
            rows.rows(), rows.stride(), from, to, rows.dimension(), panel, part, width, 0);
  }

  /** Puts a query relative to its length into its panel, and says how long it is. */
  private static double pack(double[] query, MemorySegment panels, int q, int width) {
    double length = Math.sqrt(PrincipalBasis.dot(query, query));
    double scale = length > 0 ? length : 1;
    long at = (long) (q / width) * width * query.length + q % width;
    for (int k = 0; k < query.length; k++) {
      panels.setAtIndex(ValueLayout.JAVA_FLOAT, at + (long) k * width, (float) (query[k] / scale));
    }
    return scale;
  }

  /** From products side by side for each row to those of each query side by side. */
  private static void turn(
      MemorySegment part, int from, int to, int width, float[][] products, int first) {
    int count = Math.min(width, products.length - first);
    for (int q = 0; q < count; q++) {
      float[] own = products[first + q];
      for (int n = from; n < to; n++) {
        own[n] = part.getAtIndex(ValueLayout.JAVA_FLOAT, (long) (n - from) * width + q);
      }
    }
  }

  /**
   * Numbers near products.
   *
   * @param products float[N]
   * @param length L
   */
  private Numbers numbers(float[] products, double length, Numbers.Source source) {
    double[] each = errors().each;
    double[] factors = rows.factors();
    Rough.Bounds bounds =
        new Rough.Bounds() {
          @Override
          public double low(int n) {
            double low = length * (products[n] - each[n]);
            return factors == null ? low : low * factors[n];
          }

          @Override
          public double high(int n) {
            double high = length * (products[n] + each[n]);
            return factors == null ? high : high * factors[n];
          }
        };
    double[] peaks = new double[errors().worst.length];
    for (int b = 0; b < peaks.length; b++) {
      int end = Math.min(size, (b + 1) * Rough.BLOCK);
      if (factors == null) {
        float peak = Float.NEGATIVE_INFINITY;
        for (int n = b * Rough.BLOCK; n < end; n++) {
          float product = products[n];
          if (product > peak) {
            peak = product;
          }
        }
        peaks[b] = length * (peak + errors().worst[b]);
      } else {
        double peak = Double.NEGATIVE_INFINITY;
        for (int n = b * Rough.BLOCK; n < end; n++) {
          peak = Math.max(peak, bounds.high(n));
        }
        peaks[b] = peak;
      }
    }
    return Numbers.rough(Rough.of(size, bounds, peaks, source));
  }
}
