package io.hen.memory;

/**
 * What stands for a part that a cue lacks, for example the picture where only a caption is given.
 */
public enum MissingParts {
  /** Nothing: the first step compares the parts that are there. */
  LEFT_OUT,
  /**
   * Zeros, as in the paper (Hopfield Encoding Networks, arXiv 2409.16408). Only for reproducing it:
   * under squared distances a filled part adds ‖ξ‖² to the distance of each memory, so the ones
   * with short patterns win. To a part of tokens zeros add the same for every memory, so that such
   * a part is left out in any case.
   */
  ZEROS
}
