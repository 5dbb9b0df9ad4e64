package io.hen.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.measure.CosineSeparability;
import io.hen.memory.SeparationInspection;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosinesTest {
  @Test
  void leavesOutTheEmptyEnds() {
    Cosines found = of(DoubleStream.of(1, 1, 0.995), DoubleStream.of(0.965, 0.975));
    assertThat(found.low()).isCloseTo(0.96, within(1e-9));
    assertThat(found.high()).isCloseTo(1, within(1e-9));
    assertThat(found.self()).containsExactly(0, 0, 0, 3);
    assertThat(found.cross()).containsExactly(1, 1, 0, 0);
    assertThat(found.sampled()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.995, -0.61, 0, 0.595, 0.605, 0.985, 1})
  void countsEveryCosineInFewSteps(double lowest) {
    Cosines found =
        of(DoubleStream.of(1, 0.5), DoubleStream.of(lowest, lowest / 2 + 0.5, 0.3, 0.3));
    assertThat(found.self().length).isBetween(1, 40).isEqualTo(found.cross().length);
    assertThat(LongStream.of(found.self()).sum()).isEqualTo(2);
    assertThat(LongStream.of(found.cross()).sum()).isEqualTo(4);
    assertThat(found.low()).isBetween(-1.0, Math.min(0.3, lowest) + 1e-9);
    assertThat(found.high()).isBetween(1.0 - 1e-9, 1.0 + 1e-9);
  }

  private static Cosines of(DoubleStream self, DoubleStream cross) {
    return Cosines.of(new SeparationInspection.Cosines(CosineSeparability.of(self, cross), 3));
  }
}
