package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.RowSweep;
import io.hen.core.kernel.Kernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from known means lies within the error that is said, by exact arithmetic. */
class KnownMeansTest {
  private static final int SIZE = 40;
  private static final int DIMENSION = 19;

  static List<Kernels> kernels() {
    List<Kernels> kernels = new ArrayList<>(List.of(Kernels.scalar()));
    Kernels.simd().ifPresent(kernels::add);
    return kernels;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void combinationsLieWithinTheirError(Kernels kernels) {
    int found = 0;
    int refused = 0;
    for (long seed = 0; seed < 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      float[][] rows = new float[SIZE][DIMENSION];
      double largest = 0;
      for (float[] row : rows) {
        double squares = 0;
        for (int k = 0; k < DIMENSION; k++) {
          row[k] = (float) random.nextGaussian();
          squares += row[k] * (double) row[k];
        }
        largest = Math.max(largest, Math.sqrt(squares));
      }
      int[] all = new int[SIZE];
      Arrays.setAll(all, n -> n);
      DenseBank bank = DenseBank.of(rows, kernels);
      RowSweep sweep = bank.sweep(bank.nothing(), all).orElseThrow();
      KnownMeans means = new KnownMeans(largest, sweep.rounding());
      double[] from = random.doubles(SIZE, -1, 1).toArray();
      double[] to = random.doubles(SIZE, -1, 1).toArray();
      // More than are kept, on a curve as that of a damped recall, and off it now and then.
      for (int t = 0; t < 60; t++) {
        double[] weights = softmax(from, to, Math.pow(0.9, t), random, t % 10 == 9);
        double most = Math.pow(10, -random.nextInt(3, 14));
        Optional<KnownMeans.Combination> combination = means.combine(weights, most);
        if (combination.isPresent()) {
          found++;
          assertThat(combination.get().error()).isPositive().isLessThanOrEqualTo(most);
          double[][] mean = sweep.zero();
          means.mean(combination.get(), mean);
          double[] inner = new double[SIZE];
          means.addInner(combination.get(), 1, inner);
          assertExact(rows, weights, mean[0], inner, combination.get().error(), largest);
        } else {
          refused++;
        }
        double[][] mean = sweep.zero();
        sweep.sum(weights, mean);
        double[] inner = new double[SIZE];
        sweep.inner(mean, inner);
        means.learn(weights, mean, inner);
      }
    }
    assertThat(found).isGreaterThan(100);
    assertThat(refused).isGreaterThan(100);
  }

  /** Nothing is known of other weights than those that were learnt, however bearable an error. */
  @Test
  void nothingFollowsFromNothing() {
    KnownMeans means = new KnownMeans(1, 1e-13);
    assertThat(means.combine(new double[] {0.5, 0.5}, 1e9)).isEmpty();
    means.learn(new double[] {1, 0}, new double[][] {{1}}, new double[] {1, 0});
    assertThat(means.combine(new double[] {0, 1}, 0.5)).isEmpty();
    assertThat(means.combine(new double[] {1, 0}, 1e-11)).isPresent();
  }

  private static double[] softmax(
      double[] from, double[] to, double fade, SplittableRandom random, boolean off) {
    double[] scores = new double[SIZE];
    Arrays.setAll(
        scores,
        n -> fade * from[n] + (1 - fade) * to[n] + (off ? random.nextDouble(-1e-4, 1e-4) : 0));
    double[] weights = new double[SIZE];
    Separation.SOFTMAX.weights(scores, weights);
    return weights;
  }

  private static void assertExact(
      float[][] rows,
      double[] weights,
      double[] mean,
      double[] inner,
      double error,
      double largest) {
    BigDecimal[] exact = new BigDecimal[DIMENSION];
    BigDecimal apart = BigDecimal.ZERO;
    for (int k = 0; k < DIMENSION; k++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int n = 0; n < SIZE; n++) {
        sum = sum.add(new BigDecimal(weights[n]).multiply(new BigDecimal(rows[n][k])));
      }
      exact[k] = sum;
      BigDecimal d = sum.subtract(new BigDecimal(mean[k]));
      apart = apart.add(d.multiply(d));
    }
    assertThat(Math.sqrt(apart.doubleValue())).isLessThanOrEqualTo(error / largest);
    for (int n = 0; n < SIZE; n++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int k = 0; k < DIMENSION; k++) {
        sum = sum.add(exact[k].multiply(new BigDecimal(rows[n][k])));
      }
      double off = sum.subtract(new BigDecimal(inner[n])).abs().doubleValue();
      assertThat(off).as("memory %d", n).isLessThanOrEqualTo(error);
    }
  }
}
