package io.hen.encoders;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import java.util.Arrays;

/**
 * What a state says of the token at each place: the one-hot vector that the state stands for, as
 * probabilities.
 */
final class TokenDistribution {
  private TokenDistribution() {}

  /**
   * {@code codes[v·S + s]} = the share of token v at place s. The blank token (the bank's last) is
   * left out; where nothing else is left all tokens are equally likely.
   *
   * @param codebook V without the blank token
   * @param filled whether the shares of a place are made to add up to 1 where it is partly blank
   */
  static float[] of(TokenBank bank, State state, int codebook, boolean filled) {
    int places = bank.positions();
    double[] codes = new double[codebook * places];
    for (int s = 0; s < places; s++) {
      add(codes, bank, state.memories(), 1, s, codebook);
      if (state.remnant() > 0) {
        addCue(codes, bank, state, s, codebook);
      }
    }
    return filled ? normalised(codes, places, codebook) : floats(codes);
  }

  private static void addCue(double[] codes, TokenBank bank, State state, int s, int codebook) {
    char seen = ((Observation.Tokens) state.cue()).tokens()[s];
    if (seen == Kernels.NEVER) {
      add(codes, bank, state.fill(), state.remnant(), s, codebook);
    } else if (seen < codebook) {
      codes[seen * bank.positions() + s] += state.remnant();
    }
  }

  private static void add(
      double[] codes, TokenBank bank, Mixture mixture, double factor, int s, int codebook) {
    for (int k = 0; k < mixture.size(); k++) {
      int token = bank.token(mixture.members()[k], s);
      if (token < codebook) {
        codes[token * bank.positions() + s] += factor * mixture.weights()[k];
      }
    }
  }

  private static float[] normalised(double[] codes, int places, int codebook) {
    double[] sums = new double[places];
    for (int k = 0; k < codes.length; k++) {
      sums[k % places] += codes[k];
    }
    Arrays.setAll(codes, k -> sums[k % places] > 0 ? codes[k] / sums[k % places] : 1.0 / codebook);
    return floats(codes);
  }

  private static float[] floats(double[] codes) {
    float[] shares = new float[codes.length];
    for (int k = 0; k < codes.length; k++) {
      shares[k] = (float) codes[k];
    }
    return shares;
  }
}
