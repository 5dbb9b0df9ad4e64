package io.hen.core.bank;

/**
 * One question to a whole bank that has a number for every memory as its answer; see {@link
 * PatternBank#read}.
 */
public sealed interface Reading {

  /** The cue that it is about. */
  Observation cue();

  /** {@code sim(ξ_n, cue)}, as {@link PatternBank#similarities}. */
  record Similarities(Observation cue, Similarity similarity) implements Reading {}

  /**
   * {@code ⟨ξ_n, Σ w_m ξ_m⟩} where the cue shows nothing, as {@link
   * PatternBank#absentInner(Observation, Mixture, double[])}.
   */
  record Absent(Observation cue, Mixture mixture) implements Reading {}

  /**
   * {@code ⟨ξ_n, c̃⟩}, c̃ the cue completed by {@code fill}, as {@link
   * PatternBank#inner(Observation, Mixture, double[])}.
   */
  record Completed(Observation cue, Mixture fill) implements Reading {}
}
