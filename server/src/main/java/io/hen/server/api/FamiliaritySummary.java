package io.hen.server.api;

import io.hen.core.calibrate.Familiarity;

/**
 * How a cue was judged against strangers, cues that belong to nothing stored.
 *
 * @param pValue how often a stranger's lead is as large as this one's, in [0,1]; NaN where too few
 *     items are stored to tell
 * @param lead how many times nearer the nearest item is than the next, in squared distance, ≥ 1
 * @param needed the lead that a cue like this must have
 * @param closePValue how often a stranger is as close to what is stored; NaN as above
 * @param distinct whether the lead is large enough for one item to be the answer
 * @param close whether the cue is closer to something stored than strangers are
 * @param words all of that in one sentence
 */
public record FamiliaritySummary(
    double pValue,
    double lead,
    double needed,
    double closePValue,
    boolean distinct,
    boolean close,
    String words) {

  /** Sums a judgement up. */
  static FamiliaritySummary of(Familiarity found) {
    return new FamiliaritySummary(
        found.pValue(),
        found.lead(),
        found.needed(),
        found.closePValue(),
        found.distinct(),
        found.close(),
        found.reason());
  }
}
