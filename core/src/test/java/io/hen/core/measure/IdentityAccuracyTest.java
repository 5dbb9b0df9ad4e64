package io.hen.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityAccuracyTest {

  @Test
  void countsEveryRecallOnce() {
    IdentityAccuracy accuracy =
        IdentityAccuracy.EMPTY.plusRight().plusRight().plusRight().plusWrong().plusNone();
    assertThat(accuracy).isEqualTo(new IdentityAccuracy(3, 1, 1));
    assertThat(accuracy.total()).isEqualTo(5);
    assertThat(accuracy.fraction()).isEqualTo(0.6);
    assertThat(accuracy.plus(new IdentityAccuracy(10, 20, 30)))
        .isEqualTo(new IdentityAccuracy(13, 21, 31));
  }

  /** The formula worked out to 40 digits with Python's decimal arithmetic. */
  @ParameterizedTest
  @CsvSource({
    "8, 2, 0.490162471537, 0.943317848546",
    "0, 10, 0.000000000000, 0.277532799863",
    "10, 0, 0.722467200137, 1.000000000000",
    "5999, 1, 0.999056467822, 0.999970578635",
    "3120, 2880, 0.507349853833, 0.532624552827",
  })
  void intervalIsWilsons(long right, long others, double low, double high) {
    IdentityAccuracy.Interval interval =
        new IdentityAccuracy(right, others / 2, others - others / 2).interval();
    assertThat(interval.low()).isCloseTo(low, within(1e-9));
    assertThat(interval.high()).isCloseTo(high, within(1e-9));
  }

  /** The bounds are the fractions p₀ from which the observed one is z standard errors away. */
  @Test
  void boundsAreWhereTheScoreTestTurns() {
    IdentityAccuracy accuracy = new IdentityAccuracy(37, 9, 4);
    IdentityAccuracy.Interval interval = accuracy.interval();
    for (double bound : new double[] {interval.low(), interval.high()}) {
      double error = Math.sqrt(bound * (1 - bound) / 50);
      assertThat(Math.abs(0.74 - bound) / error).isCloseTo(1.959963984540054, within(1e-9));
    }
  }

  @Test
  void nothingIsKnownOfNoRecalls() {
    assertThat(IdentityAccuracy.EMPTY.fraction()).isNaN();
    assertThat(IdentityAccuracy.EMPTY.interval()).isEqualTo(new IdentityAccuracy.Interval(0, 1));
  }

  @Test
  void refusesNegativeCounts() {
    assertThatThrownBy(() -> new IdentityAccuracy(0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 wrong");
  }
}
