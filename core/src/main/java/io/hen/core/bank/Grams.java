package io.hen.core.bank;

import java.util.stream.IntStream;

/** Gram matrices of chosen memories, one inner product after the other. */
final class Grams {
  private Grams() {}

  /** As {@link PatternBank#gram} of any bank. */
  static double[][] of(PatternBank bank, Observation held, int[] rows) {
    return held.nothing() ? whole(bank, rows) : absent(bank, held, rows);
  }

  private static double[][] whole(PatternBank bank, int[] rows) {
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

  /** Row by row, each memory as a mixture of one. */
  static double[][] absent(PatternBank bank, Observation held, int[] rows) {
    double[][] matrix = new double[rows.length][rows.length];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(j -> bank.absentInner(held, Mixture.of(rows[j]), rows, matrix[j]));
    return matrix;
  }
}
