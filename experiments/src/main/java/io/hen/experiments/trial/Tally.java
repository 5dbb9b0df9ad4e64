package io.hen.experiments.trial;

import io.hen.core.measure.IdentityAccuracy;
import java.util.List;

/**
 * What became of n recalls. Every recall is exactly one of identity, wrong, metastable, ambiguous
 * and unfamiliar.
 *
 * @param cues n, how many recalls
 * @param identity retrieved, and it was the right item
 * @param wrong retrieved, and it was another item
 * @param metastable settled in a mixture
 * @param ambiguous several memories were exactly equally similar to the cue
 * @param unfamiliar the cue is not close enough to anything stored
 * @param nearest how often the nearest neighbour was the right item, the baseline (of a tie, the
 *     item stored first)
 */
public record Tally(
    int cues, int identity, int wrong, int metastable, int ambiguous, int unfamiliar, int nearest) {

  /** No recalls. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

  public Tally {
    if (identity + wrong + metastable + ambiguous + unfamiliar != cues) {
      throw new IllegalArgumentException(
          "outcomes must add up to "
              + cues
              + " cues, but are "
              + identity
              + ", "
              + wrong
              + ", "
              + metastable
              + ", "
              + ambiguous
              + " and "
              + unfamiliar);
    }
  }

  /**
   * Counts.
   *
   * @param meant the pictures meant
   * @param outcomes outcome k is that of {@code meant.get(k)}
   */
  public static Tally of(List<Integer> meant, List<Outcome> outcomes) {
    int[] counts = new int[Outcome.Kind.values().length];
    int nearest = 0;
    for (int k = 0; k < outcomes.size(); k++) {
      counts[outcomes.get(k).kind().ordinal()]++;
      nearest += outcomes.get(k).nearest() == meant.get(k) ? 1 : 0;
    }
    return new Tally(
        outcomes.size(), counts[0], counts[1], counts[2], counts[3], counts[4], nearest);
  }

  /** How many of a kind. */
  public int count(Outcome.Kind kind) {
    return switch (kind) {
      case IDENTITY -> identity;
      case WRONG -> wrong;
      case METASTABLE -> metastable;
      case AMBIGUOUS -> ambiguous;
      case UNFAMILIAR -> unfamiliar;
    };
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        cues + other.cues,
        identity + other.identity,
        wrong + other.wrong,
        metastable + other.metastable,
        ambiguous + other.ambiguous,
        unfamiliar + other.unfamiliar,
        nearest + other.nearest);
  }

  /** A share of the cues, in [0,1]; 0 where there are none. */
  public double share(int count) {
    return cues == 0 ? 0 : (double) count / cues;
  }

  /** The 95 % score interval of a share of the cues (Wilson 1927), see {@link IdentityAccuracy}. */
  public IdentityAccuracy.Interval interval(int count) {
    return new IdentityAccuracy(count, 0, cues - count).interval();
  }
}
