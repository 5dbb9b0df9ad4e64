package io.hen.core.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/** Squared norms on the Vector API, eight rows an eighth of the range apart at a time. */
final class SimdKernelsNorms {
  private static final int ROWS = 8;

  private SimdKernelsNorms() {}

  static void squared(
      MemorySegment rows, long stride, int from, int to, double[] mask, double[] out) {
    int apart = (to - from) / ROWS;
    int bound = SimdKernels.DOUBLES.loopBound(mask.length);
    for (int n = from; n < from + apart; n++) {
      long row0 = SimdKernels.offset(stride, n);
      long row1 = SimdKernels.offset(stride, n + apart);
      long row2 = SimdKernels.offset(stride, n + 2 * apart);
      long row3 = SimdKernels.offset(stride, n + 3 * apart);
      long row4 = SimdKernels.offset(stride, n + 4 * apart);
      long row5 = SimdKernels.offset(stride, n + 5 * apart);
      long row6 = SimdKernels.offset(stride, n + 6 * apart);
      long row7 = SimdKernels.offset(stride, n + 7 * apart);
      DoubleVector a0 = DoubleVector.zero(SimdKernels.DOUBLES);
      DoubleVector a1 = a0;
      DoubleVector a2 = a0;
      DoubleVector a3 = a0;
      DoubleVector a4 = a0;
      DoubleVector a5 = a0;
      DoubleVector a6 = a0;
      DoubleVector a7 = a0;
      for (int k = 0; k < bound; k += SimdKernels.LANES) {
        DoubleVector m = DoubleVector.fromArray(SimdKernels.DOUBLES, mask, k);
        a0 = add(SimdKernels.load(rows, row0, k), m, a0);
        a1 = add(SimdKernels.load(rows, row1, k), m, a1);
        a2 = add(SimdKernels.load(rows, row2, k), m, a2);
        a3 = add(SimdKernels.load(rows, row3, k), m, a3);
        a4 = add(SimdKernels.load(rows, row4, k), m, a4);
        a5 = add(SimdKernels.load(rows, row5, k), m, a5);
        a6 = add(SimdKernels.load(rows, row6, k), m, a6);
        a7 = add(SimdKernels.load(rows, row7, k), m, a7);
      }
      out[n] = SimdKernels.sum(a0);
      out[n + apart] = SimdKernels.sum(a1);
      out[n + 2 * apart] = SimdKernels.sum(a2);
      out[n + 3 * apart] = SimdKernels.sum(a3);
      out[n + 4 * apart] = SimdKernels.sum(a4);
      out[n + 5 * apart] = SimdKernels.sum(a5);
      out[n + 6 * apart] = SimdKernels.sum(a6);
      out[n + 7 * apart] = SimdKernels.sum(a7);
    }
    for (int n = from; n < from + ROWS * apart; n++) {
      out[n] += tail(rows, SimdKernels.offset(stride, n), bound, mask);
    }
    for (int n = from + ROWS * apart; n < to; n++) {
      out[n] = one(rows, SimdKernels.offset(stride, n), mask);
    }
  }

  private static double one(MemorySegment rows, long row, double[] mask) {
    DoubleVector a = DoubleVector.zero(SimdKernels.DOUBLES);
    int bound = SimdKernels.DOUBLES.loopBound(mask.length);
    for (int k = 0; k < bound; k += SimdKernels.LANES) {
      a =
          add(
              SimdKernels.load(rows, row, k),
              DoubleVector.fromArray(SimdKernels.DOUBLES, mask, k),
              a);
    }
    return SimdKernels.sum(a) + tail(rows, row, bound, mask);
  }

  /** The first product is exact: a mask is 0 or 1. */
  private static DoubleVector add(DoubleVector x, DoubleVector mask, DoubleVector a) {
    return SimdKernels.addProduct(x.mul(mask), x, a);
  }

  private static double tail(MemorySegment rows, long row, int start, double[] mask) {
    double sum = 0;
    for (int k = start; k < mask.length; k++) {
      double x = SimdKernels.at(rows, row, k);
      sum += x * x * mask[k];
    }
    return sum;
  }
}
