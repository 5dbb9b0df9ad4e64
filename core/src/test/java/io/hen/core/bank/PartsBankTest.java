package io.hen.core.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.kernel.Kernels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parts are weighed, and under cosine each is scaled by itself. */
class PartsBankTest {
  private static final Kernels KERNELS = Kernels.selected();
  private static final float[][] PICTURES = {{3, 4}, {0, 10}};
  private static final char[][] TEXTS = {{1, 2, 3, 4}, {1, 9, 9, 9}};

  private static PartsBank bank(double... weights) {
    return new PartsBank(
        List.of(DenseBank.of(PICTURES, KERNELS), TokenBank.of(TEXTS, 10, KERNELS)), weights);
  }

  private static Observation.Parts cue(float[] picture, char[] text) {
    return new Observation.Parts(
        List.of(
            Optional.of(Observation.whole(new Pattern.Dense(picture))),
            Optional.of(new Observation.Tokens(text))));
  }

  @Test
  void innerProductsAreWeighedSums() {
    PartsBank bank = bank(2, 0.5);
    assertThat(bank.inner(0, 1)).isEqualTo(2 * 40 + 0.5 * 1);
    assertThat(bank.squaredNorm(0)).isEqualTo(2 * 25 + 0.5 * 4);
    assertThat(bank.withWeights(1, 0).inner(0, 1)).isEqualTo(40);
  }

  @Test
  void cosineScalesEachPartByItself() {
    PartsBank bank = bank(2, 0.5);
    double[] similarities = new double[2];
    char[] half = {1, 2, Kernels.NEVER, Kernels.NEVER};
    bank.similarities(cue(new float[] {0, 7}, half), Similarity.COSINE, similarities);
    assertThat(similarities[0]).isCloseTo(2 * 0.8 + 0.5 * 1, within(1e-12));
    assertThat(similarities[1]).isCloseTo(2 * 1 + 0.5 * 0.5, within(1e-12));
    assertThat(bank.unit().inner(0, 1)).isCloseTo(2 * 0.8 + 0.5 * 0.25, within(1e-12));
  }

  @Test
  void squaredDistanceCountsDifferingTokensTwice() {
    double[] similarities = new double[2];
    bank(1, 1).similarities(cue(new float[] {3, 4}, TEXTS[1]), Similarity.L2, similarities);
    assertThat(similarities).containsExactly(-2.0 * 3, -45.0);
  }

  @Test
  void refusesPartsThatDoNotBelongTogether() {
    DenseBank two = DenseBank.of(PICTURES, KERNELS);
    DenseBank one = DenseBank.of(new float[][] {{1}}, KERNELS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PartsBank(List.of(two, one), new double[] {1, 1}))
        .withMessageContaining("[2, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bank(1, -1))
        .withMessageContaining("[1.0, -1.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenBank.of(TEXTS, 9, KERNELS))
        .withMessageContaining("token 1 of row 1 is 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DenseBank.of(new float[][] {{1, 2}, {1, Float.NaN}}, KERNELS))
        .withMessageContaining("value 1 of 2 is NaN");
  }
}
