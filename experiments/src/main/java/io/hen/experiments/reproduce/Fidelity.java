package io.hen.experiments.reproduce;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.State;
import io.hen.core.measure.MeanSquaredError;
import io.hen.core.measure.StructuralSimilarity;
import io.hen.experiments.trial.EncodedBank;
import io.hen.memory.Picture;

/**
 * How far a recalled picture is from the stored one, both decoded, as in the paper's tables: it
 * measures recall, not the quality of the decoder.
 *
 * @param mse mean squared error of the pixels, in [0,1]
 * @param dissimilarity 1-SSIM
 */
record Fidelity(double mse, double dissimilarity) {
  /** The stored picture itself. */
  private static final Fidelity EXACT = new Fidelity(0, 0);

  /** A state whose other members weigh less than this in all is the memory itself. */
  private static final double ALONE = 1e-6;

  /**
   * Measures.
   *
   * @param meant number of the picture meant
   * @param state of the picture part
   */
  static Fidelity of(EncodedBank bank, int meant, Observation cue, State state) {
    int alone = alone(state);
    if (alone == meant) {
      return EXACT;
    }
    Picture recalled = alone >= 0 ? bank.decoded(alone) : bank.decoded(state, cue);
    Picture stored = bank.decoded(meant);
    return new Fidelity(
        MeanSquaredError.between(recalled.values(), stored.values()),
        1
            - StructuralSimilarity.defaults()
                .between(recalled.values(), stored.values(), 3, stored.height(), stored.width()));
  }

  /** The memory that a state is; -1 if it is a mixture. */
  private static int alone(State state) {
    Mixture memories = state.memories();
    if (state.remnant() > ALONE) {
      return -1;
    }
    for (int k = 0; k < memories.size(); k++) {
      if (memories.weights()[k] >= 1 - ALONE) {
        return memories.members()[k];
      }
    }
    return -1;
  }
}
