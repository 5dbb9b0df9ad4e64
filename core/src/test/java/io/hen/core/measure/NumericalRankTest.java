package io.hen.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericalRankTest {

  @ParameterizedTest
  @CsvSource({"20, 50, 20", "50, 20, 20", "60, 100, 7", "30, 30, 1", "40, 40, 40"})
  void isThatOfRandomVectorsInASubspace(int vectors, int dimension, int rank) {
    Random random = new Random(7L * vectors + rank);
    double[][] basis = gaussian(random, rank, dimension);
    double[][] chosen = new double[vectors][dimension];
    for (double[] one : chosen) {
      for (double[] direction : basis) {
        double factor = random.nextGaussian();
        for (int k = 0; k < dimension; k++) {
          one[k] += factor * direction[k];
        }
      }
    }
    assertThat(NumericalRank.ofGram(gram(chosen))).isEqualTo(rank);
  }

  @Test
  void countsRepeatedVectorsOnce() {
    double[][] three = gaussian(new Random(1), 3, 10);
    double[][] repeated = {three[0], three[1], three[0], three[2], three[2]};
    assertThat(NumericalRank.ofGram(gram(repeated))).isEqualTo(3);
  }

  @Test
  void isZeroOfNothing() {
    assertThat(NumericalRank.ofGram(new double[0][0])).isZero();
    assertThat(NumericalRank.ofGram(new double[4][4])).isZero();
  }

  @Test
  void refusesWhatIsNotSquare() {
    assertThatThrownBy(() -> NumericalRank.ofGram(new double[][] {{1, 0}, {0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1 of 2 has 1");
  }

  private static double[][] gaussian(Random random, int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextGaussian();
      }
    }
    return values;
  }

  private static double[][] gram(double[][] rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        for (int k = 0; k < rows[i].length; k++) {
          gram[i][j] += rows[i][k] * rows[j][k];
        }
      }
    }
    return gram;
  }
}
