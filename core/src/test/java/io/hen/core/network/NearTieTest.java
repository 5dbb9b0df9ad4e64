package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Certificate.CueStability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Leads of the size of rounding, judged by exact decimal arithmetic. */
class NearTieTest {
  private static final int CASES = 2500;

  static List<Arguments> kernels() {
    List<Arguments> all = new ArrayList<>();
    for (Similarity similarity : new Similarity[] {Similarity.L2, Similarity.DOT}) {
      all.add(Arguments.of("scalar", similarity, Kernels.scalar(), 41L));
      Kernels.simd().ifPresent(simd -> all.add(Arguments.of(simd.name(), similarity, simd, 43L)));
    }
    return all;
  }

  /**
   * Memory 1 is memory 0 with its coordinates in another order, and the cue is the same everywhere,
   * so that both are equally similar by mathematics though not by floating-point arithmetic.
   */
  @ParameterizedTest(name = "{0} {1} seed {3}")
  @MethodSource("kernels")
  void equalByMathematicsIsATieWithoutCertificate(
      String name, Similarity similarity, Kernels kernels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int differed = 0;
    for (int i = 0; i < CASES; i++) {
      int dimension = random.nextInt(2, 60);
      float[] first = spread(random, dimension);
      float[] second = reversed(first);
      float[] cue = new float[dimension];
      Arrays.fill(cue, (float) (random.nextGaussian() * Math.pow(10, random.nextInt(3))));
      DenseBank bank = DenseBank.of(new float[][] {first, second}, kernels);
      Observation seen = Observation.whole(new Pattern.Dense(cue));
      double[] similarities = new double[2];
      bank.similarities(seen, similarity, similarities);
      differed += similarities[0] == similarities[1] ? 0 : 1;
      Recall recall = new HopfieldNetwork(bank, similarity).recall(seen, options(random));
      assertThat(recall.verdict()).as("case %d", i).isInstanceOf(Verdict.Ambiguous.class);
      assertThat(recall.margin()).as("case %d", i).isZero();
      assertThat(stability(recall)).as("case %d", i).isEmpty();
    }
    assertThat(differed).as("ties that plain comparison would have missed").isPositive();
  }

  /** Memory 1 is a few units in the last place nearer or farther than memory 0. */
  @ParameterizedTest(name = "{0} {1} seed {3}")
  @MethodSource("kernels")
  void whatIsCertifiedIsTrueByExactArithmetic(
      String name, Similarity similarity, Kernels kernels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int issued = 0;
    int withheld = 0;
    for (int i = 0; i < CASES; i++) {
      int dimension = random.nextInt(2, 60);
      float[] first = spread(random, dimension);
      float[] second = random.nextBoolean() ? first.clone() : reversed(first);
      float[] cue = new float[dimension];
      Arrays.fill(cue, (float) random.nextGaussian());
      int steps = 1 << random.nextInt(18);
      int where = random.nextInt(dimension);
      second[where] = second[where] + steps * Math.ulp(second[where]);
      cue[where] = random.nextBoolean() ? cue[where] : second[where];
      DenseBank bank = DenseBank.of(new float[][] {first, second}, kernels);
      Observation seen = Observation.whole(new Pattern.Dense(cue));
      HopfieldNetwork network = new HopfieldNetwork(bank, similarity);
      Recall recall = network.recall(seen, options(random));
      Optional<CueStability> certificate = stability(recall);
      if (certificate.isEmpty()) {
        withheld++;
        continue;
      }
      issued++;
      int winner = certificate.get().memory();
      float[][] rows = {first, second};
      double radius = certificate.get().winner().radius();
      Adversary adversary = new Adversary(bank, new double[0], similarity);
      for (Observation attacked :
          List.of(seen, adversary.moved(seen, winner, 1 - winner, radius, random))) {
        float[] values = ((Observation.Dense) attacked).values();
        BigDecimal best = exact(rows[winner], values, similarity);
        BigDecimal other = exact(rows[1 - winner], values, similarity);
        assertThat(best).as("case %d", i).isGreaterThan(other);
        Recall again = network.recall(attacked, options(random));
        assertThat(again.nearest()).as("case %d", i).isEqualTo(winner);
        assertThat(again.verdict()).as("case %d", i).isNotInstanceOf(Verdict.Ambiguous.class);
      }
    }
    assertThat(issued).isGreaterThan(CASES / 10);
    assertThat(withheld).isGreaterThan(CASES / 500);
  }

  private static RecallOptions options(SplittableRandom random) {
    return RecallOptions.paper().withBeta(Math.pow(10, random.nextDouble(-2, 4))).withSteps(2);
  }

  private static Optional<CueStability> stability(Recall recall) {
    return recall.certificates().stream()
        .filter(CueStability.class::isInstance)
        .map(CueStability.class::cast)
        .findFirst();
  }

  private static BigDecimal exact(float[] row, float[] cue, Similarity similarity) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < row.length; k++) {
      BigDecimal x = new BigDecimal(row[k]);
      BigDecimal c = new BigDecimal(cue[k]);
      sum =
          similarity == Similarity.DOT
              ? sum.add(x.multiply(c))
              : sum.subtract(x.subtract(c).multiply(x.subtract(c)));
    }
    return sum;
  }

  private static float[] spread(SplittableRandom random, int dimension) {
    float[] values = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      values[k] = (float) Math.scalb(random.nextGaussian(), random.nextInt(-6, 7));
    }
    return values;
  }

  private static float[] reversed(float[] values) {
    float[] reversed = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      reversed[k] = values[values.length - 1 - k];
    }
    return reversed;
  }
}
