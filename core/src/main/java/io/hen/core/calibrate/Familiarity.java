package io.hen.core.calibrate;

/**
 * Whether a cue belongs to anything stored, judged against what strangers look like.
 *
 * <p>The null hypothesis: the cue is a stranger, exchangeable with the stored items, that shows as
 * much of itself as this cue does. Stored items, each scanned without itself, are such strangers.
 *
 * @param pValue how often a stranger's lead is as large as this one's, in (0,1]; 0 where the cue
 *     equals a memory in all that it shows, and that is enough to exclude an accident; NaN where
 *     too few are stored to tell, so that {@code needed} is a fixed number
 * @param lead how many times nearer the nearest memory is than the nearest of another item, in
 *     (squared, up to half a token or rounding) distance, ≥ 1
 * @param needed the lead that a cue like this must have
 * @param closePValue how often a stranger is as close to its nearest memory, relative to the
 *     others, as this cue; NaN as above
 * @param distinct whether one item is the answer: the lead is large enough
 * @param close whether the cue is at any rate closer to something stored than strangers are
 */
public record Familiarity(
    double pValue,
    double lead,
    double needed,
    double closePValue,
    boolean distinct,
    boolean close) {

  /** Why a cue is, or is not, taken for familiar, in one sentence. */
  public String reason() {
    String leads = "the nearest memory is %s nearer than the next".formatted(times(lead));
    if (pValue == 0) {
      return leads + ", and equals the cue in all that it shows";
    }
    if (Double.isNaN(pValue)) {
      return leads + "; with so few memories it must be " + times(needed);
    }
    return "%s, as it is for %s of the cues that belong to nothing stored; it must be %s"
        .formatted(leads, percent(pValue), times(needed));
  }

  private static String times(double ratio) {
    return ratio >= 100 ? "over 100 times" : "%.3g times".formatted(ratio);
  }

  private static String percent(double share) {
    if (share < 0.0001) {
      return "fewer than 0.01 %";
    }
    // Two digits that matter, without the power of ten that %g takes from 99.5 on.
    return share >= 0.0995 ? Math.round(100 * share) + " %" : "%.2g %%".formatted(100 * share);
  }
}
