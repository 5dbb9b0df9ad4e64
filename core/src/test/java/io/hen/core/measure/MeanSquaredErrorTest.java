package io.hen.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeanSquaredErrorTest {

  @Test
  void isTheMeanOfTheSquares() {
    // (1 + 4 + 0 + 0.25) / 4
    assertThat(MeanSquaredError.between(new float[] {1, 2, 3, 0.5f}, new float[] {2, 0, 3, 1}))
        .isEqualTo(1.3125);
  }

  @Test
  void isZeroForEqualAndOneForBlackAgainstWhite() {
    assertThat(MeanSquaredError.between(new float[] {0.1f, 0.7f}, new float[] {0.1f, 0.7f}))
        .isZero();
    assertThat(MeanSquaredError.between(new float[12], ones(12))).isEqualTo(1);
  }

  @Test
  void subtractsInDoublePrecision() {
    // The difference 1 - 2^-30 does not fit a float.
    double difference = 1 - 0x1p-30;
    assertThat(MeanSquaredError.between(new float[] {1}, new float[] {0x1p-30f}))
        .isEqualTo(difference * difference);
  }

  @Test
  void refusesOtherLengthsAndNothing() {
    assertThatThrownBy(() -> MeanSquaredError.between(new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 3");
    assertThatThrownBy(() -> MeanSquaredError.between(new float[0], new float[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
