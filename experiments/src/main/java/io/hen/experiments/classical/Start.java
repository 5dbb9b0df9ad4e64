package io.hen.experiments.classical;

import io.hen.experiments.trial.Halves;
import java.util.BitSet;

/**
 * Where a recall begins. Hidden neurons begin as random ±1, the same for a pattern in every network
 * and at every N: neurons have no state for "unknown", and a constant would resemble dark (or
 * bright) pictures. Of the hidden neurons about half are right by chance.
 */
public enum Start {
  /** At the pattern itself. It comes back exactly if, and only if, it is a fixed point. */
  WHOLE("the pattern itself"),
  /** The lower half hidden; all neurons are free to change. */
  HALF("lower half hidden"),
  /** The lower half hidden; the upper half is clamped to what was shown. */
  CLAMPED("lower half hidden, upper half clamped");

  private final String words;

  Start(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /**
   * The state to begin with.
   *
   * @param pattern byte[side·side] of +1 and -1
   * @param seed of the hidden neurons
   */
  byte[] state(byte[] pattern, int side, long seed) {
    return this == WHOLE
        ? pattern.clone()
        : Spins.withRandom(pattern, Halves.hidden(side, side), seed);
  }

  /** The neurons that may not change. */
  BitSet clamped(int side) {
    BitSet clamped = new BitSet();
    if (this == CLAMPED) {
      clamped.set(0, side * side);
      clamped.andNot(Halves.hidden(side, side));
    }
    return clamped;
  }
}
