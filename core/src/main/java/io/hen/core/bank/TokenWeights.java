package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.util.Arrays;

/**
 * A weighted sum of grids of tokens, as far as it is not 0: for each position the tokens that occur
 * there and the weight of the members that have them, added up in the order of the members.
 */
final class TokenWeights {
  private final int[] from;
  private final char[] tokens;
  private final double[] weights;

  private TokenWeights(int[] from, char[] tokens, double[] weights) {
    this.from = from;
    this.tokens = tokens;
    this.weights = weights;
  }

  /**
   * Adds up members.
   *
   * @param members their tokens, member by member: char[A·S]
   * @param scale what each weight is multiplied by
   * @param weights double[A]
   * @param cue positions where it shows something have no weights; char[S]
   */
  static TokenWeights of(char[] members, double scale, double[] weights, char[] cue, int codebook) {
    int positions = cue.length;
    int[] from = new int[positions + 1];
    char[] tokens = new char[members.length];
    double[] sums = new double[members.length];
    int[] place = new int[codebook];
    int count = 0;
    for (int s = 0; s < positions; s++) {
      from[s] = count;
      if (cue[s] != Kernels.NEVER) {
        continue;
      }
      for (int k = 0; k < weights.length; k++) {
        char token = members[k * positions + s];
        // What was left there by an earlier position points before this one, or to another token.
        int at = place[token];
        if (at < from[s] || at >= count || tokens[at] != token) {
          at = count++;
          place[token] = at;
          tokens[at] = token;
        }
        sums[at] += scale * weights[k];
      }
    }
    from[positions] = count;
    return new TokenWeights(from, Arrays.copyOf(tokens, count), Arrays.copyOf(sums, count));
  }

  /** Where the tokens of position s begin, and those of s-1 end; 0 ≤ s ≤ S. */
  int from(int s) {
    return from[s];
  }

  char token(int j) {
    return tokens[j];
  }

  double weight(int j) {
    return weights[j];
  }

  /** How many pairs of a position and a token have weight. */
  int count() {
    return tokens.length;
  }
}
