package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Directions that hold most of what the rows of a bank are: their mean, and the first principal
 * components of a sample around it, by subspace iteration (Halko, Martinsson, Tropp 2011, arXiv
 * 0909.4061, Algorithm 4.4). The same rows give the same directions. What uses them must be right
 * whatever they are; see {@link PrefixIndex}.
 */
final class PrincipalBasis {
  /** Most and fewest rows of the sample, and how many numbers they may have together. */
  private static final int MOST = 2048;

  private static final int FEWEST = 1024;
  private static final int SAMPLE_NUMBERS = 1 << 23;

  /** Begun with rows of the sample, it is close enough after so many. */
  private static final int ITERATIONS = 2;

  /** A direction that keeps less of its length once the earlier ones are taken out is dropped. */
  private static final double LEAST = 1e-6;

  /** Rows that are multiplied with all directions while they are in the cache. */
  static final int BLOCK = 32;

  private final Kernels kernels;
  private final int dimension;

  PrincipalBasis(Kernels kernels, int dimension) {
    this.kernels = kernels;
    this.dimension = dimension;
  }

  /**
   * The directions, orthonormal up to rounding: double[R][K], R at most {@code most}, fewer where
   * the rows span no more.
   */
  double[][] of(MemorySegment rows, long stride, int size, int most) {
    int count = Math.min(size, Math.clamp(SAMPLE_NUMBERS / dimension, FEWEST, MOST));
    double[] mean = new double[dimension];
    for (int i = 0; i < count; i++) {
      kernels.accumulate(rows, stride, row(i, count, size), 1.0 / count, mean);
    }
    MemorySegment centred = Arena.ofAuto().allocate((long) count * dimension * Float.BYTES, 64);
    MemorySegment across = Arena.ofAuto().allocate((long) count * dimension * Float.BYTES, 64);
    for (int i = 0; i < count; i++) {
      double[] rest = new double[dimension];
      kernels.accumulate(rows, stride, row(i, count, size), 1, rest);
      for (int k = 0; k < dimension; k++) {
        float value = (float) (rest[k] - mean[k]);
        centred.setAtIndex(ValueLayout.JAVA_FLOAT, (long) i * dimension + k, value);
        across.setAtIndex(ValueLayout.JAVA_FLOAT, (long) k * count + i, value);
      }
    }
    int inner = Math.min(most - 1, count);
    double[][] basis = new double[inner][];
    for (int j = 0; j < inner; j++) {
      basis[j] = new double[dimension];
      kernels.accumulate(centred, dimension, row(j, inner, count), 1, basis[j]);
    }
    for (int i = 0; i < ITERATIONS; i++) {
      double[][] orthonormal = orthonormal(basis);
      double[][] seen = products(centred, dimension, count, orthonormal);
      basis = products(across, count, dimension, seen);
    }
    double[][] all = new double[basis.length + 1][];
    all[0] = mean;
    System.arraycopy(basis, 0, all, 1, basis.length);
    return orthonormal(all);
  }

  /** Of {@code count} rows that are spread evenly over {@code size}, the i-th. */
  private static int row(int i, int count, int size) {
    return (int) ((long) i * size / count);
  }

  /** {@code out[q][n] = ⟨rows[n], queries[q]⟩}. */
  private double[][] products(MemorySegment rows, long stride, int size, double[][] queries) {
    double[][] out = new double[queries.length][size];
    for (int from = 0; from < size; from += BLOCK) {
      kernels.panelDots(rows, stride, from, Math.min(size, from + BLOCK), queries, out);
    }
    return out;
  }

  /** Gram-Schmidt, twice for each vector, without those that depend on the earlier ones. */
  static double[][] orthonormal(double[][] vectors) {
    List<double[]> basis = new ArrayList<>();
    for (double[] vector : vectors) {
      double[] rest = vector.clone();
      double before = Math.sqrt(dot(rest, rest));
      for (int pass = 0; pass < 2; pass++) {
        for (double[] other : basis) {
          double along = dot(rest, other);
          for (int k = 0; k < rest.length; k++) {
            rest[k] -= along * other[k];
          }
        }
      }
      double length = Math.sqrt(dot(rest, rest));
      if (length > LEAST * before && Double.isFinite(1 / length)) {
        for (int k = 0; k < rest.length; k++) {
          rest[k] /= length;
        }
        basis.add(rest);
      }
    }
    return basis.toArray(double[][]::new);
  }

  /** Four sums, so that additions need not wait for each other. */
  static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k < a.length - 3; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    for (; k < a.length; k++) {
      s0 += a[k] * b[k];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
