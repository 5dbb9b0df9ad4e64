package io.hen.core.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/**
 * Many queries at once on the Vector API: a tile of three rows and four queries, twelve sums, in
 * registers.
 *
 * <p>Each sum takes the same products in the same order as {@link SimdKernels#dots}. On one core
 * with AVX-512, K = 2,352, tiles of twelve sums (3×4, 4×3, 2×6) reached 32 to 36 GFLOP/s, 4×2 and
 * 2×4 20 to 22, and 4×4, for which registers do not suffice, 26; 3×4 was good with AVX2 as well
 * (23). Cutting the rows into blocks of 128 to 512 coordinates, with the sums kept in memory
 * between them, gained nothing.
 */
final class SimdKernelsPanel {
  private static final int ROWS = 3;
  private static final int QUERIES = 4;

  private SimdKernelsPanel() {}

  static void dots(
      MemorySegment rows, long stride, int from, int to, double[][] queries, double[][] out) {
    int tiled = from + (to - from) / ROWS * ROWS;
    int q = 0;
    for (; q <= queries.length - QUERIES; q += QUERIES) {
      for (int n = from; n < tiled; n += ROWS) {
        tile(rows, stride, n, queries, q, out);
      }
      for (int n = tiled; n < to; n++) {
        for (int i = q; i < q + QUERIES; i++) {
          out[i][n] = SimdKernels.oneDot(rows, SimdKernels.offset(stride, n), queries[i]);
        }
      }
    }
    for (; q < queries.length; q++) {
      SimdKernelsRows.dots(rows, stride, from, to, queries[q], out[q]);
    }
  }

  private static void tile(
      MemorySegment rows, long stride, int n, double[][] queries, int q, double[][] out) {
    double[] query0 = queries[q];
    double[] query1 = queries[q + 1];
    double[] query2 = queries[q + 2];
    double[] query3 = queries[q + 3];
    long row0 = SimdKernels.offset(stride, n);
    long row1 = SimdKernels.offset(stride, n + 1);
    long row2 = SimdKernels.offset(stride, n + 2);
    DoubleVector a00 = DoubleVector.zero(SimdKernels.DOUBLES);
    DoubleVector a01 = a00;
    DoubleVector a02 = a00;
    DoubleVector a03 = a00;
    DoubleVector a10 = a00;
    DoubleVector a11 = a00;
    DoubleVector a12 = a00;
    DoubleVector a13 = a00;
    DoubleVector a20 = a00;
    DoubleVector a21 = a00;
    DoubleVector a22 = a00;
    DoubleVector a23 = a00;
    int bound = SimdKernels.DOUBLES.loopBound(query0.length);
    for (int k = 0; k < bound; k += SimdKernels.LANES) {
      DoubleVector q0 = DoubleVector.fromArray(SimdKernels.DOUBLES, query0, k);
      DoubleVector q1 = DoubleVector.fromArray(SimdKernels.DOUBLES, query1, k);
      DoubleVector q2 = DoubleVector.fromArray(SimdKernels.DOUBLES, query2, k);
      DoubleVector q3 = DoubleVector.fromArray(SimdKernels.DOUBLES, query3, k);
      DoubleVector x0 = SimdKernels.load(rows, row0, k);
      a00 = SimdKernels.addProduct(x0, q0, a00);
      a01 = SimdKernels.addProduct(x0, q1, a01);
      a02 = SimdKernels.addProduct(x0, q2, a02);
      a03 = SimdKernels.addProduct(x0, q3, a03);
      DoubleVector x1 = SimdKernels.load(rows, row1, k);
      a10 = SimdKernels.addProduct(x1, q0, a10);
      a11 = SimdKernels.addProduct(x1, q1, a11);
      a12 = SimdKernels.addProduct(x1, q2, a12);
      a13 = SimdKernels.addProduct(x1, q3, a13);
      DoubleVector x2 = SimdKernels.load(rows, row2, k);
      a20 = SimdKernels.addProduct(x2, q0, a20);
      a21 = SimdKernels.addProduct(x2, q1, a21);
      a22 = SimdKernels.addProduct(x2, q2, a22);
      a23 = SimdKernels.addProduct(x2, q3, a23);
    }
    out[q][n] = SimdKernels.sum(a00) + SimdKernels.tailDot(rows, row0, bound, query0);
    out[q + 1][n] = SimdKernels.sum(a01) + SimdKernels.tailDot(rows, row0, bound, query1);
    out[q + 2][n] = SimdKernels.sum(a02) + SimdKernels.tailDot(rows, row0, bound, query2);
    out[q + 3][n] = SimdKernels.sum(a03) + SimdKernels.tailDot(rows, row0, bound, query3);
    out[q][n + 1] = SimdKernels.sum(a10) + SimdKernels.tailDot(rows, row1, bound, query0);
    out[q + 1][n + 1] = SimdKernels.sum(a11) + SimdKernels.tailDot(rows, row1, bound, query1);
    out[q + 2][n + 1] = SimdKernels.sum(a12) + SimdKernels.tailDot(rows, row1, bound, query2);
    out[q + 3][n + 1] = SimdKernels.sum(a13) + SimdKernels.tailDot(rows, row1, bound, query3);
    out[q][n + 2] = SimdKernels.sum(a20) + SimdKernels.tailDot(rows, row2, bound, query0);
    out[q + 1][n + 2] = SimdKernels.sum(a21) + SimdKernels.tailDot(rows, row2, bound, query1);
    out[q + 2][n + 2] = SimdKernels.sum(a22) + SimdKernels.tailDot(rows, row2, bound, query2);
    out[q + 3][n + 2] = SimdKernels.sum(a23) + SimdKernels.tailDot(rows, row2, bound, query3);
  }
}
