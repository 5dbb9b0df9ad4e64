package io.hen.experiments.compare;

import io.hen.core.network.Beta;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.Tally;

/**
 * One cell of the table: one encoder, one kind of cue, one β.
 *
 * @param encoder its name
 * @param kind of the cues
 * @param beta as it was asked for
 * @param measure what was found
 */
public record Cell(String encoder, CueKind kind, Beta beta, Measure measure) {

  /**
   * What was found.
   *
   * @param tally what became of the recalls
   * @param used β of the recalls; where it is automatic, their mean
   * @param seconds of the recalls, wall clock, cues encoded beforehand
   */
  public record Measure(Tally tally, double used, double seconds) {}
}
