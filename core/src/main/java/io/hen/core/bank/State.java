package io.hen.core.bank;

/**
 * A state of the dynamics, kept as weights: {@code v = remnant·c̃ + Σ w_n ξ_n}.
 *
 * <p>c̃ is the completed cue: the cue at the observed coordinates and the mixture {@code fill} at
 * the absent ones.
 *
 * @param remnant what is left of the cue, in [0,1]
 * @param cue the cue
 * @param fill the memories that the first step expected at the absent coordinates; with clamped
 *     dynamics, where the remnant stays 1 and there are no memories beside it, what they expect
 *     there now
 * @param memories the weights w
 */
public record State(double remnant, Observation cue, Mixture fill, Mixture memories) {

  /** The state at memory n itself. */
  public static State at(int n, Observation cue) {
    return new State(0, cue, Mixture.NONE, Mixture.of(n));
  }
}
