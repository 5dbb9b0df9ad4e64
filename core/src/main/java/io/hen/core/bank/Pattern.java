package io.hen.core.bank;

import java.util.List;

/**
 * The encoding ξ of one item: numbers, tokens, or one pattern per part.
 *
 * <p>The arrays are not copied; do not change them afterwards.
 */
public sealed interface Pattern {

  /**
   * A vector of K numbers.
   *
   * @param values float[K], all finite
   */
  record Dense(float[] values) implements Pattern {
    /** Throws {@link IllegalArgumentException} naming the first value that is not finite. */
    public Dense {
      for (int k = 0; k < values.length; k++) {
        if (!Float.isFinite(values[k])) {
          throw new IllegalArgumentException(
              "a pattern must be finite, but value "
                  + k
                  + " of "
                  + values.length
                  + " is "
                  + values[k]);
        }
      }
    }
  }

  /**
   * One token for each of S positions; stands for the one-hot vector of S·V numbers that the paper
   * stores.
   *
   * @param tokens char[S], each below {@link TokenBank#MAX_CODEBOOK}
   */
  record Tokens(char[] tokens) implements Pattern {}

  /** One pattern for each part of the bank, in the bank's order. */
  record Parts(List<Pattern> parts) implements Pattern {
    public Parts {
      parts = List.copyOf(parts);
    }
  }
}
