package io.hen.experiments.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerturbationTest {
  private static List<String> sorted(String caption) {
    return Arrays.stream(caption.split(" ")).sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void dropsOneWord(long seed) {
    String caption = "a red bus on a bridge";
    String dropped = Perturbation.DROP.apply(caption, new Random(seed));
    assertThat(dropped.split(" ")).hasSize(5);
    assertThat(Arrays.asList(caption.split(" "))).containsSubsequence(dropped.split(" "));
    assertThat(Perturbation.DROP.apply("bus", new Random(seed))).isEqualTo("bus");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void swapsTwoDifferentWords(long seed) {
    String caption = "a red bus on a bridge";
    String swapped = Perturbation.SWAP.apply(caption, new Random(seed));
    assertThat(swapped).isNotEqualTo(caption);
    assertThat(sorted(swapped)).isEqualTo(sorted(caption));
    assertThat(Perturbation.SWAP.apply("bus bus", new Random(seed))).isEqualTo("bus bus");
    assertThat(Perturbation.NONE.apply(caption, new Random(seed))).isEqualTo(caption);
  }
}
