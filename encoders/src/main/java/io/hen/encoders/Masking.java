package io.hen.encoders;

/** What becomes of the latents of a cue that has hidden pixels. */
public enum Masking {
  /**
   * A latent is observed only if visible pixels alone determine it: the cue is encoded with every
   * {@link Fill}, and what changes is absent.
   */
  MASKED,
  /** The hidden pixels are filled and everything counts as observed, as in the paper. */
  UNMASKED
}
