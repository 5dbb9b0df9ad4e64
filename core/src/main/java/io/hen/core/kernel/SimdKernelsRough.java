package io.hen.core.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products in single precision on the Vector API, for bounds: four rows at a time, and their
 * lanes added up in whatever order is fastest.
 */
final class SimdKernelsRough {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  private SimdKernelsRough() {}

  static void dots(MemorySegment rows, long stride, int from, int to, float[] query, double[] out) {
    int n = from;
    for (; n < to - 3; n += 4) {
      fourDots(rows, stride, n, query, out);
    }
    for (; n < to; n++) {
      long row = SimdKernels.offset(stride, n);
      FloatVector a = FloatVector.zero(FLOATS);
      int bound = FLOATS.loopBound(query.length);
      for (int k = 0; k < bound; k += FLOATS.length()) {
        a = load(rows, row, k).mul(FloatVector.fromArray(FLOATS, query, k)).add(a);
      }
      out[n] = a.reduceLanes(VectorOperators.ADD) + tail(rows, row, bound, query);
    }
  }

  private static void fourDots(
      MemorySegment rows, long stride, int n, float[] query, double[] out) {
    long row0 = SimdKernels.offset(stride, n);
    long row1 = SimdKernels.offset(stride, n + 1);
    long row2 = SimdKernels.offset(stride, n + 2);
    long row3 = SimdKernels.offset(stride, n + 3);
    FloatVector a0 = FloatVector.zero(FLOATS);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int bound = FLOATS.loopBound(query.length);
    for (int k = 0; k < bound; k += FLOATS.length()) {
      FloatVector q = FloatVector.fromArray(FLOATS, query, k);
      a0 = load(rows, row0, k).mul(q).add(a0);
      a1 = load(rows, row1, k).mul(q).add(a1);
      a2 = load(rows, row2, k).mul(q).add(a2);
      a3 = load(rows, row3, k).mul(q).add(a3);
    }
    out[n] = a0.reduceLanes(VectorOperators.ADD) + tail(rows, row0, bound, query);
    out[n + 1] = a1.reduceLanes(VectorOperators.ADD) + tail(rows, row1, bound, query);
    out[n + 2] = a2.reduceLanes(VectorOperators.ADD) + tail(rows, row2, bound, query);
    out[n + 3] = a3.reduceLanes(VectorOperators.ADD) + tail(rows, row3, bound, query);
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
