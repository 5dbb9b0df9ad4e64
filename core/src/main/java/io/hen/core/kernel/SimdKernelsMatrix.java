package io.hen.core.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of a matrix in single precision on the Vector API, for bounds.
 *
 * <p>The queries lie side by side in a panel, and a tile of rows and vectors of queries is kept in
 * registers: a number of a row is multiplied with all queries of the panel at once. The rows are
 * read as they lie in the bank, none is packed. Five rows and four vectors make twenty sums, which
 * with four vectors of queries and five numbers fit 32 registers; where there are 16, three rows
 * and three vectors do. Blocks of {@link Kernels#PRODUCT_BLOCK} coordinates keep the panel in the
 * second cache.
 */
final class SimdKernelsMatrix {
  /** The processor's own width, at most 16 floats. */
  private static final VectorSpecies<Float> FLOATS = floats();

  private static final int LANES = FLOATS.length();
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  /** AVX-512 and the processors of ARM have 32 vector registers, AVX2 has 16. */
  private static final boolean MANY =
      FLOATS.vectorBitSize() == 512 || System.getProperty("os.arch", "").equals("aarch64");

  /** Queries of a panel. */
  static final int WIDTH = (MANY ? 4 : 3) * LANES;

  private static final int BLOCK = Kernels.PRODUCT_BLOCK;

  private SimdKernelsMatrix() {}

  private static VectorSpecies<Float> floats() {
    VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
    return preferred.length() > 16
        ? VectorSpecies.of(float.class, VectorShape.S_512_BIT)
        : preferred;
  }

  static void products(
      MemorySegment rows,
      long stride,
      int from,
      int to,
      int dimension,
      MemorySegment panel,
      MemorySegment out,
      long outStride,
      long column) {
    for (int k = 0; k < dimension; k += BLOCK) {
      int end = Math.min(dimension, k + BLOCK);
      int n = from;
      if (MANY) {
        for (; n <= to - 5; n += 5) {
          fiveByFour(
              rows, stride, n, k, end, panel, out, (n - from) * outStride + column, outStride);
        }
      } else {
        for (; n <= to - 3; n += 3) {
          threeByThree(
              rows, stride, n, k, end, panel, out, (n - from) * outStride + column, outStride);
        }
      }
      for (; n < to; n++) {
        for (int w = 0; w < WIDTH; w += LANES) {
          one(rows, stride, n, k, end, panel, w, out, (n - from) * outStride + column);
        }
      }
    }
  }

  private static void fiveByFour(
      MemorySegment rows,
      long stride,
      int n,
      int from,
      int to,
      MemorySegment panel,
      MemorySegment out,
      long at,
      long outStride) {
    FloatVector a0 = FloatVector.zero(FLOATS);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    FloatVector c3 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector d2 = a0;
    FloatVector d3 = a0;
    FloatVector e0 = a0;
    FloatVector e1 = a0;
    FloatVector e2 = a0;
    FloatVector e3 = a0;
    long row = SimdKernels.offset(stride, n);
    long step = SimdKernels.offset(stride, 1);
    for (int k = from; k < to; k++) {
      long p = (long) k * WIDTH * Float.BYTES;
      FloatVector q0 = FloatVector.fromMemorySegment(FLOATS, panel, p, NATIVE);
      FloatVector q1 = FloatVector.fromMemorySegment(FLOATS, panel, p + LANES * 4L, NATIVE);
      FloatVector q2 = FloatVector.fromMemorySegment(FLOATS, panel, p + LANES * 8L, NATIVE);
      FloatVector q3 = FloatVector.fromMemorySegment(FLOATS, panel, p + LANES * 12L, NATIVE);
      long x = row + (long) k * Float.BYTES;
      FloatVector x0 = number(rows, x);
      a0 = x0.fma(q0, a0);
      a1 = x0.fma(q1, a1);
      a2 = x0.fma(q2, a2);
      a3 = x0.fma(q3, a3);
      FloatVector x1 = number(rows, x + step);
      b0 = x1.fma(q0, b0);
      b1 = x1.fma(q1, b1);
      b2 = x1.fma(q2, b2);
      b3 = x1.fma(q3, b3);
      FloatVector x2 = number(rows, x + 2 * step);
      c0 = x2.fma(q0, c0);
      c1 = x2.fma(q1, c1);
      c2 = x2.fma(q2, c2);
      c3 = x2.fma(q3, c3);
      FloatVector x3 = number(rows, x + 3 * step);
      d0 = x3.fma(q0, d0);
      d1 = x3.fma(q1, d1);
      d2 = x3.fma(q2, d2);
      d3 = x3.fma(q3, d3);
      FloatVector x4 = number(rows, x + 4 * step);
      e0 = x4.fma(q0, e0);
      e1 = x4.fma(q1, e1);
      e2 = x4.fma(q2, e2);
      e3 = x4.fma(q3, e3);
    }
    boolean first = from == 0;
    put(first, out, at, 0, a0);
    put(first, out, at, 1, a1);
    put(first, out, at, 2, a2);
    put(first, out, at, 3, a3);
    put(first, out, at + outStride, 0, b0);
    put(first, out, at + outStride, 1, b1);
    put(first, out, at + outStride, 2, b2);
    put(first, out, at + outStride, 3, b3);
    put(first, out, at + 2 * outStride, 0, c0);
    put(first, out, at + 2 * outStride, 1, c1);
    put(first, out, at + 2 * outStride, 2, c2);
    put(first, out, at + 2 * outStride, 3, c3);
    put(first, out, at + 3 * outStride, 0, d0);
    put(first, out, at + 3 * outStride, 1, d1);
    put(first, out, at + 3 * outStride, 2, d2);
    put(first, out, at + 3 * outStride, 3, d3);
    put(first, out, at + 4 * outStride, 0, e0);
    put(first, out, at + 4 * outStride, 1, e1);
    put(first, out, at + 4 * outStride, 2, e2);
    put(first, out, at + 4 * outStride, 3, e3);
  }

  private static void threeByThree(
      MemorySegment rows,
      long stride,
      int n,
      int from,
      int to,
      MemorySegment panel,
      MemorySegment out,
      long at,
      long outStride) {
    FloatVector a0 = FloatVector.zero(FLOATS);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    long row = SimdKernels.offset(stride, n);
    long step = SimdKernels.offset(stride, 1);
    for (int k = from; k < to; k++) {
      long p = (long) k * WIDTH * Float.BYTES;
      FloatVector q0 = FloatVector.fromMemorySegment(FLOATS, panel, p, NATIVE);
      FloatVector q1 = FloatVector.fromMemorySegment(FLOATS, panel, p + LANES * 4L, NATIVE);
      FloatVector q2 = FloatVector.fromMemorySegment(FLOATS, panel, p + LANES * 8L, NATIVE);
      long x = row + (long) k * Float.BYTES;
      FloatVector x0 = number(rows, x);
      a0 = x0.fma(q0, a0);
      a1 = x0.fma(q1, a1);
      a2 = x0.fma(q2, a2);
      FloatVector x1 = number(rows, x + step);
      b0 = x1.fma(q0, b0);
      b1 = x1.fma(q1, b1);
      b2 = x1.fma(q2, b2);
      FloatVector x2 = number(rows, x + 2 * step);
      c0 = x2.fma(q0, c0);
      c1 = x2.fma(q1, c1);
      c2 = x2.fma(q2, c2);
    }
    boolean first = from == 0;
    put(first, out, at, 0, a0);
    put(first, out, at, 1, a1);
    put(first, out, at, 2, a2);
    put(first, out, at + outStride, 0, b0);
    put(first, out, at + outStride, 1, b1);
    put(first, out, at + outStride, 2, b2);
    put(first, out, at + 2 * outStride, 0, c0);
    put(first, out, at + 2 * outStride, 1, c1);
    put(first, out, at + 2 * outStride, 2, c2);
  }

  /** One row with one vector of queries. */
  private static void one(
      MemorySegment rows,
      long stride,
      int n,
      int from,
      int to,
      MemorySegment panel,
      int w,
      MemorySegment out,
      long at) {
    FloatVector a = FloatVector.zero(FLOATS);
    long row = SimdKernels.offset(stride, n);
    for (int k = from; k < to; k++) {
      long p = ((long) k * WIDTH + w) * Float.BYTES;
      FloatVector q = FloatVector.fromMemorySegment(FLOATS, panel, p, NATIVE);
      a = number(rows, row + (long) k * Float.BYTES).fma(q, a);
    }
    put(from == 0, out, at, w / LANES, a);
  }

  private static FloatVector number(MemorySegment rows, long at) {
    return FloatVector.broadcast(FLOATS, rows.get(JAVA_FLOAT_UNALIGNED, at));
  }

  /** Writes sums, or adds them to those of earlier coordinates. */
  private static void put(boolean first, MemorySegment out, long at, int vector, FloatVector sums) {
    long byteAt = (at + (long) vector * LANES) * Float.BYTES;
    FloatVector all =
        first ? sums : sums.add(FloatVector.fromMemorySegment(FLOATS, out, byteAt, NATIVE));
    all.intoMemorySegment(out, byteAt, NATIVE);
  }
}
