package io.hen.core.calibrate;

/**
 * What the scan of one cue says before any dynamics.
 *
 * @param familiarity whether the cue belongs to anything stored
 * @param gap the least difference of similarities by which the nearest memory leads, if its lead is
 *     large enough to be told from a stranger's
 * @param memories N
 * @param least the forgetting bound: below this β every cue ends in one average
 */
public record Judgement(Familiarity familiarity, double gap, int memories, double least) {

  /**
   * β, as sharp as this cue needs it: a memory that leads by {@code gap} or more has at least
   * {@code 1 - error} of the first weights, because {@code β·gap ≥ ln((N-1)(1-error)/error)} (plan,
   * §3, Identity); a smaller lead, which proves nothing, is not sharpened into certainty.
   *
   * @param error e in (0,0.01]
   */
  public double beta(double error) {
    double nats = Math.log(Math.max(1, memories - 1) * (1 - error) / error);
    return Math.max(least, nats / gap);
  }
}
