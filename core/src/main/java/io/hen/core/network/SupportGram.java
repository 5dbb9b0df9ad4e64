package io.hen.core.network;

import io.hen.core.bank.Mixture;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@code ⟨ξ_k, Σ p ξ⟩} over a support: from the Gram matrix where the steps that remain
 * pay for it, else from the patterns themselves.
 */
final class SupportGram {
  /** The largest support whose Gram matrix is formed: 32 MB. */
  private static final int MOST = 2048;

  /** The largest whose matrix is kept while a recall waits: 2 MB. */
  private static final int KEPT = 512;

  private final Terrain terrain;
  private final int[] rows;
  private final boolean worthwhile;

  private double @Nullable [][] gram;

  SupportGram(Terrain terrain, int[] rows, int stepsLeft) {
    this.terrain = terrain;
    this.rows = rows;
    // The matrix costs A²/2 inner products, a step without it about 2A.
    this.worthwhile = rows.length <= MOST && rows.length <= 4L * stepsLeft;
  }

  /** Drops a large matrix: it is formed anew when it is needed. */
  void forget() {
    if (rows.length > KEPT) {
      gram = null;
    }
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
      terrain.inner(new Mixture(rows, p).above(Double.MIN_NORMAL), rows, product);
      return product;
    }
    if (gram == null) {
      gram = terrain.gram(rows);
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
}
