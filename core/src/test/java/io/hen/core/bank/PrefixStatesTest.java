package io.hen.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.kernel.Kernels;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the prefixes of an index say of a state is never less than what is so. */
class PrefixStatesTest {
  private static final long SEED = 20261125;
  private static final int CASES = 1_500;
  private static final int STEPS = 6;

  /** How much longer the rows are in a few directions than in the others. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 20, 1e4})
  void boundsHoldAlongAPath(double spread) {
    SplittableRandom random = new SplittableRandom(SEED + (long) spread);
    int tight = 0;
    for (int i = 0; i < CASES; i++) {
      int dimension = random.nextInt(2, 40);
      float[][] rows = new float[random.nextInt(3, 30)][];
      double unit = Math.pow(10, random.nextInt(-6, 7));
      Arrays.setAll(rows, _ -> row(dimension, spread, unit, random));
      DenseBank bank = DenseBank.of(rows, Kernels.selected()).pruned(random.nextInt(1, 12));
      DenseBank measured = random.nextBoolean() ? bank : bank.unit();
      tight += follow(measured, cue(dimension, unit, random), random);
    }
    if (spread > 1) {
      assertThat(tight).as("bounds that say more than Cauchy-Schwarz").isGreaterThan(CASES);
    }
  }

  /** Goes on from a cue as a damped recall does, and compares all bounds with inner products. */
  private static int follow(DenseBank bank, Observation cue, SplittableRandom random) {
    int size = bank.size();
    PrefixStates prefixes = bank.prefixes(cue, Mixture.NONE).orElseThrow();
    int[] rows = new int[size];
    Arrays.setAll(rows, n -> n);
    PrefixStates.Some some = prefixes.some(rows);
    State first = new State(1, cue, Mixture.NONE, Mixture.NONE);
    double[] before = bank.densify(first);
    double[] start = inner(bank, before);
    double remnant = 1;
    double[] weights = new double[size];
    PrefixStates.View origin = prefixes.view(1, rows, weights, squared(before));
    PrefixStates.View last = origin;
    double tailWay = 0;
    int tight = 0;
    for (int t = 0; t < STEPS; t++) {
      double eta = random.nextDouble();
      int target = random.nextInt(size);
      remnant *= 1 - eta;
      for (int n = 0; n < size; n++) {
        weights[n] = (1 - eta) * weights[n] + (n == target ? eta : 0);
      }
      double[] now =
          bank.densify(new State(remnant, cue, Mixture.NONE, new Mixture(rows, weights)));
      double moved = Math.sqrt(squared(difference(now, before)));
      PrefixStates.View view = prefixes.view(remnant, rows, weights, squared(now) * (1 + 1e-13));
      tailWay += prefixes.tailStep(last, view, moved * (1 + 1e-13));
      double[] exact = inner(bank, now);
      double[] high = new double[size];
      prefixes.highs(view, high);
      double[] then = new double[size];
      double[] dots = new double[size];
      some.dots(origin, then);
      some.dots(view, dots);
      double away = Math.sqrt(squared(difference(now, bank.densify(first))));
      for (int n = 0; n < size; n++) {
        double norm = Math.sqrt(bank.squaredNorm(n));
        // Of the inner products that it is compared with, and of the lengths above.
        double rounding = 1e-12 * norm * (Math.sqrt(squared(now)) + Math.sqrt(squared(before)));
        double onward =
            start[n]
                + dots[n]
                - then[n]
                + prefixes.error(n, origin)
                + prefixes.error(n, view)
                + prefixes.tail(n, tailWay);
        assertThat(high[n]).isGreaterThanOrEqualTo(exact[n] - rounding);
        assertThat(onward).isGreaterThanOrEqualTo(exact[n] - rounding);
        tight += onward < start[n] + 0.5 * norm * away ? 1 : 0;
      }
      before = now;
      last = view;
    }
    return tight;
  }

  private static double[] inner(DenseBank bank, double[] vector) {
    double[] inner = new double[bank.size()];
    for (int n = 0; n < inner.length; n++) {
      double[] row = bank.densify(State.at(n, bank.nothing()));
      for (int k = 0; k < row.length; k++) {
        inner[n] += row[k] * vector[k];
      }
    }
    return inner;
  }

  private static float[] row(int dimension, double spread, double unit, SplittableRandom random) {
    float[] row = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      row[k] = (float) (unit * random.nextGaussian() * (k < 3 ? spread : 1));
    }
    return row;
  }

  private static Observation cue(int dimension, double unit, SplittableRandom random) {
    BitSet all = new BitSet();
    all.set(0, dimension);
    return new Observation.Dense(row(dimension, 2, unit, random), all);
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, k -> a[k] - b[k]);
    return difference;
  }

  private static double squared(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return sum;
  }
}
