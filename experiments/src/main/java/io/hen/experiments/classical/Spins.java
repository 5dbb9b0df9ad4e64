package io.hen.experiments.classical;

import java.util.BitSet;
import java.util.SplittableRandom;

/** Patterns and states of neurons that are +1 or -1, byte[D]. */
public final class Spins {
  private Spins() {}

  /** Each +1 or -1 with probability one half, independently. */
  public static byte[] random(int neurons, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] spins = new byte[neurons];
    for (int i = 0; i < neurons; i++) {
      spins[i] = (byte) (random.nextBoolean() ? 1 : -1);
    }
    return spins;
  }

  /** ⟨a,b⟩, from -D to D, of the same parity as D. */
  public static int overlap(byte[] a, byte[] b) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** A pattern whose hidden neurons are random. */
  static byte[] withRandom(byte[] pattern, BitSet hidden, long seed) {
    byte[] cue = pattern.clone();
    byte[] random = random(pattern.length, seed);
    hidden.stream().forEach(i -> cue[i] = random[i]);
    return cue;
  }

  /**
   * D of patterns that can be stored.
   *
   * @throws IllegalArgumentException if there are none, their lengths differ, or a value is neither
   *     +1 nor -1
   */
  static int requirePatterns(byte[][] patterns) {
    if (patterns.length == 0 || patterns[0].length == 0) {
      throw new IllegalArgumentException("at least one pattern of at least one neuron is needed");
    }
    for (byte[] pattern : patterns) {
      require(pattern, patterns[0].length);
    }
    return patterns[0].length;
  }

  static void require(byte[] spins, int neurons) {
    if (spins.length != neurons) {
      throw new IllegalArgumentException(
          "there are " + neurons + " neurons, but " + spins.length + " values");
    }
    for (int i = 0; i < neurons; i++) {
      if (spins[i] != 1 && spins[i] != -1) {
        throw new IllegalArgumentException("neuron " + i + " must be 1 or -1, not " + spins[i]);
      }
    }
  }
}
