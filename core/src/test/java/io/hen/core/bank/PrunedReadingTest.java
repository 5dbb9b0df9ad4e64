package io.hen.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.kernel.Kernels;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bounds hold for the numbers that are read, and searches learn no more than they need. */
class PrunedReadingTest {
  private static final int DIMENSION = 64;
  private static final int DIRECTIONS = 8;

  private final SplittableRandom random = new SplittableRandom(20261124);

  @Test
  void boundsHoldWhateverTheRowsAre() {
    for (int i = 0; i < 300; i++) {
      float[][] rows = new float[random.nextInt(1, 60)][];
      double spread = random.nextInt(20);
      Arrays.setAll(rows, _ -> vector(Math.pow(10, spread * random.nextDouble(-1, 1)), DIMENSION));
      rows[random.nextInt(rows.length)] = new float[DIMENSION];
      DenseBank full = DenseBank.of(rows, Kernels.selected());
      DenseBank stored = i % 2 == 0 ? full : full.unit();
      DenseBank pruned = stored.pruned(random.nextInt(1, 12));
      for (Reading reading : readings(rows)) {
        double[] exact = new double[rows.length];
        stored.read(List.of(reading), new double[][] {exact});
        Numbers numbers = pruned.bounded(reading).orElseThrow();
        for (int n = 0; n < rows.length; n++) {
          assertThat(exact[n])
              .as("%d: row %d of %s", i, n, reading)
              .isBetween(numbers.low(n), numbers.high(n));
        }
        numbers.know(random.nextInt(rows.length));
        assertThat(numbers.values()).isEqualTo(exact);
      }
    }
  }

  private List<Reading> readings(float[][] rows) {
    float[] like = rows[random.nextInt(rows.length)].clone();
    like[random.nextInt(DIMENSION)] += (float) random.nextGaussian();
    Observation whole = Observation.whole(new Pattern.Dense(like));
    BitSet half = new BitSet();
    half.set(0, DIMENSION / 2);
    Observation shown = new Observation.Dense(like, half);
    Mixture mixture = new Mixture(new int[] {0}, new double[] {0.7});
    return List.of(
        new Reading.Similarities(whole, Similarity.DOT),
        new Reading.Similarities(whole, Similarity.L2),
        new Reading.Similarities(whole, Similarity.COSINE),
        new Reading.Similarities(shown, Similarity.DOT),
        new Reading.Absent(shown, mixture),
        new Reading.Completed(shown, mixture));
  }

  @Test
  void aPartThatIsShownIsBoundedOnceItsNormsAreKnown() {
    float[][] rows = lowRank(50);
    DenseBank bank = DenseBank.of(rows, Kernels.selected()).pruned(DIRECTIONS);
    BitSet half = new BitSet();
    half.set(0, DIMENSION / 2);
    Reading reading = new Reading.Similarities(new Observation.Dense(rows[7], half), Similarity.L2);
    assertThat(bank.bounded(reading)).isEmpty();
    double[] exact = new double[rows.length];
    bank.read(List.of(reading), new double[][] {exact});
    assertThat(bank.bounded(reading).orElseThrow().values()).isEqualTo(exact);
  }

  @Test
  void whereFewDirectionsHoldTheRowsMostStayUnread() {
    float[][] rows = lowRank(400);
    DenseBank bank = DenseBank.of(rows, Kernels.selected()).pruned(DIRECTIONS);
    Observation cue = Observation.whole(new Pattern.Dense(rows[123]));
    double[] exact = new double[rows.length];
    bank.similarities(cue, Similarity.L2, exact);
    Numbers numbers = bank.bounded(new Reading.Similarities(cue, Similarity.L2)).orElseThrow();
    assertThat(numbers.top(0)).isEqualTo(exact[123]);
    assertThat(numbers.best(10)).isEqualTo(Arrays.stream(exact).sorted().toArray()[390]);
    assertThat(numbers.known()).isBetween(10, 49);
  }

  @Test
  void aGrownBankGoesOnWithTheIndex() {
    float[][] rows = lowRank(2_100);
    float[][] wide = new float[2_100][];
    Arrays.setAll(wide, n -> Arrays.copyOf(rows[n], 1_024));
    DenseBank earlier =
        DenseBank.of(Arrays.copyOf(wide, 2_000), Kernels.selected()).pruned(DIRECTIONS);
    DenseBank later = DenseBank.of(wide, Kernels.selected()).continuing(earlier, 1_990);
    Reading reading =
        new Reading.Similarities(Observation.whole(new Pattern.Dense(wide[2_050])), Similarity.L2);
    double[] exact = new double[wide.length];
    later.read(List.of(reading), new double[][] {exact});
    while (later.bounded(reading).isEmpty()) {
      Thread.onSpinWait();
    }
    Numbers numbers = later.bounded(reading).orElseThrow();
    assertThat(numbers.top(0)).isEqualTo(exact[2_050]);
    assertThat(numbers.known()).isLessThan(260);
    for (int n = 0; n < exact.length; n++) {
      assertThat(exact[n]).isBetween(numbers.low(n), numbers.high(n));
    }
  }

  /** Four directions and a little of the others. */
  private float[][] lowRank(int size) {
    float[][] axes = new float[4][];
    Arrays.setAll(axes, _ -> vector(1, DIMENSION));
    float[][] rows = new float[size][];
    for (int n = 0; n < size; n++) {
      rows[n] = vector(0.02, DIMENSION);
      for (float[] axis : axes) {
        double along = random.nextGaussian();
        for (int k = 0; k < DIMENSION; k++) {
          rows[n][k] += (float) (along * axis[k]);
        }
      }
    }
    return rows;
  }

  private float[] vector(double length, int dimension) {
    float[] values = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      values[k] = (float) (length * random.nextGaussian());
    }
    return values;
  }
}
