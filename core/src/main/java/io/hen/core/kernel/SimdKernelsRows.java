package io.hen.core.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/**
 * One query against many rows, and sums of many rows, on the Vector API: eight rows at a time.
 *
 * <p>Memory delivers eight streams faster than four (25 GB/s against 19, one core with AVX-512, K =
 * 3,136), and faster still if each goes on where it is: eight rows side by side are eight streams
 * that end with the row, eight rows an eighth of the range apart are streams that go on into the
 * next one (25 GB/s against 20, where the plainest reading has 27). More than eight loads in a loop
 * exceed what the compiler inlines, and then each vector becomes an object: a loop that scores
 * eight rows and adds eight others ran at a tenth of the speed.
 */
final class SimdKernelsRows {
  private static final int ROWS = 8;

  private SimdKernelsRows() {}

  static void dots(
      MemorySegment rows, long stride, int from, int to, double[] query, double[] out) {
    int apart = (to - from) / ROWS;
    int bound = SimdKernels.DOUBLES.loopBound(query.length);
    // The whole loop in one method, and no tails in it: apart they take a fifth longer.
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
        DoubleVector q = DoubleVector.fromArray(SimdKernels.DOUBLES, query, k);
        a0 = SimdKernels.addProduct(SimdKernels.load(rows, row0, k), q, a0);
        a1 = SimdKernels.addProduct(SimdKernels.load(rows, row1, k), q, a1);
        a2 = SimdKernels.addProduct(SimdKernels.load(rows, row2, k), q, a2);
        a3 = SimdKernels.addProduct(SimdKernels.load(rows, row3, k), q, a3);
        a4 = SimdKernels.addProduct(SimdKernels.load(rows, row4, k), q, a4);
        a5 = SimdKernels.addProduct(SimdKernels.load(rows, row5, k), q, a5);
        a6 = SimdKernels.addProduct(SimdKernels.load(rows, row6, k), q, a6);
        a7 = SimdKernels.addProduct(SimdKernels.load(rows, row7, k), q, a7);
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
      out[n] += SimdKernels.tailDot(rows, SimdKernels.offset(stride, n), bound, query);
    }
    for (int n = from + ROWS * apart; n < to; n++) {
      out[n] = SimdKernels.oneDot(rows, SimdKernels.offset(stride, n), query);
    }
  }

  static void dots(
      MemorySegment rows,
      long stride,
      int[] chosen,
      int from,
      int to,
      double[] query,
      double[] out) {
    int k = from;
    for (; k <= to - ROWS; k += ROWS) {
      eightDots(
          rows,
          SimdKernels.offset(stride, chosen[k]),
          SimdKernels.offset(stride, chosen[k + 1]),
          SimdKernels.offset(stride, chosen[k + 2]),
          SimdKernels.offset(stride, chosen[k + 3]),
          SimdKernels.offset(stride, chosen[k + 4]),
          SimdKernels.offset(stride, chosen[k + 5]),
          SimdKernels.offset(stride, chosen[k + 6]),
          SimdKernels.offset(stride, chosen[k + 7]),
          query,
          out,
          k);
    }
    for (; k < to; k++) {
      out[k] = SimdKernels.oneDot(rows, SimdKernels.offset(stride, chosen[k]), query);
    }
  }

  private static void eightDots(
      MemorySegment rows,
      long row0,
      long row1,
      long row2,
      long row3,
      long row4,
      long row5,
      long row6,
      long row7,
      double[] query,
      double[] out,
      int n) {
    DoubleVector a0 = DoubleVector.zero(SimdKernels.DOUBLES);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    DoubleVector a4 = a0;
    DoubleVector a5 = a0;
    DoubleVector a6 = a0;
    DoubleVector a7 = a0;
    int bound = SimdKernels.DOUBLES.loopBound(query.length);
    for (int k = 0; k < bound; k += SimdKernels.LANES) {
      DoubleVector q = DoubleVector.fromArray(SimdKernels.DOUBLES, query, k);
      a0 = SimdKernels.addProduct(SimdKernels.load(rows, row0, k), q, a0);
      a1 = SimdKernels.addProduct(SimdKernels.load(rows, row1, k), q, a1);
      a2 = SimdKernels.addProduct(SimdKernels.load(rows, row2, k), q, a2);
      a3 = SimdKernels.addProduct(SimdKernels.load(rows, row3, k), q, a3);
      a4 = SimdKernels.addProduct(SimdKernels.load(rows, row4, k), q, a4);
      a5 = SimdKernels.addProduct(SimdKernels.load(rows, row5, k), q, a5);
      a6 = SimdKernels.addProduct(SimdKernels.load(rows, row6, k), q, a6);
      a7 = SimdKernels.addProduct(SimdKernels.load(rows, row7, k), q, a7);
    }
    out[n] = SimdKernels.sum(a0) + SimdKernels.tailDot(rows, row0, bound, query);
    out[n + 1] = SimdKernels.sum(a1) + SimdKernels.tailDot(rows, row1, bound, query);
    out[n + 2] = SimdKernels.sum(a2) + SimdKernels.tailDot(rows, row2, bound, query);
    out[n + 3] = SimdKernels.sum(a3) + SimdKernels.tailDot(rows, row3, bound, query);
    out[n + 4] = SimdKernels.sum(a4) + SimdKernels.tailDot(rows, row4, bound, query);
    out[n + 5] = SimdKernels.sum(a5) + SimdKernels.tailDot(rows, row5, bound, query);
    out[n + 6] = SimdKernels.sum(a6) + SimdKernels.tailDot(rows, row6, bound, query);
    out[n + 7] = SimdKernels.sum(a7) + SimdKernels.tailDot(rows, row7, bound, query);
  }

  static void accumulate(
      MemorySegment rows,
      long stride,
      int[] chosen,
      int from,
      int to,
      double[] weights,
      double[] sum) {
    int k = from;
    for (; k <= to - ROWS; k += ROWS) {
      addEight(rows, stride, chosen, k, weights, sum);
    }
    for (; k < to; k++) {
      SimdKernels.addOne(rows, SimdKernels.offset(stride, chosen[k]), weights[k], sum);
    }
  }

  private static void addEight(
      MemorySegment rows, long stride, int[] chosen, int n, double[] weights, double[] sum) {
    long row0 = SimdKernels.offset(stride, chosen[n]);
    long row1 = SimdKernels.offset(stride, chosen[n + 1]);
    long row2 = SimdKernels.offset(stride, chosen[n + 2]);
    long row3 = SimdKernels.offset(stride, chosen[n + 3]);
    long row4 = SimdKernels.offset(stride, chosen[n + 4]);
    long row5 = SimdKernels.offset(stride, chosen[n + 5]);
    long row6 = SimdKernels.offset(stride, chosen[n + 6]);
    long row7 = SimdKernels.offset(stride, chosen[n + 7]);
    DoubleVector w0 = DoubleVector.broadcast(SimdKernels.DOUBLES, weights[n]);
    DoubleVector w1 = DoubleVector.broadcast(SimdKernels.DOUBLES, weights[n + 1]);
    DoubleVector w2 = DoubleVector.broadcast(SimdKernels.DOUBLES, weights[n + 2]);
    DoubleVector w3 = DoubleVector.broadcast(SimdKernels.DOUBLES, weights[n + 3]);
    DoubleVector w4 = DoubleVector.broadcast(SimdKernels.DOUBLES, weights[n + 4]);
    DoubleVector w5 = DoubleVector.broadcast(SimdKernels.DOUBLES, weights[n + 5]);
    DoubleVector w6 = DoubleVector.broadcast(SimdKernels.DOUBLES, weights[n + 6]);
    DoubleVector w7 = DoubleVector.broadcast(SimdKernels.DOUBLES, weights[n + 7]);
    int bound = SimdKernels.DOUBLES.loopBound(sum.length);
    for (int k = 0; k < bound; k += SimdKernels.LANES) {
      DoubleVector a =
          SimdKernels.load(rows, row0, k).mul(w0).add(SimdKernels.load(rows, row1, k).mul(w1));
      DoubleVector b =
          SimdKernels.load(rows, row2, k).mul(w2).add(SimdKernels.load(rows, row3, k).mul(w3));
      DoubleVector c =
          SimdKernels.load(rows, row4, k).mul(w4).add(SimdKernels.load(rows, row5, k).mul(w5));
      DoubleVector d =
          SimdKernels.load(rows, row6, k).mul(w6).add(SimdKernels.load(rows, row7, k).mul(w7));
      DoubleVector.fromArray(SimdKernels.DOUBLES, sum, k)
          .add(a.add(b).add(c.add(d)))
          .intoArray(sum, k);
    }
    // The tail in the order of the lanes, so that a coordinate's bits do not depend on the width.
    for (int k = bound; k < sum.length; k++) {
      double a =
          SimdKernels.at(rows, row0, k) * weights[n]
              + SimdKernels.at(rows, row1, k) * weights[n + 1];
      double b =
          SimdKernels.at(rows, row2, k) * weights[n + 2]
              + SimdKernels.at(rows, row3, k) * weights[n + 3];
      double c =
          SimdKernels.at(rows, row4, k) * weights[n + 4]
              + SimdKernels.at(rows, row5, k) * weights[n + 5];
      double d =
          SimdKernels.at(rows, row6, k) * weights[n + 6]
              + SimdKernels.at(rows, row7, k) * weights[n + 7];
      sum[k] += (a + b) + (c + d);
    }
  }
}
