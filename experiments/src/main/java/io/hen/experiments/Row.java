package io.hen.experiments;

import io.hen.core.bank.Similarity;
import io.hen.encoders.Fill;
import java.time.Duration;
import java.util.Optional;

/**
 * One line of the table: what became of n recalls. Every recall is exactly one of identity, wrong,
 * metastable, ambiguous and unfamiliar.
 *
 * @param method how was recalled
 * @param fill what the hidden half was painted with; empty where nothing hidden is encoded as seen
 * @param similarity of the update
 * @param beta β
 * @param cues n, how many recalls
 * @param identity retrieved, and it was the right item
 * @param wrong retrieved, and it was another item
 * @param metastable settled in a mixture
 * @param ambiguous several memories were exactly equally similar to the cue
 * @param unfamiliar the cue matched nothing
 * @param nearest how often the nearest neighbour was the right item, the baseline (of a tie, the
 *     item stored first)
 * @param time all n recalls together, wall clock, cues encoded beforehand or not as {@code
 *     timeCovers} says
 * @param timeCovers what {@code time} covers, in words
 */
public record Row(
    Method method,
    Optional<Fill> fill,
    Similarity similarity,
    double beta,
    int cues,
    int identity,
    int wrong,
    int metastable,
    int ambiguous,
    int unfamiliar,
    int nearest,
    Duration time,
    String timeCovers) {

  public Row {
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
}
