package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a recall says: verdicts, margins, work, and its refusal of what it cannot use. */
class RecallTest {
  private static final Kernels KERNELS = Kernels.selected();

  private static Observation seen(float... values) {
    return Observation.whole(new Pattern.Dense(values));
  }

  private static HopfieldNetwork network(Similarity similarity, float[]... rows) {
    return new HopfieldNetwork(DenseBank.of(rows, KERNELS), similarity);
  }

  @Test
  void retrievesTheMemoryBehindANoisyCue() {
    HopfieldNetwork network =
        network(Similarity.L2, new float[] {0, 0}, new float[] {1, 0}, new float[] {0, 1});
    Recall recall = network.recall(seen(0.9f, 0.2f), RecallOptions.paper());
    assertThat(recall.verdict()).isEqualTo(new Verdict.Retrieved(1, 1));
    assertThat(recall.nearest()).isEqualTo(1);
    assertThat(recall.margin()).isCloseTo(0.8, within(1e-6));
    assertThat(recall.settled()).isTrue();
  }

  @Test
  void twoEqualMemoriesAreATieWhateverBeta() {
    HopfieldNetwork network =
        network(Similarity.L2, new float[] {1, 2}, new float[] {5, 5}, new float[] {1, 2});
    for (double beta : new double[] {0.1, 150, 1e5}) {
      Recall recall = network.recall(seen(1.1f, 2), RecallOptions.paper().withBeta(beta));
      assertThat(recall.verdict()).isInstanceOf(Verdict.Ambiguous.class);
      assertThat(((Verdict.Ambiguous) recall.verdict()).ties()).containsExactly(0, 2);
      assertThat(recall.margin()).isZero();
    }
  }

  @Test
  void memoriesThatAreAllNothingAreATieUnderAutomaticBeta() {
    for (Similarity similarity : Similarity.values()) {
      HopfieldNetwork network = network(similarity, new float[2], new float[2], new float[2]);
      RecallOptions options = RecallOptions.defaults().withStrangerError(0);
      Recall recall = network.recall(seen(0, 0), options);
      assertThat(recall.beta()).isPositive().isFinite();
      assertThat(((Verdict.Ambiguous) recall.verdict()).ties()).containsExactly(0, 1, 2);
    }
  }

  @Test
  void lowBetaSettlesInAMixtureAndSaysSo() {
    HopfieldNetwork network =
        network(Similarity.L2, new float[] {0, 0}, new float[] {1, 0}, new float[] {0, 1});
    Recall recall = network.recall(seen(0.3f, 0.1f), RecallOptions.paper().withBeta(0.1));
    Verdict.Metastable mixture = (Verdict.Metastable) recall.verdict();
    assertThat(mixture.mixture().size()).isEqualTo(3);
    assertThat(mixture.entropy()).isCloseTo(Math.log(3), within(0.05));
  }

  /** Inner products cannot tell a step of 3·10⁻⁹ from none, which a certificate of 3·10⁻¹⁰ can. */
  @Test
  void aCueThatIsAMemoryIsNotTakenToBeAtRestBeforeItIs() {
    HopfieldNetwork network = network(Similarity.DOT, new float[] {1, 0}, new float[] {0, 1});
    Recall recall = network.recall(seen(1, 0), RecallOptions.paper().withBeta(20).withSteps(1));
    double other = 1 / (1 + Math.exp(20));
    assertThat(recall.steps()).isEqualTo(1);
    assertThat(recall.state().remnant()).isZero();
    assertThat(recall.state().memories().weights()[1]).isCloseTo(other, within(1e-15));
  }

  @Test
  void belowTheForgettingBoundEveryCueEndsInOneAverage() {
    SplittableRandom random = new SplittableRandom(7);
    float[][] rows = new float[20][5];
    for (float[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = (float) random.nextGaussian();
      }
    }
    double diameter = 0;
    for (float[] a : rows) {
      for (float[] b : rows) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
          sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        diameter = Math.max(diameter, sum);
      }
    }
    RecallOptions options =
        RecallOptions.paper().withBeta(3.9 / diameter).withSteps(5000).withTrace(false);
    HopfieldNetwork network = network(Similarity.DOT, rows);
    DenseBank bank = (DenseBank) network.bank();
    double[] first = bank.densify(network.recall(seen(rows[0]), options).state());
    for (float[] row : rows) {
      double[] end = bank.densify(network.recall(seen(row), options).state());
      for (int k = 0; k < first.length; k++) {
        assertThat(end[k]).isCloseTo(first[k], within(1e-9));
      }
    }
  }

  @Test
  void anAbsentPartIsLeftOutOfTheDistance() {
    // Under L2 the paper's zeros prefer items whose other part is short (plan, §3).
    SplittableRandom random = new SplittableRandom(11);
    int wrongWithZeros = 0;
    int trials = 200;
    for (int trial = 0; trial < trials; trial++) {
      float[][] pictures = new float[50][8];
      float[][] captions = new float[50][8];
      for (int n = 0; n < 50; n++) {
        float length = (float) random.nextDouble(1, 10);
        for (int k = 0; k < 8; k++) {
          pictures[n][k] = length * (float) random.nextGaussian();
          captions[n][k] = (float) random.nextGaussian();
        }
      }
      PartsBank bank =
          new PartsBank(
              List.of(DenseBank.of(pictures, KERNELS), DenseBank.of(captions, KERNELS)),
              new double[] {1, 1});
      HopfieldNetwork network = new HopfieldNetwork(bank, Similarity.L2);
      int target = random.nextInt(50);
      Observation told = seen(captions[target]);
      Recall masked =
          network.recall(
              new Observation.Parts(List.of(Optional.empty(), Optional.of(told))),
              RecallOptions.paper());
      assertThat(masked.verdict())
          .as("seed 11, trial %d", trial)
          .isEqualTo(new Verdict.Retrieved(target, 1));
      Recall zeros =
          network.recall(
              new Observation.Parts(List.of(Optional.of(seen(new float[8])), Optional.of(told))),
              RecallOptions.paper());
      wrongWithZeros += zeros.nearest() == target ? 0 : 1;
    }
    assertThat(wrongWithZeros).isGreaterThan(trials * 9 / 10);
  }

  @Test
  void manyStepsCostAFewReadingsOfTheBank() {
    SplittableRandom random = new SplittableRandom(3);
    char[][] rows = new char[3000][64];
    for (char[] row : rows) {
      for (int s = 0; s < row.length; s++) {
        row[s] = (char) random.nextInt(512);
      }
    }
    HopfieldNetwork network = new HopfieldNetwork(TokenBank.of(rows, 512, KERNELS), Similarity.L2);
    for (double damping : new double[] {1, 0.5, 0.05}) {
      for (int target = 0; target < 20; target++) {
        BitSet upper = new BitSet();
        upper.set(0, 24);
        Recall recall =
            network.recall(
                Observation.tokens(rows[target], upper),
                RecallOptions.paper().withDamping(damping).withSteps(2000));
        assertThat(recall.verdict()).isEqualTo(new Verdict.Retrieved(target, 1));
        assertThat(recall.work().scans()).isLessThanOrEqualTo(4);
      }
    }
  }

  @Test
  void clampedKeepsTheEvidenceThatFreeDynamicsLeaveBehind() {
    // One number says memory 0, but the next updates forget it, and the crowd at the other end
    // wins.
    float[][] rows = {{0, 0, 0}, {1, 1, 1}, {1, 1, 1.1f}, {1.1f, 1, 1}, {1, 1.1f, 1}};
    HopfieldNetwork network = network(Similarity.L2, rows);
    BitSet one = new BitSet();
    one.set(0);
    Observation cue = new Observation.Dense(new float[] {0, 0, 0}, one);
    RecallOptions options = RecallOptions.paper().withBeta(1.5).withSteps(500);
    Recall free = network.recall(cue, options);
    Recall clamped = network.recall(cue, options.withDynamics(Dynamics.CLAMPED));
    DenseBank bank = (DenseBank) network.bank();
    assertThat(bank.densify(clamped.state())[0]).isZero();
    assertThat(bank.densify(free.state())[0]).isGreaterThan(0.5);
    assertThat(clamped.state().remnant()).isEqualTo(1);
    assertThat(clamped.nearest()).isEqualTo(free.nearest()).isZero();
    assertThat(clamped.margin()).isEqualTo(free.margin());
    assertThat(clamped.weights().members()[0]).isZero();
  }

  @Test
  void clampedWithEverythingObservedStaysAtTheCue() {
    HopfieldNetwork network =
        network(Similarity.L2, new float[] {0, 0}, new float[] {1, 0}, new float[] {0, 1});
    Observation cue = seen(0.9f, 0.2f);
    RecallOptions options = RecallOptions.paper().withBeta(2);
    Recall clamped = network.recall(cue, options.withDynamics(Dynamics.CLAMPED));
    Recall once = network.recall(cue, options.withSteps(1));
    assertThat(clamped.steps()).isZero();
    assertThat(clamped.settled()).isTrue();
    assertThat(clamped.residual()).isZero();
    assertThat(clamped.energies()).hasSize(1);
    assertThat(clamped.state()).isEqualTo(new State(1, cue, Mixture.NONE, Mixture.NONE));
    assertThat(clamped.weights().weights()).containsExactly(once.weights().weights());
  }

  @Test
  void clampedStepsBeginAtACueAndNothingElse() {
    HopfieldNetwork network = network(Similarity.L2, new float[] {0, 0}, new float[] {1, 0});
    RecallOptions clamped = RecallOptions.paper().withDynamics(Dynamics.CLAMPED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.step(State.at(0, seen(0, 0)), clamped))
        .withMessageContaining("clamped")
        .withMessageContaining("0.0");
  }

  @Test
  void nothingToGoByIsUnfamiliar() {
    HopfieldNetwork network = network(Similarity.DOT, new float[] {1, 2});
    Recall recall =
        network.recall(new Observation.Dense(new float[2], new BitSet()), RecallOptions.paper());
    assertThat(recall.verdict()).isInstanceOf(Verdict.Unfamiliar.class);
  }

  @Test
  void refusesWhatItCannotUse() {
    HopfieldNetwork network = network(Similarity.DOT, new float[] {1, 2});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.recall(seen(1, 2, 3), RecallOptions.paper()))
        .withMessageContaining("vectors of 2 numbers")
        .withMessageContaining("a vector of 3 numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seen(1, Float.NaN))
        .withMessageContaining("value 1 of 2 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecallOptions.paper().withBeta(Double.NaN))
        .withMessageContaining("beta")
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecallOptions.paper().withDamping(1.5))
        .withMessageContaining("1.5");
  }
}
