package io.hen.experiments.classical;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.experiments.scene.Scenes;
import io.hen.memory.Picture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BinarisedTest {
  @Test
  void halfOfTheNeuronsOfAPictureAreUp() {
    for (var scene : Scenes.generate(5, 3)) {
      byte[] spins = Binarised.of(noisy(scene.picture()), Binarised.SIDE);
      assertThat(spins).hasSize(784);
      assertThat(up(spins)).isEqualTo(392);
    }
  }

  @Test
  void aBrightHalfIsUpWhereverItIs() {
    // 4 × 4, each quarter of one colour: the green one (Y = 0.587) and the red one (0.299) are
    // brighter than the blue (0.114) and the black.
    float[] values = new float[3 * 16];
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 2; x++) {
        values[16 + 4 * y + x] = 1; // green, upper left
        values[4 * (y + 2) + x + 2] = 1; // red, lower right
        values[32 + 4 * (y + 2) + x] = 1; // blue, lower left
      }
    }
    assertThat(Binarised.of(new Picture(4, 4, values), 4))
        .isEqualTo(new byte[] {1, 1, -1, -1, 1, 1, -1, -1, -1, -1, 1, 1, -1, -1, 1, 1});
  }

  @Test
  void brightnessAndContrastDoNotMatter() {
    Picture scene = noisy(Scenes.generate(1, 3).getFirst().picture());
    float[] paler = scene.values().clone();
    for (int k = 0; k < paler.length; k++) {
      paler[k] = 0.5f + paler[k] / 4;
    }
    byte[] spins = Binarised.of(scene, 28);
    byte[] others = Binarised.of(new Picture(scene.width(), scene.height(), paler), 28);
    assertThat(Spins.overlap(spins, others)).isGreaterThan(780);
  }

  @Test
  void nothingStandsOutOfAnEvenPicture() {
    float[] values = new float[3 * 64];
    Arrays.fill(values, 0.7f);
    assertThat(up(Binarised.of(new Picture(8, 8, values), 4))).isZero();
  }

  /** Without pixels that are exactly alike. */
  private static Picture noisy(Picture picture) {
    float[] values = picture.values().clone();
    for (int k = 0; k < values.length; k++) {
      values[k] = values[k] * 0.9f + k * 1e-6f;
    }
    return new Picture(picture.width(), picture.height(), values);
  }

  private static int up(byte[] spins) {
    int count = 0;
    for (byte spin : spins) {
      count += spin > 0 ? 1 : 0;
    }
    return count;
  }
}
