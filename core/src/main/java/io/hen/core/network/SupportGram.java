package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.PatternBank;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@code ⟨ξ_k, Σ p ξ⟩} over a support: from the Gram matrix where the steps that remain
 * pay for it, else from the patterns themselves.
 */
final class SupportGram {
  /** The largest support whose Gram matrix is formed: 32 MB. */
  private static final int MOST = 2048;

  private final PatternBank bank;
  private final int[] rows;
  private final boolean worthwhile;

  private double @Nullable [][] gram;

  SupportGram(PatternBank bank, int[] rows, int stepsLeft) {
    this.bank = bank;
    this.rows = rows;
    // The matrix costs A²/2 inner products, a step without it about 2A.
    this.worthwhile = rows.length <= MOST && rows.length <= 4L * stepsLeft;
  }

  /**
   * Applies the Gram matrix.
   *
   * @param p double[A]
   * @return double[A]
   */
  double[] times(double[] p) {
    double[] product = new double[rows.length];
    if (!worthwhile) {
      bank.inner(new Mixture(rows, p).above(Double.MIN_NORMAL), rows, product);
      return product;
    }
    if (gram == null) {
      gram = matrix();
    }
    for (int j = 0; j < rows.length; j++) {
      if (p[j] > 0) {
        double[] row = gram[j];
        for (int k = 0; k < product.length; k++) {
          product[k] += p[j] * row[k];
        }
      }
    }
    return product;
  }

  private double[][] matrix() {
    double[][] matrix = new double[rows.length][rows.length];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(j -> {
          for (int k = j; k < rows.length; k++) {
            matrix[j][k] = bank.inner(rows[j], rows[k]);
          }
        });
    for (int j = 0; j < rows.length; j++) {
      for (int k = 0; k < j; k++) {
        matrix[j][k] = matrix[k][j];
      }
    }
    return matrix;
  }
}
