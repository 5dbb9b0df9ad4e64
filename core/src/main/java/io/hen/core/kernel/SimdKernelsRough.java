package io.hen.core.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products in single precision on the Vector API, for bounds: eight rows an eighth of the
 * range apart at a time, and their lanes added up in whatever order is fastest.
 *
 * <p>In vectors of at most 256 bits: those of 512 took half as long again on an AMD EPYC (Zen 4).
 */
final class SimdKernelsRough {
  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
  private static final int ROWS = 8;

  private SimdKernelsRough() {}

  static void dots(MemorySegment rows, long stride, int from, int to, float[] query, double[] out) {
    int apart = (to - from) / ROWS;
    int bound = FLOATS.loopBound(query.length);
    for (int n = from; n < from + apart; n++) {
      long row0 = SimdKernels.offset(stride, n);
      long row1 = SimdKernels.offset(stride, n + apart);
      long row2 = SimdKernels.offset(stride, n + 2 * apart);
      long row3 = SimdKernels.offset(stride, n + 3 * apart);
      long row4 = SimdKernels.offset(stride, n + 4 * apart);
      long row5 = SimdKernels.offset(stride, n + 5 * apart);
      long row6 = SimdKernels.offset(stride, n + 6 * apart);
      long row7 = SimdKernels.offset(stride, n + 7 * apart);
      FloatVector a0 = FloatVector.zero(FLOATS);
      FloatVector a1 = a0;
      FloatVector a2 = a0;
      FloatVector a3 = a0;
      FloatVector a4 = a0;
      FloatVector a5 = a0;
      FloatVector a6 = a0;
      FloatVector a7 = a0;
      for (int k = 0; k < bound; k += FLOATS.length()) {
        FloatVector q = FloatVector.fromArray(FLOATS, query, k);
        a0 = add(load(rows, row0, k), q, a0);
        a1 = add(load(rows, row1, k), q, a1);
        a2 = add(load(rows, row2, k), q, a2);
        a3 = add(load(rows, row3, k), q, a3);
        a4 = add(load(rows, row4, k), q, a4);
        a5 = add(load(rows, row5, k), q, a5);
        a6 = add(load(rows, row6, k), q, a6);
        a7 = add(load(rows, row7, k), q, a7);
      }
      out[n] = a0.reduceLanes(VectorOperators.ADD);
      out[n + apart] = a1.reduceLanes(VectorOperators.ADD);
      out[n + 2 * apart] = a2.reduceLanes(VectorOperators.ADD);
      out[n + 3 * apart] = a3.reduceLanes(VectorOperators.ADD);
      out[n + 4 * apart] = a4.reduceLanes(VectorOperators.ADD);
      out[n + 5 * apart] = a5.reduceLanes(VectorOperators.ADD);
      out[n + 6 * apart] = a6.reduceLanes(VectorOperators.ADD);
      out[n + 7 * apart] = a7.reduceLanes(VectorOperators.ADD);
    }
    for (int n = from; n < from + ROWS * apart; n++) {
      out[n] = (float) out[n] + tail(rows, SimdKernels.offset(stride, n), bound, query);
    }
    for (int n = from + ROWS * apart; n < to; n++) {
      long row = SimdKernels.offset(stride, n);
      FloatVector a = FloatVector.zero(FLOATS);
      for (int k = 0; k < bound; k += FLOATS.length()) {
        a = add(load(rows, row, k), FloatVector.fromArray(FLOATS, query, k), a);
      }
      out[n] = a.reduceLanes(VectorOperators.ADD) + tail(rows, row, bound, query);
    }
  }

  private static FloatVector add(FloatVector x, FloatVector y, FloatVector a) {
    return SimdKernels.FUSED ? x.fma(y, a) : x.mul(y).add(a);
  }

  private static float tail(MemorySegment rows, long row, int start, float[] query) {
    float sum = 0;
    for (int k = start; k < query.length; k++) {
      sum += rows.get(JAVA_FLOAT_UNALIGNED, row + (long) k * Float.BYTES) * query[k];
    }
    return sum;
  }

  private static FloatVector load(MemorySegment rows, long row, int k) {
    return FloatVector.fromMemorySegment(FLOATS, rows, row + (long) k * Float.BYTES, NATIVE);
  }
}
