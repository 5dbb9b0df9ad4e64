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

  /** So little weight is left to the others that a recall need not look at them. */
  private static final double SHARP = 1e-12;

  /**
   * β, as sharp as this cue needs it: a memory that leads by {@code gap} or more has at least
   * {@code 1 - error} of the first weights, because {@code β·gap ≥ ln((N-1)(1-error)/error)} (plan,
   * §3, Identity); a smaller lead, which proves nothing, is not sharpened into certainty. A lead
   * that has passed the test may be sharpened further: with so little left to the others, a recall
   * need not consider them at any step. Where nothing can lead, as among memories that are all the
   * same, every β gives the same weights, and it is the least one, or 1.
   *
   * @param error e in (0,0.01]
   */
  public double beta(double error) {
    double rest = familiarity.distinct() ? Math.min(error, SHARP) : error;
    double nats = Math.log(Math.max(1, memories - 1) * (1 - rest) / rest);
    double sharp = nats / gap;
    return sharp <= Double.MAX_VALUE ? Math.max(least, sharp) : least > 0 ? least : 1;
  }
}
