package io.hen.experiments;

import io.hen.core.bank.Similarity;
import io.hen.experiments.trial.Outcome;
import io.hen.memory.Picture;
import java.util.List;
import java.util.Optional;

/**
 * One recall step by step.
 *
 * @param method how was recalled
 * @param similarity of the update
 * @param cue what the recall began with, as a picture; empty for a caption
 * @param hiddenFrom row of the cue from which on it is hidden; its height if nothing is
 * @param frames some states on the way, decoded
 * @param energies before the first step and after each one
 * @param outcome what it came to
 * @param weight of the heaviest memory in the last update, in [0,1]
 * @param given the original bytes that were given back, if a picture was retrieved
 */
record Film(
    Method method,
    Similarity similarity,
    Optional<Picture> cue,
    int hiddenFrom,
    List<Frame> frames,
    double[] energies,
    Outcome outcome,
    double weight,
    Optional<Original> given) {

  /**
   * A decoded state.
   *
   * @param step after how many steps
   */
  record Frame(int step, Picture picture) {}

  /** A remembered file. */
  record Original(String name, String mediaType, byte[] bytes) {}

  /**
   * The films of one picture.
   *
   * @param original the picture that was meant
   * @param caption its caption
   * @param why it was chosen, one sentence
   * @param films one for each method
   */
  record Reel(Original original, Optional<String> caption, String why, List<Film> films) {}
}
