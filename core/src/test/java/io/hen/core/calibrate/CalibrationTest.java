package io.hen.core.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a memory measures of itself: always the same, kept as bytes, good for a while. */
class CalibrationTest {
  static List<Arguments> banks() {
    List<Kernels> kernels = new ArrayList<>(List.of(Kernels.scalar()));
    Kernels.simd().ifPresent(kernels::add);
    List<Arguments> all = new ArrayList<>();
    for (Kernels kernel : kernels) {
      for (Nature.Kind kind : Nature.Kind.values()) {
        for (Similarity similarity : Similarity.values()) {
          all.add(Arguments.of(kernel.name(), kernel, kind, similarity));
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {2} {3} seed 1")
  @MethodSource("banks")
  void isTheSameWhateverTheThreadsAndSurvivesBytes(
      String name, Kernels kernels, Nature.Kind kind, Similarity similarity) throws Exception {
    float[][] items = new Nature(1, kernels).items(200);
    PatternBank bank = new Nature(1, kernels).bank(kind, items);
    byte[] here = new HopfieldNetwork(bank, similarity).calibration().toBytes();
    byte[] there;
    try (ForkJoinPool alone = new ForkJoinPool(1)) {
      there =
          alone.submit(() -> new HopfieldNetwork(bank, similarity).calibration().toBytes()).get();
    }
    assertThat(there).isEqualTo(here);
    assertThat(Calibration.fromBytes(here).toBytes()).isEqualTo(here);
  }

  @Test
  void anEarlierOneIsUsedWhileTheMemoryHasChangedLittle() {
    Nature nature = new Nature(2, Kernels.selected());
    float[][] items = nature.items(240);
    Calibration earlier = network(nature, items, 200, Optional.empty()).calibration();
    assertThat(network(nature, items, 215, Optional.of(earlier)).calibration().toBytes())
        .hasSameSizeAs(earlier.toBytes());
    assertThat(measured(network(nature, items, 215, Optional.of(earlier))))
        .isEqualTo(earlier.measured().values().iterator().next().measured());
    assertThat(measured(network(nature, items, 240, Optional.of(earlier)))).isGreaterThan(215);
  }

  private static int measured(HopfieldNetwork network) {
    return network.calibration().measured().values().iterator().next().measured();
  }

  private static HopfieldNetwork network(
      Nature nature, float[][] items, int count, Optional<Calibration> earlier) {
    return new HopfieldNetwork(
        nature.bank(Nature.Kind.DENSE, Arrays.copyOf(items, count)), Similarity.L2, earlier);
  }

  @Test
  void otherShapesAndBrokenBytesAreNotUsed() {
    Nature nature = new Nature(3, Kernels.selected());
    float[][] items = nature.items(50);
    HopfieldNetwork tokens =
        new HopfieldNetwork(nature.bank(Nature.Kind.TOKENS, items), Similarity.L2);
    Calibration calibration = tokens.calibration();
    assertThat(calibration.fits(50, new Geometry(tokens.bank(), Similarity.L2).fingerprint()))
        .isTrue();
    assertThat(calibration.fits(50, new Geometry(tokens.bank(), Similarity.DOT).fingerprint()))
        .isFalse();
    byte[] bytes = calibration.toBytes();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.fromBytes(Arrays.copyOf(bytes, bytes.length - 5)))
        .withMessageContaining("cut off");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.fromBytes(new byte[100]))
        .withMessageContaining("no calibration");
  }

  @Test
  void aDuplicatedMemoryStillHasStrangers() {
    Nature nature = new Nature(4, Kernels.selected());
    float[][] items = nature.items(300);
    float[][] half = items.clone();
    for (int n = 0; n < 150; n += 2) {
      half[n + 1] = nature.noisy(items[n], 0.01);
    }
    double usual = threshold(nature, items);
    assertThat(threshold(nature, half)).isBetween(0.5 * usual, 2 * usual);
  }

  private static double threshold(Nature nature, float[][] items) {
    HopfieldNetwork network =
        new HopfieldNetwork(nature.bank(Nature.Kind.DENSE, items), Similarity.L2);
    return network
        .recall(Nature.whole(Nature.Kind.DENSE, items[299]), RecallOptions.defaults())
        .familiarity()
        .orElseThrow()
        .needed();
  }
}
