package io.hen.experiments;

import io.hen.core.bank.Similarity;
import io.hen.core.network.Beta;
import io.hen.core.network.RecallOptions;
import io.hen.encoders.Fill;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the recalls of one line of the table are run. */
record Setting(Method method, Optional<Fill> fill, Similarity similarity, RecallOptions options) {

  /** When a step moves the state by less than this share, the rest of the T steps are not run. */
  private static final double SETTLED = 1e-6;

  /** The main setting of the options. */
  static Setting measured(Method method, Optional<Fill> fill, DemoOptions options) {
    return measured(method, fill, options, options.similarity(), options.beta());
  }

  /** As the other, with another similarity or β. */
  static Setting measured(
      Method method, Optional<Fill> fill, DemoOptions options, Similarity similarity, double beta) {
    return new Setting(
        method,
        fill,
        similarity,
        RecallOptions.paper()
            .withBeta(beta)
            .withSteps(options.steps())
            .withDamping(options.damping())
            .withTolerance(SETTLED)
            .withTrace(false));
  }

  /** The line of the table for what became of the recalls of pictures {@code meant}, in order. */
  Row row(List<Integer> meant, List<Outcome> outcomes, Duration time, String timeCovers) {
    return new Row(
        method,
        fill,
        similarity,
        ((Beta.Fixed) options.beta()).value(),
        Tally.of(meant, outcomes),
        time,
        timeCovers);
  }
}
