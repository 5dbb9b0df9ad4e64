package io.hen.experiments.robustness;

import io.hen.experiments.trial.Tally;

/**
 * What was found in one setting.
 *
 * @param series the kind of damage
 * @param label its strength
 * @param measure what was found
 */
public record Point(String series, String label, Measure measure) {

  /**
   * What was found.
   *
   * @param stored what became of the cues of stored pictures
   * @param strangers what became of the cues of pictures that were never stored; every one that was
   *     retrieved counts as wrong
   * @param proofs how stability certificates stood the test, on stored pictures
   * @param nothingShown how many cues of stored pictures observed nothing at all
   * @param seconds of damaging, encoding and recalling, wall clock
   */
  public record Measure(
      Tally stored, Tally strangers, Proofs proofs, int nothingShown, double seconds) {}

  /** {@code hidden from below, 50 %}. */
  public String name() {
    return series + ", " + label;
  }
}
