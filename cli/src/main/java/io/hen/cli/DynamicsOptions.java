package io.hen.cli;

import io.hen.core.bank.Similarity;
import io.hen.core.network.Beta;
import io.hen.core.network.Dynamics;
import io.hen.core.network.RecallOptions;
import picocli.CommandLine.Option;

/** How the network settles: the options for experiments. */
final class DynamicsOptions {
  @Option(
      names = "--similarity",
      paramLabel = "NAME",
      defaultValue = "l2",
      description = "l2, dot or cosine (default: ${DEFAULT-VALUE}).")
  Similarity similarity = Similarity.L2;

  @Option(
      names = "--beta",
      paramLabel = "B",
      defaultValue = "auto",
      converter = BetaConverter.class,
      description =
          "Inverse temperature: the higher, the sharper are memories told apart. auto takes it from"
              + " the gaps between the memories; the paper's is 150 (default: ${DEFAULT-VALUE}).")
  Beta beta = Beta.AUTOMATIC;

  @Option(
      names = "--steps",
      paramLabel = "T",
      defaultValue = "150",
      description = "The most steps (default: ${DEFAULT-VALUE}).")
  int steps;

  @Option(
      names = "--damping",
      paramLabel = "ETA",
      defaultValue = "1",
      description = "How far each step goes, above 0 and at most 1 (default: ${DEFAULT-VALUE}).")
  double damping;

  @Option(
      names = "--clamped",
      description =
          "What is seen of the cue stays as it is, and only the rest moves. Without it all moves, as"
              + " in the paper.")
  boolean clamped;

  @Option(
      names = "--stranger-error",
      paramLabel = "A",
      defaultValue = "" + RecallOptions.STRANGER_ERROR,
      description =
          "How often a cue that belongs to nothing stored may be taken for familiar, 0 to 0.5; 0"
              + " answers every cue, as the paper does (default: ${DEFAULT-VALUE}).")
  double strangerError = RecallOptions.STRANGER_ERROR;

  /**
   * The options of a recall.
   *
   * @throws IllegalArgumentException naming the option that makes no sense
   */
  RecallOptions options() {
    return RecallOptions.defaults()
        .withBeta(beta)
        .withSteps(steps)
        .withDamping(damping)
        .withDynamics(clamped ? Dynamics.CLAMPED : Dynamics.FREE)
        .withStrangerError(strangerError);
  }
}
