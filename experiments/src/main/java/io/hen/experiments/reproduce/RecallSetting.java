package io.hen.experiments.reproduce;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import io.hen.experiments.page.Words;
import io.hen.experiments.trial.Betas;

/**
 * How an experiment recalls. Free dynamics, softmax, every cue taken for familiar, as in the paper.
 *
 * @param similarity of the update
 * @param beta a number, or {@code auto}
 * @param damping η
 * @param steps T
 */
public record RecallSetting(Similarity similarity, String beta, double damping, int steps) {
  /** A recall ends early where a step would move the state by less than this fraction. */
  private static final double TOLERANCE = 1e-6;

  /** Checks every value. */
  public RecallSetting {
    RecallOptions.paper().withBeta(Betas.parse(beta)).withDamping(damping).withSteps(steps);
  }

  /** For numbers: ended early where nothing moves any more, without trace. */
  RecallOptions options() {
    return film().withTolerance(TOLERANCE);
  }

  /** For pictures: every step, without trace. */
  RecallOptions film() {
    return RecallOptions.paper()
        .withBeta(Betas.parse(beta))
        .withDamping(damping)
        .withSteps(steps)
        .withTrace(false);
  }

  /** In words. */
  String words() {
    return Words.similarity(similarity)
        + ", β = "
        + beta
        + ", η = "
        + Words.number(damping)
        + ", T ≤ "
        + steps;
  }
}
