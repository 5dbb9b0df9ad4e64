package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Landscapes.Case;
import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepListenerTest {
  private static final int CASES = 60;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isToldOfEveryStateOfTheVeryRecallThatNobodyWatches(Kind kind) {
    SplittableRandom random = new SplittableRandom(7);
    Landscapes landscapes = new Landscapes(7, Kernels.selected());
    for (int i = 0; i < CASES; i++) {
      Case data = landscapes.next(kind, Shape.values()[i % Shape.values().length], i % 3 == 0);
      RecallOptions options =
          RecallOptions.paper()
              .withBeta(Math.pow(10, random.nextDouble(-2, 2.5)))
              .withDamping(i % 2 == 0 ? 1 : 0.3)
              .withSteps(random.nextInt(1, 30))
              .withDynamics(i % 4 < 2 ? Dynamics.FREE : Dynamics.CLAMPED)
              .withTolerance(i % 5 == 0 ? 1e-3 : 0)
              .withTrace(i % 7 != 0);
      HopfieldNetwork network =
          new HopfieldNetwork(data.bank(), i % 2 == 0 ? Similarity.L2 : Similarity.DOT);
      Recall alone = network.recall(data.observation(), options);
      List<StepListener.Step> told = new ArrayList<>();
      Recall watched = network.recall(data.observation(), options, told::add);
      assertSame(alone, watched);
      assertTold(watched, told, options);
    }
  }

  private static void assertSame(Recall alone, Recall watched) {
    assertThat(watched.steps()).isEqualTo(alone.steps());
    assertThat(watched.settled()).isEqualTo(alone.settled());
    assertThat(watched.energies()).isEqualTo(alone.energies());
    assertThat(watched.weights().members()).isEqualTo(alone.weights().members());
    assertThat(watched.weights().weights()).isEqualTo(alone.weights().weights());
    assertThat(watched.work()).isEqualTo(alone.work());
    assertEqual(watched.state(), alone.state());
  }

  private static void assertTold(
      Recall recall, List<StepListener.Step> told, RecallOptions options) {
    assertThat(told).hasSize(recall.steps() + 1);
    for (int t = 0; t < told.size(); t++) {
      StepListener.Step step = told.get(t);
      assertThat(step.number()).isEqualTo(t);
      assertThat(step.energy().isPresent()).isEqualTo(options.trace());
      if (options.trace()) {
        assertThat(step.energy()).hasValue(recall.energies()[t]);
      }
      if (t > 0) {
        assertMoved(told.get(t - 1), step, options);
      }
    }
    StepListener.Step last = told.getLast();
    assertEqual(last.state(), recall.state());
    assertThat(last.weights().sorted().weights()).isEqualTo(recall.weights().weights());
  }

  /** Each state comes from the one before by the weights that were told of there. */
  private static void assertMoved(
      StepListener.Step before, StepListener.Step after, RecallOptions options) {
    double eta = options.damping();
    boolean clamped = options.dynamics() == Dynamics.CLAMPED;
    assertThat(after.state().remnant())
        .isCloseTo(clamped ? 1 : (1 - eta) * before.state().remnant(), within(1e-12));
    double[] expected = new double[10_000];
    add(expected, moving(before.state(), clamped), 1 - eta);
    add(expected, before.weights(), eta);
    add(expected, moving(after.state(), clamped), -1);
    for (double difference : expected) {
      assertThat(difference).isCloseTo(0, within(1e-9));
    }
  }

  private static Mixture moving(State state, boolean clamped) {
    return clamped ? state.fill() : state.memories();
  }

  private static void add(double[] sum, Mixture mixture, double factor) {
    for (int k = 0; k < mixture.size(); k++) {
      sum[mixture.members()[k]] += factor * mixture.weights()[k];
    }
  }

  private static void assertEqual(State one, State other) {
    assertThat(one.remnant()).isEqualTo(other.remnant());
    assertThat(one.memories().members()).isEqualTo(other.memories().members());
    assertThat(one.memories().weights()).isEqualTo(other.memories().weights());
    assertThat(one.fill().members()).isEqualTo(other.fill().members());
    assertThat(one.fill().weights()).isEqualTo(other.fill().weights());
  }

  @Test
  void isToldOfNothingWhereNothingIsRecalled() {
    HopfieldNetwork network = network();
    network.recall(
        new Observation.Dense(new float[2], new BitSet()),
        RecallOptions.defaults(),
        _ -> {
          throw new AssertionError("there is no step");
        });
  }

  @Test
  void endsTheRecallByThrowing() {
    BitSet all = new BitSet();
    all.set(0, 2);
    Observation cue = new Observation.Dense(new float[] {0.4f, 0.1f}, all);
    assertThatThrownBy(() ->
            network()
                .recall(
                    cue,
                    RecallOptions.paper().withBeta(1),
                    step -> {
                      if (step.number() == 2) {
                        throw new CancellationException("enough");
                      }
                    }))
        .isInstanceOf(CancellationException.class);
  }

  private static HopfieldNetwork network() {
    return new HopfieldNetwork(
        DenseBank.of(new float[][] {{0, 0}, {1, 0}, {0, 1}}, Kernels.selected()), Similarity.L2);
  }
}
