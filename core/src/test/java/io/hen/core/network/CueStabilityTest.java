package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Certificate.CueStability;
import io.hen.core.network.Certificate.Reach;
import io.hen.core.network.Landscapes.Case;
import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries to break {@link CueStability} within its radius: over ten thousand cues, each attacked. */
class CueStabilityTest {
  private static final int CASES = 560;

  static List<Arguments> landscapes() {
    return RecallPropertiesTest.landscapes();
  }

  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void noChangeWithinTheRadiusChangesTheWinnerOrTheVerdict(
      String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Landscapes landscapes = new Landscapes(seed, kernels, 40);
    int winners = 0;
    int everyStep = 0;
    for (int i = 0; i < CASES; i++) {
      Case data = landscapes.next(kind, shape, random.nextBoolean());
      Similarity similarity = Similarity.values()[random.nextInt(3)];
      HopfieldNetwork network = new HopfieldNetwork(data.bank(), similarity);
      RecallOptions options = options(random);
      Recall recall = network.recall(data.observation(), options);
      Optional<CueStability> issued = stability(recall);
      if (issued.isEmpty()) {
        continue;
      }
      String label = "case %d: %s %s T %d".formatted(i, similarity, options, options.steps());
      winners++;
      everyStep += issued.get().everyStep() && options.steps() > 1 ? 1 : 0;
      attack(new Attack(network, data, similarity, options, issued.get(), label), random);
    }
    assertThat(winners).as("issued").isGreaterThan(CASES / 4);
    assertThat(everyStep).as("issued for every step").isGreaterThan(CASES / 200);
  }

  private record Attack(
      HopfieldNetwork network,
      Case data,
      Similarity similarity,
      RecallOptions options,
      CueStability certificate,
      String label) {}

  private static void attack(Attack attack, SplittableRandom random) {
    Case data = attack.data;
    int winner = attack.certificate.memory();
    Adversary adversary = new Adversary(data.bank(), data.weights(), attack.similarity);
    int rival = rival(adversary, data, winner);
    Optional<Reach> verdict = attack.certificate.retrieved();
    for (int towards : new int[] {rival, random.nextInt(data.bank().size()), -1}) {
      if (towards == winner) {
        continue;
      }
      Observation cue = data.observation();
      double radius = attack.certificate.winner().radius();
      withWinner(attack, adversary, adversary.moved(cue, winner, towards, radius, random));
      verdict.ifPresent(reach ->
          withVerdict(attack, adversary.moved(cue, winner, towards, reach.radius(), random)));
      if (towards >= 0) {
        attack
            .certificate
            .winner()
            .tokens()
            .ifPresent(fewest ->
                withWinner(
                    attack, adversary, adversary.exchanged(cue, winner, towards, fewest - 1)));
        verdict
            .flatMap(reach -> reach.tokens().stream().boxed().findFirst())
            .ifPresent(fewest ->
                withVerdict(attack, adversary.exchanged(cue, winner, towards, fewest - 1)));
      }
    }
  }

  private static int rival(Adversary adversary, Case data, int winner) {
    int rival = winner == 0 ? 1 : 0;
    for (int n = 0; n < data.bank().size(); n++) {
      if (n != winner
          && adversary.similarity(data.observation(), n)
              > adversary.similarity(data.observation(), rival)) {
        rival = n;
      }
    }
    return rival;
  }

  /** By the definition of the similarity, and as the network computes it. */
  private static void withWinner(Attack attack, Adversary adversary, Observation changed) {
    int winner = attack.certificate.memory();
    double best = adversary.similarity(changed, winner);
    for (int n = 0; n < attack.data.bank().size(); n++) {
      if (n != winner) {
        assertThat(adversary.similarity(changed, n)).as(attack.label).isLessThan(best);
      }
    }
    Recall recall = attack.network.recall(changed, attack.options.withSteps(1));
    assertThat(recall.nearest()).as(attack.label).isEqualTo(winner);
    assertThat(recall.verdict()).as(attack.label).isNotInstanceOf(Verdict.Ambiguous.class);
  }

  private static void withVerdict(Attack attack, Observation changed) {
    RecallOptions options = attack.options;
    for (int steps : attack.certificate.everyStep() ? new int[] {1, 2, 17} : new int[] {1}) {
      // A certificate of a recall with one step is about one step.
      int run = attack.options.steps() == 1 ? 1 : steps;
      Verdict verdict = attack.network.recall(changed, options.withSteps(run)).verdict();
      assertThat(verdict).as(attack.label).isInstanceOf(Verdict.Retrieved.class);
      assertThat(((Verdict.Retrieved) verdict).memory())
          .as(attack.label)
          .isEqualTo(attack.certificate.memory());
    }
  }

  private static RecallOptions options(SplittableRandom random) {
    double[] dampings = {1, 0.5, 0.1};
    return RecallOptions.paper()
        .withBeta(Math.pow(10, random.nextDouble(-2, 4)))
        .withDamping(dampings[random.nextInt(3)])
        .withSteps(random.nextInt(4) == 0 ? 1 : random.nextInt(2, 9))
        .withEpsilon(random.nextInt(4) == 0 ? 1e-3 : 1e-12)
        .withSeparation(random.nextInt(8) == 0 ? Separation.MAX : Separation.SOFTMAX)
        .withDynamics(random.nextBoolean() ? Dynamics.FREE : Dynamics.CLAMPED)
        .withTrace(false);
  }

  private static Optional<CueStability> stability(Recall recall) {
    return recall.certificates().stream()
        .filter(CueStability.class::isInstance)
        .map(CueStability.class::cast)
        .findFirst();
  }

  private static Observation seen(float... values) {
    return Observation.whole(new Pattern.Dense(values));
  }

  @Test
  void theRadiusIsHalfTheLeadAndNoLarger() {
    // Cue at 2 between memories at 0 and 10: distances 2 and 8.
    HopfieldNetwork network =
        new HopfieldNetwork(
            DenseBank.of(new float[][] {{0}, {10}}, Kernels.selected()), Similarity.L2);
    CueStability certificate =
        stability(network.recall(seen(2), RecallOptions.paper())).orElseThrow();
    assertThat(certificate.memory()).isZero();
    assertThat(certificate.winner().radius()).isBetween(3 - 1e-9, 3.0);
    assertThat(certificate.winner().tokens()).isEmpty();
    assertThat(certificate.everyStep()).isTrue();
    assertThat(certificate.retrieved().orElseThrow().radius()).isBetween(2.99, 3.0);
    assertThat(network.recall(seen(5.001f), RecallOptions.paper()).nearest()).isEqualTo(1);
  }

  @Test
  void tokensAreCountedExactly() {
    // The cue matches memory 0 everywhere and memory 1 in two of ten positions: a lead of 8.
    char[][] rows = {{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 2, 2, 2, 2, 2, 2, 2, 2}};
    for (Similarity similarity : Similarity.values()) {
      HopfieldNetwork network =
          new HopfieldNetwork(TokenBank.of(rows, 9, Kernels.selected()), similarity);
      CueStability certificate =
          stability(network.recall(new Observation.Tokens(rows[0]), RecallOptions.paper()))
              .orElseThrow();
      assertThat(certificate.winner().tokens()).as("%s", similarity).hasValue(4);
      char[] four = {1, 1, 2, 2, 2, 2, 1, 1, 1, 1};
      assertThat(network.recall(new Observation.Tokens(four), RecallOptions.paper()).verdict())
          .isInstanceOf(Verdict.Ambiguous.class);
    }
  }

  @Test
  void oneMemoryAlwaysWins() {
    HopfieldNetwork network =
        new HopfieldNetwork(
            DenseBank.of(new float[][] {{1, 2}}, Kernels.selected()), Similarity.L2);
    Recall recall = network.recall(seen(7, 7), RecallOptions.paper());
    CueStability certificate = stability(recall).orElseThrow();
    assertThat(certificate.winner().radius()).isInfinite();
    assertThat(certificate.everyStep()).isTrue();
    assertThat(recall.certificates()).hasSize(3);
  }
}
