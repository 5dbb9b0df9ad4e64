package io.hen.core.kernel;

import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The kernels in plain Java: the definition of correctness, and what runs where the Vector API is
 * absent.
 *
 * <p>Every sum runs over k from 0 upwards in one double, so a result depends on the row and the
 * query alone.
 */
final class ScalarKernels implements Kernels {
  /** Queries of a panel. */
  private static final int WIDTH = 16;

  @Override
  public void warmUp(MemorySegment bank) {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int roundings(int dimension) {
    return dimension + 1;
  }

  /** Four rows at a time: four sums that do not wait for one another, each in the plain order. */
  @Override
  public void dots(
      MemorySegment rows, long stride, int from, int to, double[] query, double[] out) {
    int n = from;
    for (; n < to - 3; n += 4) {
      long row = offset(stride, n);
      long step = offset(stride, 1);
      fourDots(rows, row, row + step, row + 2 * step, row + 3 * step, query, out, n);
    }
    for (; n < to; n++) {
      out[n] = oneDot(rows, offset(stride, n), query);
    }
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
    int i = from;
    for (; i < to - 3; i += 4) {
      fourDots(
          rows,
          offset(stride, chosen[i]),
          offset(stride, chosen[i + 1]),
          offset(stride, chosen[i + 2]),
          offset(stride, chosen[i + 3]),
          query,
          out,
          i);
    }
    for (; i < to; i++) {
      out[i] = oneDot(rows, offset(stride, chosen[i]), query);
    }
  }

  private static double oneDot(MemorySegment rows, long row, double[] query) {
    double sum = 0;
    for (int k = 0; k < query.length; k++) {
      sum += at(rows, row, k) * query[k];
    }
    return sum;
  }

  private static void fourDots(
      MemorySegment rows,
      long row0,
      long row1,
      long row2,
      long row3,
      double[] query,
      double[] out,
      int n) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int k = 0; k < query.length; k++) {
      double q = query[k];
      sum0 += at(rows, row0, k) * q;
      sum1 += at(rows, row1, k) * q;
      sum2 += at(rows, row2, k) * q;
      sum3 += at(rows, row3, k) * q;
    }
    out[n] = sum0;
    out[n + 1] = sum1;
    out[n + 2] = sum2;
    out[n + 3] = sum3;
  }

  /** Four rows at a time, so that they are still in the cache for the next query. */
  @Override
  public void roughDots(
      MemorySegment rows, long stride, int from, int to, float[] query, double[] out) {
    for (int n = from; n < to; n++) {
      long row = offset(stride, n);
      float sum = 0;
      for (int k = 0; k < query.length; k++) {
        sum += at(rows, row, k) * query[k];
      }
      out[n] = sum;
    }
  }

  @Override
  public void panelDots(
      MemorySegment rows, long stride, int from, int to, double[][] queries, double[][] out) {
    for (int n = from; n < to; n += 4) {
      for (int q = 0; q < queries.length; q++) {
        dots(rows, stride, n, Math.min(to, n + 4), queries[q], out[q]);
      }
    }
  }

  @Override
  public boolean roughProductsPay() {
    return true;
  }

  @Override
  public int panelWidth() {
    return WIDTH;
  }

  /** A row's sums in an array, which the compiler can add to several at a time. */
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
    float[] all = new float[WIDTH];
    float[] block = new float[WIDTH];
    float[] numbers = new float[dimension * WIDTH];
    MemorySegment.copy(panel, JAVA_FLOAT_UNALIGNED, 0, numbers, 0, numbers.length);
    for (int n = from; n < to; n++) {
      long row = offset(stride, n);
      Arrays.fill(all, 0);
      for (int k = 0; k < dimension; k += PRODUCT_BLOCK) {
        Arrays.fill(block, 0);
        for (int j = k; j < Math.min(dimension, k + PRODUCT_BLOCK); j++) {
          float x = at(rows, row, j);
          for (int q = 0; q < WIDTH; q++) {
            block[q] += x * numbers[j * WIDTH + q];
          }
        }
        for (int q = 0; q < WIDTH; q++) {
          all[q] += block[q];
        }
      }
      long at = (column + (n - from) * outStride) * Float.BYTES;
      MemorySegment.copy(all, 0, out, JAVA_FLOAT_UNALIGNED, at, WIDTH);
    }
  }

  @Override
  public void maskedSquaredNorms(
      MemorySegment rows, long stride, int from, int to, double[] mask, double[] out) {
    for (int n = from; n < to; n++) {
      long row = offset(stride, n);
      double sum = 0;
      for (int k = 0; k < mask.length; k++) {
        double x = at(rows, row, k);
        sum += x * x * mask[k];
      }
      out[n] = sum;
    }
  }

  @Override
  public double dot(MemorySegment rows, long stride, int m, int n, int dimension) {
    long rowM = offset(stride, m);
    long rowN = offset(stride, n);
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      sum += (double) at(rows, rowM, k) * at(rows, rowN, k);
    }
    return sum;
  }

  @Override
  public void accumulate(MemorySegment rows, long stride, int n, double weight, double[] sum) {
    long row = offset(stride, n);
    for (int k = 0; k < sum.length; k++) {
      sum[k] += weight * at(rows, row, k);
    }
  }

  /** Four rows at a time, so that the sum is read and written a fourth as often. */
  @Override
  public void accumulate(
      MemorySegment rows,
      long stride,
      int[] chosen,
      int from,
      int to,
      double[] weights,
      double[] sum) {
    int i = from;
    for (; i < to - 3; i += 4) {
      long row0 = offset(stride, chosen[i]);
      long row1 = offset(stride, chosen[i + 1]);
      long row2 = offset(stride, chosen[i + 2]);
      long row3 = offset(stride, chosen[i + 3]);
      double w0 = weights[i];
      double w1 = weights[i + 1];
      double w2 = weights[i + 2];
      double w3 = weights[i + 3];
      for (int k = 0; k < sum.length; k++) {
        sum[k] +=
            (w0 * at(rows, row0, k) + w1 * at(rows, row1, k))
                + (w2 * at(rows, row2, k) + w3 * at(rows, row3, k));
      }
    }
    for (; i < to; i++) {
      accumulate(rows, stride, chosen[i], weights[i], sum);
    }
  }

  @Override
  public void addMatches(
      MemorySegment tokens, int from, int to, char[] query, double weight, double[] out) {
    int positions = query.length;
    for (int n = from; n < to; n++) {
      long row = (long) n * positions * Character.BYTES;
      int matches = 0;
      for (int s = 0; s < positions; s++) {
        if (tokens.get(JAVA_CHAR_UNALIGNED, row + (long) s * Character.BYTES) == query[s]) {
          matches++;
        }
      }
      out[n] += weight * matches;
    }
  }

  private static long offset(long stride, int n) {
    return n * stride * Float.BYTES;
  }

  private static float at(MemorySegment rows, long row, int k) {
    return rows.get(JAVA_FLOAT_UNALIGNED, row + (long) k * Float.BYTES);
  }
}
