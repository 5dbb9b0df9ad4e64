package io.hen.core.bank;

/**
 * All stored patterns ξ_0..ξ_{N-1}, laid out for scanning. Immutable and safe for any number of
 * threads.
 *
 * <p>A bank is an inner-product space as far as the dynamics are concerned: they need similarities
 * to a cue, inner products between memories, and nothing else, so a bank of tokens never builds the
 * one-hot vectors it stands for.
 */
public sealed interface PatternBank permits DenseBank, TokenBank, PartsBank {

  /** N, the number of memories. */
  int size();

  /**
   * {@code out[n] = sim(ξ_n, cue)} over the observed coordinates only, for every n.
   *
   * @throws IllegalArgumentException if the cue is not of this bank's shape
   */
  void similarities(Observation cue, Similarity similarity, double[] out);

  /** ⟨ξ_m,ξ_n⟩. */
  double inner(int m, int n);

  /** ‖ξ_n‖². */
  double squaredNorm(int n);

  /** {@code out[n] = ⟨ξ_n, Σ w_m ξ_m⟩} for every n. */
  void inner(Mixture mixture, double[] out);

  /** {@code out[k] = ⟨ξ_rows[k], Σ w_m ξ_m⟩}. */
  void inner(Mixture mixture, int[] rows, double[] out);

  /** {@code out[n] = ⟨ξ_n, c̃⟩} for every n, c̃ the cue completed by {@code fill}. */
  void inner(Observation cue, Mixture fill, double[] out);

  /** ‖c̃‖², c̃ the cue completed by {@code fill}. */
  double squaredNorm(Observation cue, Mixture fill);

  /** A cue of this bank's shape that observes nothing. */
  Observation nothing();

  /**
   * The bank whose patterns (each part by itself) have unit length, for {@link Similarity#COSINE}.
   */
  PatternBank unit();

  /**
   * The cue in the scale of {@link #unit()}: numbers are scaled so that the observed ones have unit
   * length; a grid of tokens keeps the bank's scale, in which a whole grid has unit length.
   */
  Observation unit(Observation cue);
}
