package io.hen.experiments;

import io.hen.core.bank.Similarity;
import io.hen.encoders.Fill;
import io.hen.experiments.trial.Tally;
import java.time.Duration;
import java.util.Optional;

/**
 * One line of the table: what became of n recalls.
 *
 * @param method how was recalled
 * @param fill what the hidden half was painted with; empty where nothing hidden is encoded as seen
 * @param similarity of the update
 * @param beta β
 * @param tally what became of the recalls
 * @param time all n recalls together, wall clock, cues encoded beforehand or not as {@code
 *     timeCovers} says
 * @param timeCovers what {@code time} covers, in words
 */
public record Row(
    Method method,
    Optional<Fill> fill,
    Similarity similarity,
    double beta,
    Tally tally,
    Duration time,
    String timeCovers) {

  /** The fill's name, or a dash. */
  String fillWords() {
    return fill.map(io.hen.experiments.page.Words::lower).orElse("–");
  }
}
