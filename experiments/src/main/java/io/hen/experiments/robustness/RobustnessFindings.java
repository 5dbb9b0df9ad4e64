package io.hen.experiments.robustness;

import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a suite found.
 *
 * @param stored the pictures that were stored
 * @param strangers how many others there were
 * @param points one for each setting
 * @param provenance where the numbers come from
 * @param time of everything
 */
record RobustnessFindings(
    RobustnessOptions options,
    Gallery stored,
    int strangers,
    List<Point> points,
    Map<String, String> provenance,
    Duration time) {

  /** All cues of stored pictures together. */
  Tally together() {
    return points.stream().map(point -> point.measure().stored()).reduce(Tally.NONE, Tally::plus);
  }

  /** All tests of certificates together. */
  Proofs proofs() {
    return points.stream().map(point -> point.measure().proofs()).reduce(Proofs.NONE, Proofs::plus);
  }

  /** One setting, if it was part of the suite. */
  Optional<Point> point(String series, String label) {
    return points.stream()
        .filter(point -> point.series().equals(series) && point.label().equals(label))
        .findFirst();
  }

  /** Cues that were recalled in a second, of stored pictures and strangers. */
  double cuesPerSecond() {
    double seconds = points.stream().mapToDouble(point -> point.measure().seconds()).sum();
    double cues =
        points.stream()
            .mapToDouble(
                point -> point.measure().stored().cues() + point.measure().strangers().cues())
            .sum();
    return seconds > 0 ? cues / seconds : 0;
  }
}
