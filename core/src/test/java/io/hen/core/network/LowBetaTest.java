package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Landscapes.Case;
import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Supports that are large, up to the whole bank: the state runs as a vector. */
class LowBetaTest {
  private static final double[] DAMPINGS = {0.05, 0.1, 0.5, 1};

  /** Longer than a chunk of a sweep has rows, with few of them. */
  private static final int LONG = 20_000;

  private static void assertPlain(Trial trial, Recall recall) {
    PlainRecurrence plain = trial.plain();
    plain.run();
    if (recall.verdict() instanceof Verdict.Ambiguous) {
      return;
    }
    double size = Math.max(1, trial.network().largestNorm());
    assertState(trial, recall, plain);
    double scale = PlainRecurrence.beta(trial.options()) * size * size;
    for (int t = 0; t < recall.energies().length; t++) {
      assertThat(recall.energies()[t])
          .as("%s, energy %d", trial, t)
          .isCloseTo(plain.energies.get(t), within(1e-7 * Math.max(1, scale)));
    }
    for (int i = 0; i < recall.weights().size(); i++) {
      assertThat(recall.weights().weights()[i])
          .as("%s, weight %d", trial, i)
          .isCloseTo(plain.weights[recall.weights().members()[i]], within(1e-6));
    }
  }

  private static void assertState(Trial trial, Recall recall, PlainRecurrence plain) {
    double size = Math.max(1, trial.network().largestNorm());
    double[] v = trial.dense(recall.state());
    for (int k = 0; k < v.length; k++) {
      assertThat(v[k])
          .as("%s, coordinate %d", trial, k)
          .isCloseTo(plain.state[k], within(1e-7 * size));
    }
  }

  @Test
  void chunksMakeNoDifferenceToTheResult() {
    float[][] rows = rows(70, LONG, 4);
    for (double beta : new double[] {1e-6, 1e-5, 1e-4, 1e-3}) {
      for (Similarity similarity : Similarity.values()) {
        for (double damping : new double[] {0.1, 1}) {
          RecallOptions options =
              RecallOptions.paper()
                  .withBeta(similarity == Similarity.COSINE ? beta * LONG : beta)
                  .withDamping(damping)
                  .withSteps(6)
                  .withEpsilon(1e-12);
          Case data = data(rows);
          HopfieldNetwork network = new HopfieldNetwork(data.bank(), similarity);
          Recall recall = network.recall(data.observation(), options);
          assertPlain(new Trial(0, data, network, similarity, options), recall);
        }
      }
    }
  }

  /** Nor that a recall alone adds up the first mean in the reading that scores the cue. */
  @ParameterizedTest
  @EnumSource(Similarity.class)
  void neitherThreadsNorCompanyMakeADifferenceToTheBits(Similarity similarity) throws Exception {
    Case data = data(rows(70, LONG, 5));
    HopfieldNetwork network = new HopfieldNetwork(data.bank(), similarity);
    BitSet half = new BitSet();
    half.set(100, LONG / 2);
    List<Observation> cues =
        List.of(
            data.observation(),
            new Observation.Dense(((Observation.Dense) data.observation()).values(), half));
    RecallOptions options =
        RecallOptions.paper()
            .withBeta(similarity == Similarity.COSINE ? 0.1 : 1e-5)
            .withDamping(0.5)
            .withSteps(8);
    List<Recall> here = cues.stream().map(cue -> network.recall(cue, options)).toList();
    assertThat(here).allMatch(recall -> recall.work().support() == 70);
    for (int threads : new int[] {1, 2, 5}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        List<Recall> alone =
            pool.submit(() -> cues.stream().map(cue -> network.recall(cue, options)).toList())
                .get();
        List<Recall> together = pool.submit(() -> network.recallAll(cues, options)).get();
        for (int q = 0; q < cues.size(); q++) {
          assertSameBits(alone.get(q), here.get(q));
          assertSameBits(together.get(q), here.get(q));
        }
      }
    }
  }

  /** A state that has come to rest is not moved a million times. */
  @Test
  void aStateAtRestEndsTheRecall() {
    Landscapes landscapes = new Landscapes(8, Kernels.selected());
    for (int i = 0; i < 50; i++) {
      Case data = landscapes.next(Kind.DENSE, Shape.METASTABLE, true);
      HopfieldNetwork network = new HopfieldNetwork(data.bank(), Similarity.L2);
      RecallOptions options = RecallOptions.paper().withBeta(1e-3).withSteps(1_000_000);
      Recall recall = network.recall(data.observation(), options);
      assertThat(recall.settled()).isTrue();
      assertThat(recall.steps()).isLessThan(100);
      assertPlain(new Trial(i, data, network, Similarity.L2, options.withSteps(200)), recall);
    }
  }

  /** The next step need not be looked at where a contraction is certified. */
  @Test
  void aCertifiedContractionEndsTheRecallWhereTheToleranceSays() {
    Landscapes landscapes = new Landscapes(9, Kernels.selected());
    int certified = 0;
    for (int i = 0; i < 200; i++) {
      Case data = landscapes.next(Kind.DENSE, Shape.CLUSTERED, i % 2 == 0);
      HopfieldNetwork network = new HopfieldNetwork(data.bank(), Similarity.L2);
      double tolerance = Math.pow(10, -1 - i % 9);
      RecallOptions options =
          RecallOptions.paper()
              .withBeta(Math.pow(10, -4 + i % 4))
              .withDamping(DAMPINGS[i % 4])
              .withSteps(1_000)
              .withTolerance(tolerance)
              .withTrace(false);
      Recall recall = network.recall(data.observation(), options);
      certified += network.forgets(PlainRecurrence.beta(options)).isPresent() ? 1 : 0;
      assertThat(recall.settled()).isTrue();
      double moved =
          Math.sqrt(
              PlainRecurrence.squared(
                  difference(
                      data.dense(network.step(recall.state(), options.withDamping(1))),
                      data.dense(recall.state()))));
      assertThat(moved).isLessThanOrEqualTo((tolerance + 1e-7) * network.largestNorm());
      if (recall.steps() > 0) {
        Trial trial = new Trial(i, data, network, Similarity.L2, options.withSteps(recall.steps()));
        PlainRecurrence plain = trial.plain();
        plain.run();
        assertState(trial, recall, plain);
      }
    }
    assertThat(certified).isGreaterThan(50);
  }

  /** Most steps of a damped recall follow from earlier ones without a reading. */
  @ParameterizedTest
  @EnumSource(Shape.class)
  void longDampedRecallsEqualThePlainRecurrence(Shape shape) {
    Landscapes landscapes = new Landscapes(12, Kernels.selected());
    int bounded = 0;
    for (int i = 0; i < 120; i++) {
      Case data = landscapes.next(Kind.DENSE, shape, i % 3 > 0);
      Similarity similarity = Similarity.values()[i % 3];
      HopfieldNetwork network = new HopfieldNetwork(data.bank(), similarity);
      RecallOptions options =
          RecallOptions.paper()
              .withBeta(Math.pow(10, -3 + i % 5 * 0.7))
              .withDamping(DAMPINGS[i % 2])
              .withSteps(300)
              .withTolerance(i % 4 == 0 ? 1e-7 : 0)
              .withDynamics(i % 5 > 0 ? Dynamics.FREE : Dynamics.CLAMPED)
              .withTrace(i % 7 == 0);
      Recall recall = network.recall(data.observation(), options);
      if (recall.steps() == 0) {
        continue;
      }
      // A state at rest stays, so all its steps may be compared; one that is still moving has run
      // fewer.
      RecallOptions run =
          options.tolerance() > 0 ? options.withSteps(recall.steps()) : options.withSteps(300);
      Trial trial = new Trial(i, data, network, similarity, run);
      PlainRecurrence plain = trial.plain();
      plain.run();
      if (recall.verdict() instanceof Verdict.Ambiguous) {
        continue;
      }
      assertState(trial, recall, plain);
      for (Certificate certificate : recall.certificates()) {
        if (certificate instanceof Certificate.Truncation truncation
            && truncation.overall().isPresent()
            && options.dynamics() == Dynamics.FREE) {
          bounded++;
          double apart =
              Math.sqrt(
                  PlainRecurrence.squared(difference(trial.dense(recall.state()), plain.state)));
          // The plain recurrence rounds, too.
          assertThat(apart)
              .as("%s", trial)
              .isLessThanOrEqualTo(truncation.overall().getAsDouble() + 1e-12 * plain.state.length);
        }
      }
    }
    assertThat(bounded).isGreaterThan(10);
  }

  /** The last reading forms no mean where a bound says that the state need not be moved. */
  @Test
  void theResidualOfAnUndampedRecallIsABound() {
    Landscapes landscapes = new Landscapes(13, Kernels.selected());
    int settled = 0;
    for (int i = 0; i < 300; i++) {
      Case data = landscapes.next(Kind.DENSE, Shape.values()[i % Shape.values().length], true);
      HopfieldNetwork network = new HopfieldNetwork(data.bank(), Similarity.DOT);
      double tolerance = Math.pow(10, -2 - i % 7);
      RecallOptions options =
          RecallOptions.paper()
              .withBeta(Math.pow(10, -3 + i % 6 * 0.5))
              .withSteps(1_000)
              .withTolerance(tolerance)
              .withTrace(false);
      Recall recall = network.recall(data.observation(), options);
      settled += recall.settled() ? 1 : 0;
      if (recall.settled() && recall.residual() <= tolerance) {
        double moved =
            Math.sqrt(
                PlainRecurrence.squared(
                    difference(
                        data.dense(network.step(recall.state(), options)),
                        data.dense(recall.state()))));
        assertThat(moved)
            .as("trial %d", i)
            .isLessThanOrEqualTo(recall.residual() * network.largestNorm() * (1 + 1e-9) + 1e-10);
      }
    }
    assertThat(settled).isGreaterThan(250);
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, k -> a[k] - b[k]);
    return difference;
  }

  private static void assertSameBits(Recall actual, Recall expected) {
    assertThat(actual.weights().weights()).isEqualTo(expected.weights().weights());
    assertThat(actual.weights().members()).isEqualTo(expected.weights().members());
    assertThat(actual.state().memories().weights())
        .isEqualTo(expected.state().memories().weights());
    assertThat(actual.energies()).isEqualTo(expected.energies());
    assertThat(actual.residual()).isEqualTo(expected.residual());
  }

  private static float[][] rows(int size, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[size][dimension];
    for (float[] row : rows) {
      for (int k = 0; k < dimension; k++) {
        row[k] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  /** The first of the rows as the cue. */
  private static Case data(float[][] rows) {
    BitSet all = new BitSet();
    all.set(0, rows[0].length);
    double[][] memories = new double[rows.length][];
    Arrays.setAll(memories, n -> doubles(rows[n]));
    boolean[] observed = new boolean[rows[0].length];
    Arrays.fill(observed, true);
    return new Case(
        DenseBank.of(rows, Kernels.selected()),
        new Observation.Dense(rows[0], all),
        memories,
        memories[0],
        observed,
        new double[0]);
  }

  private static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, k -> values[k]);
    return wide;
  }
}
