package io.hen.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosineSeparabilityTest {

  @Test
  void countsAndOverlapsByHand() {
    CosineSeparability separability =
        CosineSeparability.of(
            DoubleStream.of(0.9, 0.7, 0.1, -0.2),
            DoubleStream.of(-0.9, -0.6, -0.1, 0.2, 0.3, 0.4, 0.45, 0.49, 0.8, -0.3),
            4);
    assertThat(separability.self()).containsExactly(0, 1, 1, 2);
    assertThat(separability.cross()).containsExactly(2, 2, 5, 1);
    // min(0, .2) + min(.25, .2) + min(.25, .5) + min(.5, .1)
    assertThat(separability.overlap()).isCloseTo(0.55, within(1e-15));
  }

  @Test
  void edgesBelongToTheBinAbove() {
    CosineSeparability separability =
        CosineSeparability.of(
            DoubleStream.of(-1, -0.5, 0, 0.5, 1), DoubleStream.of(-1.000001, 1.000001), 4);
    assertThat(separability.self()).containsExactly(1, 1, 1, 2);
    assertThat(separability.cross()).containsExactly(1, 0, 0, 1);
  }

  @Test
  void overlapIsOneForEqualAndZeroForSeparateDistributions() {
    CosineSeparability equal =
        CosineSeparability.of(
            DoubleStream.of(0.1, 0.1, 0.5), DoubleStream.of(0.5, 0.1, 0.1, 0.1, 0.5, 0.1));
    assertThat(equal.overlap()).isCloseTo(1, within(1e-15));
    CosineSeparability separate =
        CosineSeparability.of(DoubleStream.of(0.9, 0.95), DoubleStream.of(0.1, 0.2, 0.89));
    assertThat(separate.overlap()).isZero();
    assertThat(separate.self()).hasSize(CosineSeparability.BINS);
  }

  @Test
  void theAreaUnderTheCurveCountsPairs() {
    CosineSeparability some =
        CosineSeparability.of(DoubleStream.of(0.9, 0.5), DoubleStream.of(0.1, 0.5, 0.7));
    // 0.9 is larger than all three; 0.5 is larger than one and equal to another.
    assertThat(some.auc()).isCloseTo((3 + 1.5) / 6, within(1e-12));
    CosineSeparability equal =
        CosineSeparability.of(DoubleStream.of(0.1, 0.7), DoubleStream.of(0.1, 0.7));
    assertThat(equal.auc()).isEqualTo(0.5);
  }

  @Test
  void countsAddUp() {
    CosineSeparability one = CosineSeparability.of(DoubleStream.of(0.9), DoubleStream.of(0.1));
    CosineSeparability other = CosineSeparability.of(DoubleStream.of(0.5), DoubleStream.of(0.1, 0));
    CosineSeparability both =
        CosineSeparability.of(DoubleStream.of(0.9, 0.5), DoubleStream.of(0.1, 0.1, 0));
    assertThat(one.plus(other).self()).isEqualTo(both.self());
    assertThat(one.plus(other).cross()).isEqualTo(both.cross());
  }

  @Test
  void centresAreTheMiddlesOfTheBins() {
    CosineSeparability separability =
        CosineSeparability.of(DoubleStream.of(0), DoubleStream.of(0), 4);
    assertThat(separability.centre(0)).isEqualTo(-0.75);
    assertThat(separability.centre(3)).isEqualTo(0.75);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.001, -1.001, Double.NaN, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNoCosine(double value) {
    assertThatThrownBy(() -> CosineSeparability.of(DoubleStream.of(0.5, value), DoubleStream.of(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Double.toString(value));
  }

  @Test
  void refusesEmptyStreamsAndUnequalHistograms() {
    assertThatThrownBy(() -> CosineSeparability.of(DoubleStream.empty(), DoubleStream.of(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("self-similarity");
    assertThatThrownBy(() -> CosineSeparability.of(DoubleStream.of(0), DoubleStream.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cross-similarity");
    assertThatThrownBy(() -> CosineSeparability.of(DoubleStream.of(0), DoubleStream.of(0), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CosineSeparability(new long[] {1}, new long[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CosineSeparability(new long[] {2, -1}, new long[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
