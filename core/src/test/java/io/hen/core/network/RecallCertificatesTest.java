package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Landscapes.Case;
import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Identity and truncation against the plain recurrence: over ten thousand recalls of all kinds. */
class RecallCertificatesTest {
  private static final int CASES = 560;

  static List<Arguments> landscapes() {
    return RecallPropertiesTest.landscapes();
  }

  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void identityAndTruncationHold(String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Landscapes landscapes = new Landscapes(seed, kernels, 40);
    int identities = 0;
    int overall = 0;
    int truncated = 0;
    for (int i = 0; i < CASES; i++) {
      Trial trial = trial(i, landscapes.next(kind, shape, random.nextBoolean()), kind, random);
      Recall recall = trial.network().recall(trial.data().observation(), trial.options());
      PlainRecurrence plain = trial.plain();
      plain.run();
      Optional<Certificate.Identity> identity = issued(recall, Certificate.Identity.class);
      if (identity.isPresent()) {
        identities++;
        identityHolds(trial, recall, plain, identity.get());
      }
      Optional<Certificate.Truncation> truncation = issued(recall, Certificate.Truncation.class);
      if (truncation.isPresent() && truncation.get().overall().isPresent()) {
        overall++;
        double off = distance(trial.dense(recall.state()), plain.state, new boolean[0]);
        truncated += off > 1e-9 ? 1 : 0;
        assertThat(off)
            .as("%s", trial)
            .isLessThanOrEqualTo(truncation.get().overall().getAsDouble());
      }
    }
    assertThat(identities).as("identities").isGreaterThan(CASES / 50);
    assertThat(overall).as("overall bounds").isGreaterThan(CASES / 10);
    if (shape != Shape.SEPARATED) {
      assertThat(truncated).as("bounds that had something to bound").isPositive();
    }
  }

  private static void identityHolds(
      Trial trial, Recall recall, PlainRecurrence plain, Certificate.Identity certificate) {
    int memory = certificate.memory();
    double[] stored = plain.memories[memory];
    RecallOptions options = trial.options();
    boolean still = recall.steps() == 0;
    if (options.steps() == 1 || still) {
      double others = 0;
      for (int n = 0; n < plain.firstWeights.length; n++) {
        others += n == memory ? 0 : plain.firstWeights[n];
      }
      assertThat(others).as("%s", trial).isLessThanOrEqualTo(certificate.excess());
      assertThat(distance(plain.mean(plain.firstWeights), stored, new boolean[0]))
          .as("%s", trial)
          .isLessThanOrEqualTo(certificate.distance());
    }
    if (options.damping() == 1 && !still) {
      boolean clamped = options.dynamics() == Dynamics.CLAMPED;
      boolean[] skipped = clamped ? trial.data().observed() : new boolean[0];
      assertThat(distance(trial.dense(recall.state()), stored, skipped))
          .as("%s", trial)
          .isLessThanOrEqualTo(certificate.distance());
    }
  }

  private static Trial trial(int number, Case data, Kind kind, SplittableRandom random) {
    Similarity[] similarities =
        kind == Kind.PARTS ? new Similarity[] {Similarity.DOT, Similarity.L2} : Similarity.values();
    Similarity similarity = similarities[random.nextInt(similarities.length)];
    double[] dampings = {1, 0.5, 0.1};
    double[] epsilons = {1e-12, 1e-6, 1e-3, 1e-2};
    RecallOptions options =
        RecallOptions.paper()
            .withBeta(Math.pow(10, random.nextDouble(-2, 4)))
            .withDamping(dampings[random.nextInt(3)])
            .withSteps(random.nextBoolean() ? 1 : random.nextInt(2, 12))
            .withEpsilon(epsilons[random.nextInt(4)])
            .withDynamics(random.nextBoolean() ? Dynamics.FREE : Dynamics.CLAMPED)
            .withTrace(random.nextBoolean());
    return new Trial(
        number, data, new HopfieldNetwork(data.bank(), similarity), similarity, options);
  }

  /** Over the coordinates that are not skipped. */
  private static double distance(double[] a, double[] b, boolean[] skipped) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += k < skipped.length && skipped[k] ? 0 : (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(sum);
  }

  private static <C extends Certificate> Optional<C> issued(Recall recall, Class<C> kind) {
    return recall.certificates().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
