package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Bounds of all inner products with a vector for the price of R of the K coordinates.
 *
 * <p>With R directions V (a K×R matrix) a row is {@code ξ = V y + t}: y, R floats, is kept for
 * every row, of t its length. For a vector q with {@code u = Vᵀq} and {@code s = q - V u}
 *
 * <pre>{@code
 * ⟨ξ,q⟩ = ⟨y,u⟩ + ⟨t,s⟩ + ⟨Vᵀt,u⟩,    |⟨t,s⟩| ≤ ‖t‖‖s‖,    |⟨Vᵀt,u⟩| ≤ ‖Vᵀt‖‖u‖
 * }</pre>
 *
 * (Cauchy-Schwarz). That holds for any V and any y; it is narrow where V is orthonormal and holds
 * most of the rows, so that t is short and {@code Vᵀt} is rounding. With {@code E = VᵀV - I}
 * (floats are not quite orthonormal) and {@code x = Vᵀξ}
 *
 * <pre>{@code
 * ‖t‖² ≤ ‖ξ‖² - 2⟨x,y⟩ + ‖y‖² + ‖E‖‖y‖²,    ‖Vᵀt‖ ≤ ‖x-y‖ + ‖E‖‖y‖,    ‖s‖² ≤ ‖q‖² - ‖u‖² + ‖E‖‖u‖²
 * }</pre>
 *
 * <p>Roundings are counted: K additions of doubles err by at most {@code K·2⁻⁵³} of the product of
 * the lengths (see {@link PatternBank#rounding}), R such sums together by √R times that. So a bound
 * holds for the number that the kernels compute, not only for the exact one.
 */
final class PrefixIndex {
  private final Kernels kernels;
  private final int size;
  private final int dimension;
  private final int directions;

  /** V, direction by direction: float[R][K]. */
  private final MemorySegment basis;

  /** y, row by row: float[N][R]. */
  private final MemorySegment prefixes;

  /** Bounds of ‖t‖, of ‖Vᵀt‖ and of ‖ξ‖, double[N] each. */
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
    this.oblique = oblique();
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

  /** Memories that it is about. */
  int size() {
    return size;
  }

  /** Bound of the relative error of the sums that are formed here and by the kernels. */
  private double rounding() {
    return 1.01 * (dimension * (Math.sqrt(directions) + 4) + directions + 64) * 0x1p-53;
  }

  /** ‖VᵀV - I‖ at most, by Frobenius' norm. */
  private double oblique() {
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

  /** Rounds {@code x = seen[·][i]} to the y of row n and bounds what is left. */
  private void keep(int n, double[][] seen, int i, double squared) {
    double cross = 0;
    double kept = 0;
    double moved = 0;
    for (int j = 0; j < directions; j++) {
      double x = seen[j][i];
      float y = (float) x;
      if (Float.isInfinite(y)) {
        y = 0;
      }
      prefixes.setAtIndex(ValueLayout.JAVA_FLOAT, (long) n * directions + j, y);
      cross += x * y;
      kept += (double) y * y;
      moved += (x - y) * (x - y);
    }
    double rounding = rounding();
    double length = Math.sqrt(squared) * (1 + rounding) + Double.MIN_NORMAL;
    double own = Math.sqrt(kept) * (1 + rounding);
    double all = (length + own) * (length + own);
    double rest = Math.max(0, squared - 2 * cross + kept);
    lengths[n] = length;
    tails[n] = Math.sqrt(rest + oblique * own * own + 4 * rounding * all) * (1 + 1e-12);
    skews[n] = (Math.sqrt(moved) + oblique * own + 2 * rounding * (length + own)) * (1 + 1e-12);
  }

  /**
   * Bounds ⟨ξ_n,q⟩, as the kernels compute it, for every n.
   *
   * @param query q, double[K]
   * @param low double[N], written
   * @param high double[N], written
   */
  void bounds(double[] query, double[] low, double[] high) {
    double[] along = new double[directions];
    kernels.dots(basis, dimension, 0, directions, query, along);
    double squared = PrincipalBasis.dot(query, query);
    double kept = PrincipalBasis.dot(along, along);
    double rounding = rounding();
    double whole = Math.sqrt(squared) * (1 + rounding) + Double.MIN_NORMAL;
    double own = Math.sqrt(kept) * (1 + rounding);
    double all = (whole + own) * (whole + own);
    double rest = Math.max(0, squared - kept);
    double tail = Math.sqrt(rest + oblique * own * own + 4 * rounding * all) * (1 + 1e-12);
    RowScan.run(
        size,
        (long) directions * Float.BYTES,
        (from, to) -> {
          kernels.dots(prefixes, directions, from, to, along, low);
          for (int n = from; n < to; n++) {
            double error =
                (tails[n] * tail + skews[n] * own + 4 * rounding * lengths[n] * (whole + own))
                    * (1 + 1e-12);
            high[n] = Math.nextUp(low[n] + error);
            low[n] = Math.nextDown(low[n] - error);
          }
        });
  }
}
