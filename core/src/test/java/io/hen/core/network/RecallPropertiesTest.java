package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Landscapes.Case;
import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plan's §3 states, on random banks of every kind and both kernels. */
class RecallPropertiesTest {
  private static final int CASES = 40;

  static List<Arguments> landscapes() {
    List<Kernels> kernels = new ArrayList<>(List.of(Kernels.scalar()));
    Kernels.simd().ifPresent(kernels::add);
    List<Arguments> all = new ArrayList<>();
    long seed = 20261124;
    for (Kernels kernel : kernels) {
      for (Kind kind : Kind.values()) {
        for (Shape shape : Shape.values()) {
          all.add(Arguments.of(kernel.name(), kernel, kind, shape, seed++));
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void everyStepLowersTheEnergyByTheProvedAmount(
      String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    for (Trial trial : trials(kernels, kind, shape, seed)) {
      RecallOptions options = trial.options();
      State state = new State(1, trial.cue(), trial.fill(), Mixture.NONE);
      boolean clamped = options.dynamics() == Dynamics.CLAMPED;
      double beta = PlainRecurrence.beta(options);
      double scale = trial.network().similarity().betaScale() * beta;
      double size = trial.network().largestNorm();
      // The cue is scaled to unit length in floats.
      double relative = trial.similarity() == Similarity.COSINE ? 1e-7 : 1e-10;
      double rounding = relative * Math.max(1, scale * size * size);
      for (int t = 0; t < 5; t++) {
        double before = trial.network().energy(state, beta, Separation.SOFTMAX);
        State target = trial.network().step(state, options.withDamping(1));
        State next = trial.network().step(state, options);
        double after = trial.network().energy(next, beta, Separation.SOFTMAX);
        double moved = squaredDistance(trial.dense(target), trial.dense(state));
        if (clamped) {
          assertThat(trial.observedPart(next)).as("%s, step %d", trial, t).isEqualTo(0);
        }
        double eta = options.damping();
        double proved = scale * eta * (1 - eta / 2) * moved;
        assertThat(before - after).as("%s, step %d", trial, t).isGreaterThan(proved - rounding);
        state = next;
      }
    }
  }

  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void theTraceNeverRises(String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    for (Trial trial : trials(kernels, kind, shape, seed)) {
      double[] energies =
          trial.network().recall(trial.data().observation(), trial.options()).energies();
      double size = trial.network().largestNorm();
      double rounding = 1e-9 * Math.max(1, PlainRecurrence.beta(trial.options()) * size * size);
      for (int t = 1; t < energies.length; t++) {
        assertThat(energies[t]).as("%s, step %d", trial, t).isLessThan(energies[t - 1] + rounding);
      }
    }
  }

  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void maxSeparationIsNearestNeighbourAndTheLimitOfHighBeta(
      String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    for (Trial trial : trials(kernels, kind, shape, seed)) {
      RecallOptions once = trial.options().withSteps(1).withDamping(1);
      Recall max =
          trial.network().recall(trial.data().observation(), once.withSeparation(Separation.MAX));
      Recall sharp = trial.network().recall(trial.data().observation(), once.withBeta(1e6));
      if (max.verdict() instanceof Verdict.Retrieved(int memory, double weight)) {
        assertThat(memory).as("%s", trial).isEqualTo(max.nearest());
        assertThat(weight).isEqualTo(1);
        if (max.margin() > 1e-4) {
          assertThat(sharp.weights().members()[0]).as("%s", trial).isEqualTo(memory);
        }
      } else {
        assertThat(max.verdict()).as("%s", trial).isInstanceOf(Verdict.Ambiguous.class);
        assertThat(max.margin()).isLessThan(1e-9);
      }
    }
  }

  private static List<Trial> trials(Kernels kernels, Kind kind, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Landscapes landscapes = new Landscapes(seed, kernels);
    double[] dampings = {1, 0.5, 0.1};
    Similarity[] similarities =
        kind == Kind.PARTS ? new Similarity[] {Similarity.DOT, Similarity.L2} : Similarity.values();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Case data = landscapes.next(kind, shape, random.nextBoolean());
      double beta = Math.pow(10, random.nextDouble(-2, 2.5));
      RecallOptions options =
          RecallOptions.paper()
              .withBeta(beta)
              .withDamping(dampings[random.nextInt(dampings.length)])
              .withSteps(random.nextInt(1, 40))
              .withDynamics(random.nextBoolean() ? Dynamics.FREE : Dynamics.CLAMPED)
              .withEpsilon(1e-12);
      Similarity similarity = similarities[random.nextInt(similarities.length)];
      trials.add(
          new Trial(i, data, new HopfieldNetwork(data.bank(), similarity), similarity, options));
    }
    return trials;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
