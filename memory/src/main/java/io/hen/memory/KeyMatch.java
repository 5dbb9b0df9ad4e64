package io.hen.memory;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import java.util.BitSet;

/** Whether a memory has the very key that a cue shows. */
final class KeyMatch {
  /**
   * Numbers count as equal up to this part of the largest one: an encoder may compute them a little
   * differently in another batch, while keys that differ differ in half of everything.
   */
  private static final double TOLERANCE = 1e-3;

  private KeyMatch() {}

  /** Whether memory n equals the cue at every observed coordinate. */
  static boolean equal(PartsBank bank, int n, Observation.Parts seen) {
    for (int part = 0; part < bank.count(); part++) {
      if (seen.parts().get(part).isPresent()
          && !equal(bank, n, part, seen.parts().get(part).get())) {
        return false;
      }
    }
    return true;
  }

  /** Whether memory m equals memory n in the parts that the cue has. */
  static boolean equal(PartsBank bank, int m, int n, Observation.Parts seen) {
    for (int part = 0; part < bank.count(); part++) {
      if (seen.parts().get(part).isPresent() && !equal(bank, m, part, whole(bank.part(part), n))) {
        return false;
      }
    }
    return true;
  }

  private static Observation whole(PatternBank bank, int n) {
    return switch (bank) {
      case DenseBank dense -> {
        double[] row = dense.densify(State.at(n, dense.nothing()));
        float[] values = new float[row.length];
        for (int k = 0; k < values.length; k++) {
          values[k] = (float) row[k];
        }
        yield Observation.whole(new Pattern.Dense(values));
      }
      case TokenBank tokens -> {
        char[] row = new char[tokens.positions()];
        for (int s = 0; s < row.length; s++) {
          row[s] = (char) tokens.token(n, s);
        }
        yield new Observation.Tokens(row);
      }
      case PartsBank _ -> throw new IllegalArgumentException("a part has no parts");
    };
  }

  private static boolean equal(PartsBank bank, int n, int part, Observation seen) {
    return switch (seen) {
      case Observation.Tokens(char[] tokens) ->
          bank.part(part) instanceof TokenBank stored && equal(stored, n, tokens);
      case Observation.Dense(float[] values, BitSet observed) ->
          bank.part(part) instanceof DenseBank stored && equal(stored, n, values, observed);
      case Observation.Parts _ -> false;
    };
  }

  private static boolean equal(TokenBank stored, int n, char[] tokens) {
    for (int s = 0; s < tokens.length; s++) {
      if (tokens[s] != Kernels.NEVER && tokens[s] != stored.token(n, s)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(DenseBank stored, int n, float[] values, BitSet observed) {
    double[] key = stored.densify(State.at(n, stored.nothing()));
    double largest = 0;
    double difference = 0;
    for (int k = observed.nextSetBit(0); k >= 0; k = observed.nextSetBit(k + 1)) {
      largest = Math.max(largest, Math.max(Math.abs(key[k]), Math.abs(values[k])));
      difference = Math.max(difference, Math.abs(key[k] - values[k]));
    }
    return difference <= TOLERANCE * largest;
  }
}
