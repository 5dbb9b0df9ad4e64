package io.hen.memory;

/**
 * In which unit the parts of a pattern are compared under squared distances and dot products.
 * Cosine similarity scales every part of every pattern to length 1 by itself.
 */
public enum PartScale {
  /**
   * In units of the mean squared norm of that part in this memory, so that a grid of 64 tokens
   * (squared norm 64), a picture of 12,288 numbers and a unit vector count alike at equal weights.
   * Patterns of squared norm 0, which stand for a part that an item lacks, do not enter the mean,
   * which is measured anew once the memory has grown or shrunk by a tenth. A β that acts like the
   * paper's is then the paper's times that mean: 150·64 for 64 tokens.
   */
  UNIT,
  /** As they are: the paper's setting. A part with long patterns outweighs one with short ones. */
  RAW
}
