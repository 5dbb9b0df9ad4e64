package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * All inner products of the memories of a bank with each other in single precision, and with them
 * bounds of every reading that is made of memories alone: where every memory is a cue, whole, the
 * bank is multiplied once, by half of itself.
 *
 * <p>With f the factors of the rows, and G the products of the rows as {@link
 * Kernels#roughProducts} forms them, {@code |⟨ξ_m,ξ_n⟩ - G_mn| ≤ ρ‖ξ_m‖‖ξ_n‖ + t}, see {@link
 * RoughRows}; hence for a mixture {@code y = Σ w_m f_m ξ_m}
 *
 * <pre>{@code
 * |⟨f_n ξ_n,y⟩ - f_n Σ w_m f_m G_mn| ≤ f_n Σ |w_m| f_m (ρ‖ξ_m‖‖ξ_n‖ + t)
 * }</pre>
 *
 * and roundings in double precision, of the sum over the members here and of the vector and the
 * inner product that are computed exactly. A cue that was scaled to unit length is made of floats
 * again and so differs from the scaled row by up to 2⁻²³ of its length.
 *
 * <p>Safe for any number of threads. The matrix is off-heap and is gone when its arena is closed.
 */
public final class RoughGram {
  /** The largest matrix: 1 GiB, about 16,000 memories. */
  private static final long MOST_BYTES = 1L << 30;

  /** Longer rows are not multiplied in single precision: their products might overflow. */
  private static final double LONGEST = 1e18;

  private static final int CHUNK = 240;
  private static final int TILE = 64;

  private final DenseRows rows;
  private final int size;
  private final long stride;
  private final double[] lengths;
  private final boolean scaled;
  private final Exact exact;
  private final MemorySegment products;

  /** How a question is answered in double precision, see {@link DenseBank}. */
  interface Exact {
    /** What reads chosen inner products for a question; its query is formed when it first does. */
    Numbers.Source source(Reading reading);

    /** What the question asks for, from the inner products. */
    Numbers similar(Reading reading, Numbers inner);
  }

  private RoughGram(
      DenseRows rows, int size, double[] lengths, boolean scaled, Exact exact, Arena arena) {
    this.scaled = scaled;
    this.rows = rows;
    this.size = size;
    this.lengths = lengths;
    this.exact = exact;
    this.stride = stride(rows.kernels(), size);
    this.products = arena.allocate(size * stride * Float.BYTES, 64);
  }

  private static long stride(Kernels kernels, int size) {
    int width = kernels.panelWidth();
    return (long) (size + width - 1) / width * width;
  }

  /**
   * Multiplies a bank by itself.
   *
   * @param scaled whether cues are rows that were scaled to unit length
   * @param arena of the matrix
   * @return empty where the matrix would be too large, or its numbers
   */
  static Optional<RoughGram> of(
      DenseRows rows, int size, RowNorms norms, boolean scaled, Exact exact, Arena arena) {
    if (size == 0
        || !rows.kernels().roughProductsPay()
        || size * stride(rows.kernels(), size) * Float.BYTES > MOST_BYTES) {
      return Optional.empty();
    }
    double[] lengths = norms.raw().clone();
    for (int n = 0; n < size; n++) {
      lengths[n] = Math.sqrt(lengths[n]);
      if (!(lengths[n] < LONGEST)) {
        return Optional.empty();
      }
    }
    try {
      RoughGram gram = new RoughGram(rows, size, lengths, scaled, exact, arena);
      gram.multiply();
      return Optional.of(gram);
    } catch (OutOfMemoryError e) {
      return Optional.empty();
    }
  }

  private void multiply() {
    int width = rows.kernels().panelWidth();
    int panels = (size + width - 1) / width;
    // The later a panel, the fewer rows are left for it: an early one and a late one together.
    RowScan.each(
        (panels + 1) / 2,
        i -> {
          try (Arena own = Arena.ofConfined()) {
            MemorySegment panel = own.allocate((long) width * rows.dimension() * Float.BYTES, 64);
            multiply(i, panel, width);
            if (panels - 1 - i != i) {
              multiply(panels - 1 - i, panel, width);
            }
          }
        });
    int tiles = (size + TILE - 1) / TILE;
    RowScan.each(tiles, this::mirror);
  }

  private void multiply(int p, MemorySegment panel, int width) {
    int first = p * width;
    for (int q = 0; q < width; q++) {
      long row = (first + q) * rows.stride();
      for (int k = 0; k < rows.dimension(); k++) {
        float x = first + q < size ? rows.rows().getAtIndex(ValueLayout.JAVA_FLOAT, row + k) : 0;
        panel.setAtIndex(ValueLayout.JAVA_FLOAT, (long) k * width + q, x);
      }
    }
    for (int from = first; from < size; from += CHUNK) {
      int to = Math.min(size, from + CHUNK);
      rows.kernels()
          .roughProducts(
              rows.rows(),
              rows.stride(),
              from,
              to,
              rows.dimension(),
              panel,
              products,
              stride,
              from * stride + first);
    }
  }

  /** Copies what lies below the diagonal of some columns to the rows above it. */
  private void mirror(int tile) {
    int first = tile * TILE;
    int last = Math.min(size, first + TILE);
    for (int from = first; from < size; from += TILE) {
      int to = Math.min(size, from + TILE);
      for (int m = first; m < last; m++) {
        for (int n = Math.max(from, m + 1); n < to; n++) {
          float product = products.getAtIndex(ValueLayout.JAVA_FLOAT, n * stride + m);
          products.setAtIndex(ValueLayout.JAVA_FLOAT, m * stride + n, product);
        }
      }
    }
  }

  /**
   * Answers a question with bounds, as {@link PatternBank#bounded(Reading)} does.
   *
   * @param m the row that is the cue, whole
   * @param reading about that cue; one about what a whole cue does not show is of no use
   */
  public Numbers bounded(int m, Reading reading) {
    return switch (reading) {
      case Reading.Similarities _, Reading.Completed _ -> cue(m, reading);
      case Reading.Absent(Observation _, Mixture mixture) -> mixture(mixture, reading);
    };
  }

  private Numbers cue(int m, Reading reading) {
    double factor = scaled ? factor(m) : 1;
    // On the heap, where looking at a number costs no look at whether it may still be looked at.
    float[] row = new float[size];
    MemorySegment.copy(products, ValueLayout.JAVA_FLOAT, m * stride * Float.BYTES, row, 0, size);
    return numbers(n -> factor * row[n], factor * lengths[m], factor, 0x1p-22, reading);
  }

  private Numbers mixture(Mixture mixture, Reading reading) {
    double[] sum = new double[size];
    float[] row = new float[size];
    double length = 0;
    double weight = 0;
    for (int k = 0; k < mixture.size(); k++) {
      int m = mixture.members()[k];
      double w = mixture.weights()[k] * factor(m);
      MemorySegment.copy(products, ValueLayout.JAVA_FLOAT, m * stride * Float.BYTES, row, 0, size);
      for (int n = 0; n < size; n++) {
        sum[n] += w * row[n];
      }
      length += Math.abs(w) * lengths[m];
      weight += Math.abs(w);
    }
    return numbers(n -> sum[n], length, weight, mixture.size() * 0x1p-51, reading);
  }

  private double factor(int m) {
    double[] factors = rows.factors();
    return factors == null ? 1 : factors[m];
  }

  /**
   * Numbers near others.
   *
   * @param middle what they are near, before they are scaled by their own factor
   * @param length {@code Σ |w_m| f_m ‖ξ_m‖}
   * @param weight {@code Σ |w_m| f_m}
   * @param more relative error beside that of the products
   */
  private Numbers numbers(
      IntToDoubleFunction middle, double length, double weight, double more, Reading reading) {
    int dimension = rows.dimension();
    double doubles = (4.0 * dimension + 256) * 0x1p-53;
    double relative = length * (1.001 * Kernels.productRounding(dimension) + more + doubles);
    double lost = weight * dimension * 0x1p-120 + Double.MIN_NORMAL;
    double[] factors = rows.factors();
    Rough.Bounds bounds =
        new Rough.Bounds() {
          @Override
          public double low(int n) {
            double low = middle.applyAsDouble(n) - (relative * lengths[n] + lost);
            return factors == null ? low : low * factors[n];
          }

          @Override
          public double high(int n) {
            double high = middle.applyAsDouble(n) + (relative * lengths[n] + lost);
            return factors == null ? high : high * factors[n];
          }
        };
    double[] peaks = new double[(size + Rough.BLOCK - 1) / Rough.BLOCK];
    for (int b = 0; b < peaks.length; b++) {
      double peak = Double.NEGATIVE_INFINITY;
      int end = Math.min(size, (b + 1) * Rough.BLOCK);
      for (int n = b * Rough.BLOCK; n < end; n++) {
        double high = bounds.high(n);
        if (high > peak) {
          peak = high;
        }
      }
      peaks[b] = peak;
    }
    return exact.similar(
        reading, Numbers.rough(Rough.of(size, bounds, peaks, exact.source(reading))));
  }
}
