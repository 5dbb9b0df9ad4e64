package io.hen.encoders;

/** What the patterns of a model with a codebook of vectors consist of. */
public enum Representation {
  /** Numbers: the vectors of the tokens, as in the paper. */
  VECTORS,
  /** The tokens themselves, 2 bytes a place; two tokens are equal or they are not. */
  TOKENS
}
