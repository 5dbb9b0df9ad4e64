package io.hen.core.kernel;

import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on the JDK's Vector API; {@link KernelSelection} loads this class only where the
 * module {@code jdk.incubator.vector} is present.
 *
 * <p>Floats are loaded half a register at a time and widened to a full register of doubles. Each
 * row has sums of its own, and they are added up in one fixed order whichever rows are scanned
 * beside it: a score does not depend on how a bank is divided among threads, nor on whether the
 * code is already compiled. For the same reason lanes are added by {@link #sum} and not by {@code
 * reduceLanes}, whose order may change from call to call.
 *
 * <p>Products of scans are added by fused multiply-adds where the processor has them ({@link
 * FusedMultiplyAdd}): with a multiplication and an addition instead a scan of 15,000 rows of 3,136
 * floats took a sixth longer. So the last bits of a score may differ between processors with and
 * without them, as they do between processors with vectors of different lengths; on one machine
 * they are the same for whatever kernel and thread.
 */
final class SimdKernels implements Kernels {

  static final VectorSpecies<Double> DOUBLES = doubles();
  static final int LANES = DOUBLES.length();
  private static final VectorSpecies<Float> FLOATS = floats();
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, DOUBLES.vectorShape());
  private static final int TOKENS = SHORTS.length();
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  /** A constant for the compiler: what is not fused is not there. */
  static final boolean FUSED = FusedMultiplyAdd.present();

  private static final VectorShuffle<Double> BY_1 = exchange(1);
  private static final VectorShuffle<Double> BY_2 = exchange(2);
  private static final VectorShuffle<Double> BY_4 = exchange(4);

  /** Lanes of doubles on this processor; with fewer than 2 these kernels are of no use. */
  static int lanes() {
    return LANES;
  }

  @Override
  public void warmUp(MemorySegment bank) {
    WarmUp.begin(this, bank);
  }

  @Override
  public String name() {
    return "simd-" + DOUBLES.vectorBitSize();
  }

  /** Each lane adds its own; then lanes are added as a tree, and the tail one by one. */
  @Override
  public int roundings(int dimension) {
    return dimension / LANES + 2 * LANES + 2;
  }

  @Override
  public void dots(
      MemorySegment rows, long stride, int from, int to, double[] query, double[] out) {
    SimdKernelsRows.dots(rows, stride, from, to, query, out);
  }

  @Override
  public void dots(
      MemorySegment rows,
      long stride,
      int[] chosen,
      int from,
      int to,
      double[] query,
      double[] out) {
    SimdKernelsRows.dots(rows, stride, chosen, from, to, query, out);
  }

  static double oneDot(MemorySegment rows, long row, double[] query) {
    DoubleVector a = DoubleVector.zero(DOUBLES);
    int bound = DOUBLES.loopBound(query.length);
    for (int k = 0; k < bound; k += LANES) {
      a = addProduct(load(rows, row, k), DoubleVector.fromArray(DOUBLES, query, k), a);
    }
    return sum(a) + tailDot(rows, row, bound, query);
  }

  static double tailDot(MemorySegment rows, long row, int start, double[] query) {
    double sum = 0;
    for (int k = start; k < query.length; k++) {
      sum += at(rows, row, k) * query[k];
    }
    return sum;
  }

  @Override
  public void roughDots(
      MemorySegment rows, long stride, int from, int to, float[] query, double[] out) {
    SimdKernelsRough.dots(rows, stride, from, to, query, out);
  }

  @Override
  public void panelDots(
      MemorySegment rows, long stride, int from, int to, double[][] queries, double[][] out) {
    SimdKernelsPanel.dots(rows, stride, from, to, queries, out);
  }

  @Override
  public boolean roughProductsPay() {
    return FUSED;
  }

  @Override
  public int panelWidth() {
    return SimdKernelsMatrix.WIDTH;
  }

  @Override
  public void roughProducts(
      MemorySegment rows,
      long stride,
      int from,
      int to,
      int dimension,
      MemorySegment panel,
      MemorySegment out,
      long outStride,
      long column) {
    SimdKernelsMatrix.products(rows, stride, from, to, dimension, panel, out, outStride, column);
  }

  @Override
  public void maskedSquaredNorms(
      MemorySegment rows, long stride, int from, int to, double[] mask, double[] out) {
    SimdKernelsNorms.squared(rows, stride, from, to, mask, out);
  }

  @Override
  public double dot(MemorySegment rows, long stride, int m, int n, int dimension) {
    long rowM = offset(stride, m);
    long rowN = offset(stride, n);
    DoubleVector a0 = DoubleVector.zero(DOUBLES);
    DoubleVector a1 = a0;
    int bound = dimension - dimension % (2 * LANES);
    for (int k = 0; k < bound; k += 2 * LANES) {
      a0 = load(rows, rowM, k).mul(load(rows, rowN, k)).add(a0);
      a1 = load(rows, rowM, k + LANES).mul(load(rows, rowN, k + LANES)).add(a1);
    }
    double tail = 0;
    for (int k = bound; k < dimension; k++) {
      tail += (double) at(rows, rowM, k) * at(rows, rowN, k);
    }
    return sum(a0.add(a1)) + tail;
  }

  /** Coordinate by coordinate the same two roundings as the scalar kernel, so the same bits. */
  @Override
  public void accumulate(MemorySegment rows, long stride, int n, double weight, double[] sum) {
    addOne(rows, offset(stride, n), weight, sum);
  }

  @Override
  public void accumulate(
      MemorySegment rows,
      long stride,
      int[] chosen,
      int from,
      int to,
      double[] weights,
      double[] sum) {
    SimdKernelsRows.accumulate(rows, stride, chosen, from, to, weights, sum);
  }

  static void addOne(MemorySegment rows, long row, double weight, double[] sum) {
    int bound = DOUBLES.loopBound(sum.length);
    for (int k = 0; k < bound; k += LANES) {
      load(rows, row, k).mul(weight).add(DoubleVector.fromArray(DOUBLES, sum, k)).intoArray(sum, k);
    }
    for (int k = bound; k < sum.length; k++) {
      sum[k] += weight * at(rows, row, k);
    }
  }

  @Override
  public void addMatches(
      MemorySegment tokens, int from, int to, char[] query, double weight, double[] out) {
    if (query.length < TOKENS) {
      for (int n = from; n < to; n++) {
        out[n] += weight * scalarMatches(tokens, n, query);
      }
      return;
    }
    int bound = SHORTS.loopBound(query.length);
    VectorMask<Short> uncounted = lastLanes(query.length - bound);
    for (int n = from; n < to; n++) {
      out[n] += weight * matches(tokens, n, query, bound, uncounted);
    }
  }

  /** The last vector ends where the row ends; of its lanes only the uncounted ones count. */
  private static int matches(
      MemorySegment tokens, int n, char[] query, int bound, VectorMask<Short> uncounted) {
    long row = (long) n * query.length * Character.BYTES;
    int matches = 0;
    for (int s = 0; s < bound; s += TOKENS) {
      matches += equal(tokens, row, query, s).trueCount();
    }
    if (bound < query.length) {
      matches += equal(tokens, row, query, query.length - TOKENS).and(uncounted).trueCount();
    }
    return matches;
  }

  private static int scalarMatches(MemorySegment tokens, int n, char[] query) {
    long row = (long) n * query.length * Character.BYTES;
    int matches = 0;
    for (int s = 0; s < query.length; s++) {
      if (tokens.get(JAVA_CHAR_UNALIGNED, row + (long) s * Character.BYTES) == query[s]) {
        matches++;
      }
    }
    return matches;
  }

  private static VectorMask<Short> equal(MemorySegment tokens, long row, char[] query, int s) {
    return ShortVector.fromMemorySegment(SHORTS, tokens, row + (long) s * Character.BYTES, NATIVE)
        .compare(VectorOperators.EQ, ShortVector.fromCharArray(SHORTS, query, s));
  }

  /** The last {@code count} lanes, 0 <= count < TOKENS. */
  private static VectorMask<Short> lastLanes(int count) {
    return VectorMask.fromLong(SHORTS, -1L << (TOKENS - count));
  }

  /** {@code x·y + a}, lane by lane. */
  static DoubleVector addProduct(DoubleVector x, DoubleVector y, DoubleVector a) {
    return FUSED ? x.fma(y, a) : x.mul(y).add(a);
  }

  /** Floats k to k + LANES - 1 of a row, as doubles. */
  static DoubleVector load(MemorySegment rows, long row, int k) {
    return (DoubleVector)
        FloatVector.fromMemorySegment(FLOATS, rows, row + (long) k * Float.BYTES, NATIVE)
            .castShape(DOUBLES, 0);
  }

  /** Sum of the lanes, as a tree: halves, quarters, eighths. */
  static double sum(DoubleVector a) {
    DoubleVector sum = a;
    if (LANES > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    if (LANES > 2) {
      sum = sum.add(sum.rearrange(BY_2));
    }
    return sum.add(sum.rearrange(BY_1)).lane(0);
  }

  static long offset(long stride, int n) {
    return n * stride * Float.BYTES;
  }

  static float at(MemorySegment rows, long row, int k) {
    return rows.get(JAVA_FLOAT_UNALIGNED, row + (long) k * Float.BYTES);
  }

  /** The processor's own width, at most 8 doubles: {@link #sum} knows no more. */
  private static VectorSpecies<Double> doubles() {
    VectorSpecies<Double> preferred = DoubleVector.SPECIES_PREFERRED;
    return preferred.length() > 8 ? DoubleVector.SPECIES_512 : preferred;
  }

  /** As many floats as doubles; with one lane there is no such species, and no use for one. */
  private static VectorSpecies<Float> floats() {
    return LANES < 2
        ? FloatVector.SPECIES_64
        : VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
  }

  /** Exchanges each lane i with lane i ^ distance. */
  private static VectorShuffle<Double> exchange(int distance) {
    return DOUBLES.shuffleFromOp(i -> i ^ distance);
  }
}
