package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of all inner products with a vector for the price of R of the K coordinates.
 *
 * <p>With R directions V (a K×R matrix) every vector is {@code ξ = V y + t}. Of a row, y is kept, R
 * floats, and the length of t. With another vector, {@code q = V z + s}, and {@code u = Vᵀq}
 *
 * <pre>{@code
 * ⟨ξ,q⟩ = ⟨y,z⟩ + ⟨y,u-z⟩ + ⟨Vᵀt,z⟩ + ⟨t,s⟩
 * |⟨ξ,q⟩ - ⟨y,z⟩| ≤ ‖y‖‖u-z‖ + ‖Vᵀt‖‖z‖ + ‖t‖‖s‖
 * }</pre>
 *
 * (Cauchy-Schwarz). That holds for any V, y and z; it is narrow where V is orthonormal and holds
 * most of the rows, so that t and s are short and the other two terms are rounding. With {@code E =
 * VᵀV - I} (floats are not quite orthonormal) and {@code x = Vᵀξ}
 *
 * <pre>{@code
 * ‖t‖² ≤ ‖ξ‖² - 2⟨x,y⟩ + ‖y‖² + ‖E‖‖y‖²,    ‖Vᵀt‖ ≤ ‖x-y‖ + ‖E‖‖y‖
 * }</pre>
 *
 * <p>Roundings are counted: K additions of doubles err by at most {@code K·2⁻⁵³} of the product of
 * the lengths (see {@link PatternBank#rounding}), R such sums together by √R times that, and ⟨y,z⟩,
 * which is summed in single precision, by {@code R·2⁻²⁴}; y and z are kept relative to the lengths
 * of ξ and q, lest floats overflow or vanish. So a bound holds for the number that the kernels
 * compute, not only for the exact one.
 */
final class PrefixIndex {
  private final Kernels kernels;
  private final int size;
  private final int dimension;
  private final int directions;

  /** V, direction by direction: float[R][K]. */
  private final MemorySegment basis;

  /** y/‖ξ‖, row by row: float[N][R]. */
  private final MemorySegment prefixes;

  /** Bounds of ‖t‖, of ‖Vᵀt‖ and of ‖ξ‖ (which y is relative to), double[N] each. */
  private final double[] tails;

  private final double[] skews;
  private final double[] lengths;

  /** Bound of ‖E‖. */
  private final double oblique;

  /** How many memories there were when V was found. */
  private final int found;

  private PrefixIndex(
      Kernels kernels, MemorySegment basis, int dimension, int directions, int size, int found) {
    this.kernels = kernels;
    this.found = found;
    this.basis = basis;
    this.dimension = dimension;
    this.directions = directions;
    this.size = size;
    this.prefixes =
        Arena.ofAuto().allocate(Math.max(1, (long) size * directions * Float.BYTES), 64);
    this.tails = new double[size];
    this.skews = new double[size];
    this.lengths = new double[size];
    this.oblique = measuredOblique();
  }

  /**
   * Builds an index.
   *
   * @param rows as a bank holds them, N ≥ 1
   * @param most R, the most directions
   * @param squaredNorms of the rows, as a kernel computes them, double[N]
   */
  static PrefixIndex of(
      MemorySegment rows,
      long stride,
      int size,
      int dimension,
      int most,
      double[] squaredNorms,
      Kernels kernels) {
    double[][] exact = new PrincipalBasis(kernels, dimension).of(rows, stride, size, most);
    MemorySegment basis =
        Arena.ofAuto().allocate(Math.max(1, (long) exact.length * dimension * Float.BYTES), 64);
    for (int j = 0; j < exact.length; j++) {
      for (int k = 0; k < dimension; k++) {
        basis.setAtIndex(ValueLayout.JAVA_FLOAT, (long) j * dimension + k, (float) exact[j][k]);
      }
    }
    PrefixIndex index = new PrefixIndex(kernels, basis, dimension, exact.length, size, size);
    index.project(rows, stride, 0, squaredNorms);
    return index;
  }

  /**
   * Whether {@link #grown} is much cheaper than a new index, and good enough: most rows are there,
   * and those that V was found for are not too few of the bank.
   */
  boolean fits(int count, int dimension, int common) {
    return this.dimension == dimension && count <= 2 * found && 2 * common >= count;
  }

  /**
   * The index of a bank whose first rows are those of this one.
   *
   * @param count how many rows the other bank has
   * @param common how many of them, from the first on, are rows of this one as well
   */
  PrefixIndex grown(MemorySegment rows, long stride, int count, int common, double[] squaredNorms) {
    PrefixIndex grown = new PrefixIndex(kernels, basis, dimension, directions, count, found);
    int kept = Math.min(common, Math.min(size, count));
    MemorySegment.copy(prefixes, 0, grown.prefixes, 0, (long) kept * directions * Float.BYTES);
    System.arraycopy(tails, 0, grown.tails, 0, kept);
    System.arraycopy(skews, 0, grown.skews, 0, kept);
    System.arraycopy(lengths, 0, grown.lengths, 0, kept);
    grown.project(rows, stride, kept, squaredNorms);
    return grown;
  }

  int directions() {
    return directions;
  }

  double oblique() {
    return oblique;
  }

  double length(int n) {
    return lengths[n];
  }

  double tail(int n) {
    return tails[n];
  }

  double skew(int n) {
    return skews[n];
  }

  /** {@code sum += Σ_i weights[i]·y_rows[i]/‖ξ_rows[i]‖}. */
  void accumulate(int[] rows, double[] weights, double[] sum) {
    kernels.accumulate(prefixes, directions, rows, 0, rows.length, weights, sum);
  }

  /** The prefixes of some rows, one after the other. */
  MemorySegment gather(int[] rows) {
    long bytes = (long) directions * Float.BYTES;
    MemorySegment some = Arena.ofAuto().allocate(Math.max(1, rows.length * bytes), 64);
    for (int i = 0; i < rows.length; i++) {
      MemorySegment.copy(prefixes, rows[i] * bytes, some, i * bytes, bytes);
    }
    return some;
  }

  /** {@code out[i] ≈ ⟨some[i], split.prefix⟩}. */
  void roughDots(MemorySegment some, int count, Split split, double[] out) {
    kernels.roughDots(some, directions, 0, count, split.prefix, out);
  }

  /** Memories that it is about. */
  int size() {
    return size;
  }

  /** Bound of the relative error of the sums that are formed here and by the kernels. */
  double rounding() {
    return 1.01 * (dimension * (Math.sqrt(directions) + 4) + directions + 64) * 0x1p-53;
  }

  /** ‖VᵀV - I‖ at most, by Frobenius' norm. */
  private double measuredOblique() {
    double sum = 0;
    for (int i = 0; i < directions; i++) {
      for (int j = 0; j <= i; j++) {
        double entry =
            Math.abs(kernels.dot(basis, dimension, i, j, dimension) - (i == j ? 1 : 0))
                + 2 * dimension * 0x1p-53;
        sum += (i == j ? 1 : 2) * entry * entry;
      }
    }
    return Math.sqrt(sum) * (1 + 1e-9);
  }

  private void project(MemorySegment rows, long stride, int first, double[] squaredNorms) {
    double[][] queries = new double[directions][dimension];
    for (int j = 0; j < directions; j++) {
      kernels.accumulate(basis, dimension, j, 1, queries[j]);
    }
    double[][] seen = new double[directions][PrincipalBasis.BLOCK];
    for (int from = first; from < size; from += PrincipalBasis.BLOCK) {
      int count = Math.min(size - from, PrincipalBasis.BLOCK);
      MemorySegment block = rows.asSlice(from * stride * Float.BYTES);
      kernels.panelDots(block, stride, 0, count, queries, seen);
      for (int i = 0; i < count; i++) {
        keep(from + i, seen, i, squaredNorms[from + i]);
      }
    }
  }

  /** Splits row n, of which {@code x = seen[·][i]} is known. */
  private void keep(int n, double[][] seen, int i, double squared) {
    double[] along = new double[directions];
    for (int j = 0; j < directions; j++) {
      along[j] = seen[j][i];
    }
    Split split = split(along, squared);
    MemorySegment.copy(
        split.prefix,
        0,
        prefixes,
        ValueLayout.JAVA_FLOAT,
        (long) n * directions * Float.BYTES,
        directions);
    lengths[n] = split.length;
    tails[n] = split.tail;
    skews[n] = split.moved + oblique * split.own;
  }

  /**
   * A vector ξ as {@code V y + t}.
   *
   * @param prefix y/‖ξ‖
   * @param length bound of ‖ξ‖, which the prefix is relative to
   * @param own bound of ‖y‖
   * @param tail bound of ‖t‖
   * @param moved bound of ‖Vᵀξ - y‖
   */
  record Split(float[] prefix, double length, double own, double tail, double moved) {}

  private Split split(double[] along, double squared) {
    return split(along, squared, 0);
  }

  /**
   * A vector ξ as {@code V y + t}.
   *
   * @param along x, close to Vᵀξ
   * @param squared ‖ξ‖², up to a rounding
   * @param off bound of ‖Vᵀξ - x‖, roundings of a product with V not counted
   */
  Split split(double[] along, double squared, double off) {
    double rounding = rounding();
    double length = Math.sqrt(squared) * (1 + rounding) + Double.MIN_NORMAL;
    float[] prefix = new float[directions];
    double cross = 0;
    double kept = 0;
    double apart = 0;
    for (int j = 0; j < directions; j++) {
      prefix[j] = (float) (along[j] / length);
      double y = prefix[j] * length;
      cross += along[j] * y;
      kept += y * y;
      apart += (along[j] - y) * (along[j] - y);
    }
    double own = Math.sqrt(kept) * (1 + rounding) + Double.MIN_NORMAL;
    double all = (length + own) * (length + own);
    double rest = Math.max(0, squared - 2 * cross + kept);
    double tail = Math.sqrt(rest + oblique * own * own + 2 * off * own + 4 * rounding * all);
    double moved = Math.sqrt(apart) + off + 2 * rounding * (length + own);
    return new Split(prefix, length, own, tail * (1 + 1e-12), moved * (1 + 1e-12));
  }

  /**
   * Bounds ⟨ξ_n,q⟩, as the kernels compute it, for every n; times a factor.
   *
   * @param query q, double[K]
   * @param factors what each product is multiplied by, ≥ 0; null stands for 1
   * @param low double[N], written
   * @param high double[N], written
   */
  void bounds(double[] query, double @Nullable [] factors, double[] low, double[] high) {
    bounds(split(along(query), PrincipalBasis.dot(query, query)), factors, low, high);
  }

  /** Vᵀq, as the kernels compute it. */
  double[] along(double[] query) {
    double[] along = new double[directions];
    kernels.dots(basis, dimension, 0, directions, query, along);
    return along;
  }

  /** What a unit of ‖ξ‖ adds to the error of {@code ⟨y,z⟩}, which is summed in single precision. */
  double relative(Split split) {
    double single = (directions + 8) * 0x1.02p-24 * (1 + oblique) * (1 + oblique);
    return split.length * (single + 4 * rounding()) + split.moved * (1 + oblique);
  }

  /** As the other for a vector q that is split already. */
  void bounds(Split split, double @Nullable [] factors, double[] low, double[] high) {
    double relative = relative(split);
    RowScan.run(
        size,
        (long) directions * Float.BYTES,
        (from, to) -> {
          kernels.roughDots(prefixes, directions, from, to, split.prefix, low);
          for (int n = from; n < to; n++) {
            double middle = low[n] * split.length * lengths[n];
            double error = tails[n] * split.tail + skews[n] * split.own + lengths[n] * relative;
            error = error * (1 + 1e-9) + Math.abs(middle) * 1e-14 + Double.MIN_NORMAL;
            double factor = factors == null ? 1 : factors[n];
            high[n] = (middle + error) * factor;
            low[n] = (middle - error) * factor;
          }
        });
  }
}
