package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Reading;
import io.hen.core.bank.RowSweep;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the steps need to know of a bank: the coordinates in which the state moves, and the score
 * {@code β'(⟨ξ_n,y⟩ + bias_n)} of every memory, y the part of the state that moves.
 *
 * <p>Clamped dynamics are free dynamics among the absent coordinates: what a memory scores at the
 * observed ones, {@code ⟨ξ_n,c⟩}, never changes and is one more bias.
 *
 * @param bank the memories
 * @param held what does not move: a cue that shows nothing for free dynamics
 * @param biases double[N]
 * @param norms upper bounds of the memories' norms over the coordinates that move, double[N]
 * @param largestNorm M, the largest of them
 * @param heldSquared squared norm of what does not move
 */
record Terrain(
    PatternBank bank,
    Observation held,
    double[] biases,
    double[] norms,
    double largestNorm,
    double heldSquared) {

  /** Every coordinate moves. */
  static Terrain free(Landscape landscape) {
    return new Terrain(
        landscape.bank,
        landscape.bank.nothing(),
        landscape.biases,
        landscape.norms,
        landscape.largestNorm,
        0);
  }

  /**
   * The absent coordinates of a cue move.
   *
   * @param observedInner ⟨ξ_n,c⟩ over the observed coordinates, double[N]
   */
  static Terrain clamped(Landscape landscape, Observation cue, double[] observedInner) {
    double[] biases = observedInner.clone();
    for (int n = 0; n < biases.length; n++) {
      biases[n] += landscape.biases[n];
    }
    return new Terrain(
        landscape.bank,
        cue,
        biases,
        landscape.norms,
        landscape.largestNorm,
        landscape.bank.squaredNorm(cue, Mixture.NONE));
  }

  int size() {
    return biases.length;
  }

  /** The reading of the bank for ⟨ξ_n, Σ w_m ξ_m⟩ where the state moves. */
  Reading reading(Mixture mixture) {
    return new Reading.Absent(held, mixture);
  }

  /**
   * {@code out[k] = ⟨ξ_n, Σ w_m ξ_m⟩} where the state moves, for chosen memories {@code n =
   * rows[k]}, ascending.
   */
  void inner(Mixture mixture, int[] rows, double[] out) {
    if (rows.length == size()) {
      bank.absentInner(held, mixture, out);
    } else {
      bank.absentInner(held, mixture, rows, out);
    }
  }

  /** Updates among chosen memories with the state as a vector, where the bank offers them. */
  Optional<RowSweep> sweep(int[] rows) {
    return bank.sweep(held, rows);
  }

  /** ⟨ξ_m,ξ_n⟩ where the state moves, for every pair of chosen memories: double[A][A]. */
  double[][] gram(int[] rows) {
    return held.nothing() ? wholeGram(rows) : heldGram(rows);
  }

  private double[][] wholeGram(int[] rows) {
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

  private double[][] heldGram(int[] rows) {
    double[][] matrix = new double[rows.length][rows.length];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(j -> inner(Mixture.of(rows[j]), rows, matrix[j]));
    return matrix;
  }
}
