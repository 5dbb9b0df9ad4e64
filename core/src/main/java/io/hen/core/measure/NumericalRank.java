package io.hen.core.measure;

/**
 * The rank of a set of vectors, from their Gram matrix {@code G = V·Vᵀ}, by Cholesky's
 * decomposition with the largest remaining diagonal as the next pivot (Higham 1990, "Analysis of
 * the Cholesky decomposition of a semi-definite matrix"). A vector counts while the square of its
 * distance to the span of those before it is more than {@link #TOLERANCE} of the longest's square.
 */
public final class NumericalRank {
  /** Relative to the longest vector's squared length; rounding of doubles is well below it. */
  public static final double TOLERANCE = 1e-10;

  private NumericalRank() {}

  /**
   * Counts.
   *
   * @param gram double[n][n], symmetric and positive semi-definite; is overwritten
   * @return between 0 and n
   */
  public static int ofGram(double[][] gram) {
    int n = gram.length;
    double[] left = new double[n];
    double largest = 0;
    for (int k = 0; k < n; k++) {
      if (gram[k].length != n) {
        throw new IllegalArgumentException(
            "a Gram matrix is square, but row " + k + " of " + n + " has " + gram[k].length);
      }
      left[k] = gram[k][k];
      largest = Math.max(largest, left[k]);
    }
    double[][] factors = new double[n][];
    for (int rank = 0; rank < n; rank++) {
      int pivot = 0;
      for (int k = 1; k < n; k++) {
        if (left[k] > left[pivot]) {
          pivot = k;
        }
      }
      if (!(left[pivot] > TOLERANCE * largest)) {
        return rank;
      }
      double[] column = gram[pivot];
      for (int j = 0; j < rank; j++) {
        double factor = factors[j][pivot];
        double[] earlier = factors[j];
        for (int k = 0; k < n; k++) {
          column[k] -= factor * earlier[k];
        }
      }
      double root = Math.sqrt(left[pivot]);
      for (int k = 0; k < n; k++) {
        column[k] /= root;
        left[k] -= column[k] * column[k];
      }
      left[pivot] = 0;
      factors[rank] = column;
    }
    return n;
  }
}
