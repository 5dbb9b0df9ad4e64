package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Reading;
import io.hen.core.bank.RowSweep;
import java.util.Optional;

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
 * @param evenBiases whether all biases are the same
 */
record Terrain(
    PatternBank bank,
    Observation held,
    double[] biases,
    double[] norms,
    double largestNorm,
    double heldSquared,
    boolean evenBiases) {

  /** Every coordinate moves. */
  static Terrain free(Landscape landscape) {
    return new Terrain(
        landscape.bank,
        landscape.bank.nothing(),
        landscape.biases,
        landscape.norms,
        landscape.largestNorm,
        0,
        landscape.evenBiases);
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
        landscape.bank.squaredNorm(cue, Mixture.NONE),
        false);
  }

  int size() {
    return biases.length;
  }

  /** The scores {@code scale·(⟨ξ_n,y⟩ + bias_n)} of inner products. */
  Numbers scores(Numbers inner, double scale) {
    return evenBiases ? inner.times(scale, biases[0]) : inner.times(scale, biases);
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

  /**
   * {@code out[k] = ⟨ξ_n, Σ_m ξ_m⟩} over all memories m where the state moves, for chosen memories
   * {@code n = rows[k]}; false where the bank does not keep what tells so.
   */
  boolean everyone(int[] rows, double[] out) {
    return bank.innerWithAll(held, rows, out);
  }

  /** Updates among chosen memories with the state as a vector, where the bank offers them. */
  Optional<RowSweep> sweep(int[] rows) {
    return bank.sweep(held, rows);
  }

  /** ⟨ξ_m,ξ_n⟩ where the state moves, for every pair of chosen memories: double[A][A]. */
  double[][] gram(int[] rows) {
    return bank.gram(held, rows);
  }
}
