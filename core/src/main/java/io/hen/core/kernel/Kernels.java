package io.hen.core.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The arithmetic that scans a bank of patterns.
 *
 * <p>Dense patterns are rows of 32-bit floats, queries and sums are 64-bit: products and sums are
 * formed in double precision, so that a score {@code β·sim} with β = 150 and similarities in the
 * thousands still separates two memories that differ by 1e-9. Token patterns are rows of unsigned
 * 16-bit tokens.
 *
 * <p>{@link ScalarKernels} is the definition of correctness; {@link SimdKernels} computes the same
 * sums in another order. Both are stateless and safe for any number of threads. Arguments are
 * trusted: banks check them.
 */
public sealed interface Kernels permits ScalarKernels, SimdKernels {

  /** Token that equals no stored token: it stands at the hidden positions of a query. */
  char NEVER = '\uffff';

  /** System property that forces the choice: {@code scalar} or {@code simd}. */
  String PROPERTY = "hen.kernels";

  /**
   * The kernels chosen for this process, see {@link KernelSelection}.
   *
   * @throws IllegalStateException if {@link #PROPERTY} asks for kernels that this process cannot
   *     run, or for unknown ones; the message says what to do
   */
  static Kernels selected() {
    return KernelSelection.selected();
  }

  /**
   * Why {@link #selected} are what they are, in one line for reports.
   *
   * @throws IllegalStateException as {@link #selected} does
   */
  static String reason() {
    return KernelSelection.reason();
  }

  /** The kernels in plain Java. */
  static Kernels scalar() {
    return KernelSelection.SCALAR;
  }

  /** The kernels on the Vector API, empty where this process cannot run them. */
  static Optional<Kernels> simd() {
    return KernelSelection.simd();
  }

  /**
   * Has these kernels compiled in the background, so that the first scan of a fresh process does
   * not take a hundred times as long as the later ones (0.3 to 1.4 s). A daemon thread calls them
   * some ten thousand times on a few short rows, which costs one to two seconds of processor time,
   * the compiler's included; it happens once a process, delays no scan and changes no result. Banks
   * of a few megabytes or more begin it when they are made. Kernels in plain Java need none and do
   * nothing.
   *
   * @param bank the rows that are going to be scanned
   */
  void warmUp(MemorySegment bank);

  /**
   * What {@link #warmUp} has begun: completed when the kernels are compiled, and where nothing has
   * begun. Nobody needs to wait for it; who measures times should.
   */
  static CompletableFuture<Void> warm() {
    return WarmUp.done();
  }

  /** Name for reports, for example {@code scalar} or {@code simd-256}. */
  String name();

  /**
   * The most roundings that a summand of {@link #dots} goes through, its product's included: the
   * sum of K products is off by at most so many times {@code 2⁻⁵³} of the sum of their magnitudes
   * (and what is of second order). Vectors of sums add in fewer than K.
   *
   * @param dimension K
   */
  int roundings(int dimension);

  /**
   * {@code out[n] = Σ_k rows[n][k]·query[k]} for {@code from <= n < to}.
   *
   * @param rows floats in native order, row n beginning at float {@code n·stride}
   * @param stride floats from one row to the next, at least {@code query.length}
   * @param query double[K]
   * @param out double[N], written at {@code from..to-1} only
   */
  void dots(MemorySegment rows, long stride, int from, int to, double[] query, double[] out);

  /**
   * {@code out[i] = Σ_k rows[chosen[i]][k]·query[k]} for {@code from <= i < to}: the very bits that
   * the other gives these rows.
   *
   * @param chosen int[A], rows
   * @param query double[K]
   * @param out double[A], written at {@code from..to-1} only
   */
  void dots(
      MemorySegment rows,
      long stride,
      int[] chosen,
      int from,
      int to,
      double[] query,
      double[] out);

  /**
   * {@code out[n] ≈ Σ_k rows[n][k]·query[k]} for {@code from <= n < to}, in single precision and in
   * any order: within {@code K·2⁻²⁴·Σ_k |rows[n][k]·query[k]|} (and what products below the
   * smallest float lose). For bounds, not for results: which of these numbers it is may change from
   * call to call.
   *
   * @param query float[K]
   * @param out double[N], written at {@code from..to-1} only
   */
  void roughDots(MemorySegment rows, long stride, int from, int to, float[] query, double[] out);

  /**
   * {@code out[q][n] = Σ_k rows[n][k]·queries[q][k]} for every query and {@code from <= n < to}:
   * the very bits that {@link #dots} gives each query by itself, with the rows fetched from memory
   * once for all of them.
   *
   * @param queries double[Q][K]
   * @param out double[Q][N], written at {@code from..to-1} of each only
   */
  void panelDots(
      MemorySegment rows, long stride, int from, int to, double[][] queries, double[][] out);

  /** Coordinates that {@link #roughProducts} adds up before it adds such sums to each other. */
  int PRODUCT_BLOCK = 512;

  /**
   * Whether {@link #roughProducts} is fast here; not so on a processor without fused multiply-adds.
   */
  boolean roughProductsPay();

  /** How many queries lie side by side in a panel of {@link #roughProducts}. */
  int panelWidth();

  /**
   * {@code out[n][q] ≈ Σ_k rows[n][k]·panel[k][q]} for {@code from <= n < to} and every query of a
   * panel, in single precision and in any order within blocks of {@link #PRODUCT_BLOCK}
   * coordinates: within {@link #productRounding} of {@code Σ_k |rows[n][k]·panel[k][q]|} (and what
   * products below the smallest normal float lose, less than {@code K·2⁻¹²⁴}), unless a sum
   * overflows. For bounds, not for results, as {@link #roughDots}.
   *
   * @param dimension K
   * @param panel off-heap floats, query q of coordinate k at {@code k·panelWidth() + q}
   * @param out off-heap floats; row n begins at {@code column + (n - from)·outStride}
   */
  void roughProducts(
      MemorySegment rows,
      long stride,
      int from,
      int to,
      int dimension,
      MemorySegment panel,
      MemorySegment out,
      long outStride,
      long column);

  /**
   * The relative error of {@link #roughProducts}: a sum of m products in single precision, however
   * they are ordered and whether or not products are rounded by themselves, errs by at most {@code
   * γ_{m+1} = (m+1)u/(1-(m+1)u)} of the sum of the magnitudes, {@code u = 2⁻²⁴} (Higham 2002,
   * §3.1); blocks of B, then the sums of ⌈K/B⌉ blocks, are sums in which no product takes part in
   * more than {@code B + ⌈K/B⌉} additions, whose bound is the same with that in place of m.
   */
  static double productRounding(int dimension) {
    long additions = Math.min(dimension, PRODUCT_BLOCK) + dimension / PRODUCT_BLOCK + 4L;
    return 1.001 * additions * 0x1p-24;
  }

  /**
   * {@code out[n] = Σ_k mask[k]·rows[n][k]²}: squared norms over the observed coordinates.
   *
   * @param mask double[K] of 0 (hidden) and 1 (observed)
   */
  void maskedSquaredNorms(
      MemorySegment rows, long stride, int from, int to, double[] mask, double[] out);

  /** {@code Σ_k rows[m][k]·rows[n][k]} over {@code dimension} coordinates. */
  double dot(MemorySegment rows, long stride, int m, int n, int dimension);

  /** {@code sum[k] += weight·rows[n][k]} for every k. */
  void accumulate(MemorySegment rows, long stride, int n, double weight, double[] sum);

  /**
   * {@code sum[k] += Σ_i weights[i]·rows[chosen[i]][k]} over {@code from <= i < to}, for every k.
   * The order of the additions depends on {@code to - from} alone.
   *
   * @param chosen int[A], rows
   * @param weights double[A]
   * @param sum double[K]
   */
  void accumulate(
      MemorySegment rows,
      long stride,
      int[] chosen,
      int from,
      int to,
      double[] weights,
      double[] sum);

  /**
   * {@code out[n] += weight·#{s : tokens[n][s] = query[s]}} for {@code from <= n < to}.
   *
   * @param tokens unsigned 16-bit tokens in native order, row n beginning at token {@code
   *     n·query.length}
   * @param query char[S]; {@link #NEVER} at positions that are not to be compared
   */
  void addMatches(
      MemorySegment tokens, int from, int to, char[] query, double weight, double[] out);
}
