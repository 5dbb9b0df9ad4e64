package io.hen.experiments.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeRankTest {
  private static final int SIZE = 12;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isOneWhereEveryMemoryComesBack(boolean tokens) {
    assertThat(measured(tokens, IntStream.range(0, SIZE).mapToObj(Mixture::of).toList()))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsEachStateOnceThatSeveralCuesEndIn(boolean tokens) {
    assertThat(measured(tokens, IntStream.range(0, SIZE).mapToObj(k -> Mixture.of(k / 4)).toList()))
        .isEqualTo(3.0 / SIZE);
    Mixture average = new Mixture(IntStream.range(0, SIZE).toArray(), even());
    assertThat(measured(tokens, IntStream.range(0, SIZE).mapToObj(_ -> average).toList()))
        .isEqualTo(1.0 / SIZE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMixtureOfStatesThatAreThereAddsNothing(boolean tokens) {
    List<Mixture> states =
        IntStream.range(0, SIZE)
            .mapToObj(k ->
                k < 2 ? Mixture.of(k) : new Mixture(new int[] {0, 1}, new double[] {k, SIZE - k}))
            .toList();
    assertThat(measured(tokens, states)).isEqualTo(2.0 / SIZE);
  }

  private static double[] even() {
    double[] weights = new double[SIZE];
    Arrays.fill(weights, 1.0 / SIZE);
    return weights;
  }

  private static double measured(boolean tokens, List<Mixture> states) {
    return RelativeRank.of(
        tokens ? tokens() : dense(), states, IntStream.range(0, SIZE).boxed().toList());
  }

  private static PatternBank dense() {
    Random random = new Random(2);
    float[][] rows = new float[SIZE][40];
    for (float[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = (float) random.nextGaussian();
      }
    }
    return DenseBank.of(rows, Kernels.selected());
  }

  private static PatternBank tokens() {
    Random random = new Random(3);
    char[][] rows = new char[SIZE][16];
    for (char[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = (char) random.nextInt(50);
      }
    }
    return TokenBank.of(rows, 50, Kernels.selected());
  }
}
