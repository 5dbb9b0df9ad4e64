package io.hen.core.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** P-values: conformal inside the sample, exponential beyond it, never optimistic. */
class NullTailTest {
  private static double[] exponential(SplittableRandom random, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, _ -> -Math.log(1 - random.nextDouble()));
    return values;
  }

  @Test
  void insideTheSampleItIsTheConformalPValue() {
    NullTail tail = new NullTail(new double[] {4, 1, 3, 2, 5, 6, 7, 8, 9}, 1e-3);
    assertThat(tail.pValue(9)).isGreaterThanOrEqualTo(2.0 / 10);
    assertThat(tail.pValue(5)).isEqualTo(6.0 / 10);
    assertThat(tail.pValue(0)).isEqualTo(1);
  }

  @Test
  void pValuesNeverRiseWithTheStatisticAndThresholdsInvertThem() {
    SplittableRandom random = new SplittableRandom(5);
    for (int size : new int[] {16, 64, 512}) {
      NullTail tail = new NullTail(exponential(random, size), 1e-3);
      double last = 1;
      for (double t = 0; t < 30; t += 0.01) {
        double p = tail.pValue(t);
        assertThat(p).isLessThanOrEqualTo(last).isPositive();
        last = p;
      }
      for (double alpha : new double[] {0.1, 0.01, 0.002, 1e-5}) {
        double threshold = tail.threshold(alpha);
        assertThat(tail.pValue(threshold)).isLessThanOrEqualTo(alpha);
        assertThat(tail.pValue(threshold * (1 - 1e-9))).isGreaterThan(alpha * 0.999);
      }
    }
  }

  @Test
  void exchangeableStatisticsAreAcceptedAtTheStatedRateOnAverage() {
    SplittableRandom random = new SplittableRandom(6);
    for (int size : new int[] {16, 64, 512}) {
      for (double alpha : new double[] {0.05, 0.01, 0.002}) {
        // The chance over sample and cue; for exponential values it is known beyond the threshold.
        double sum = 0;
        int trials = 2000;
        for (int trial = 0; trial < trials; trial++) {
          sum += Math.exp(-new NullTail(exponential(random, size), 1e-3).threshold(alpha));
        }
        assertThat(sum / trials).as("m %d, α %s", size, alpha).isLessThan(alpha * 1.15);
      }
    }
  }

  @Test
  void equalValuesLeaveAUsableThreshold() {
    NullTail tail = new NullTail(new double[100], 0.5);
    assertThat(tail.threshold(0.002)).isCloseTo(2, within(2.0));
  }
}
