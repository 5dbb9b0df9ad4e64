package io.hen.experiments.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hen.experiments.scene.Scenes;
import io.hen.memory.Picture;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DamageTest {
  private static final Picture SCENE = Scenes.generate(1, 3).getFirst().picture();

  static Stream<Damage> all() {
    return Series.all().stream()
        .flatMap(series -> series.settings().stream())
        .map(Series.Setting::damage);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameSeedGivesTheSamePicture(Damage damage) {
    Picture damaged = damage.apply(SCENE, 7);
    assertThat(damaged.values()).isEqualTo(damage.apply(SCENE, 7).values());
    assertThat(damage.hidden(64, 64, 7)).isEqualTo(damage.hidden(64, 64, 7));
    for (float value : damaged.values()) {
      assertThat(value).isBetween(0f, 1f);
    }
    boolean hides = !damage.hidden(SCENE.width(), SCENE.height(), 7).isEmpty();
    boolean changes = !java.util.Arrays.equals(damaged.values(), SCENE.values());
    assertThat(hides || changes).isEqualTo(!(damage instanceof Damage.None));
  }

  @ParameterizedTest
  @EnumSource(Occlusion.class)
  void hidesTheShareItIsAskedFor(Occlusion occlusion) {
    for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9, 0.95}) {
      BitSet hidden = occlusion.hidden(64, 64, share, new SplittableRandom(1));
      double more = occlusion == Occlusion.BLOCKS ? 100.0 / 4096 : 0.02;
      assertThat(hidden.cardinality() / 4096.0).isBetween(share - 0.02, share + more);
      assertThat(hidden.length()).isLessThanOrEqualTo(4096);
    }
  }

  @Test
  void noiseHasItsDeviation() {
    Picture grey = grey(0.5f);
    double squares = 0;
    for (float value : new Damage.Noise(0.05).apply(grey, 5).values()) {
      squares += (value - 0.5) * (value - 0.5);
    }
    assertThat(Math.sqrt(squares / grey.values().length)).isCloseTo(0.05, within(0.002));
  }

  @Test
  void anEvenPictureIsEvenAfterBlurShiftAndRotation() {
    for (Damage damage :
        new Damage[] {new Damage.Blur(2), new Damage.Shift(3), new Damage.Rotation(5)}) {
      for (float value : damage.apply(grey(0.25f), 1).values()) {
        assertThat(value).as(damage.toString()).isCloseTo(0.25f, within(1e-6f));
      }
    }
  }

  @Test
  void aShiftMovesRightAndDown() {
    Picture moved = new Damage.Shift(2).apply(SCENE, 1);
    int width = SCENE.width();
    for (int y = 2; y < SCENE.height(); y++) {
      for (int x = 2; x < width; x++) {
        assertThat(moved.values()[y * width + x])
            .isEqualTo(SCENE.values()[(y - 2) * width + x - 2]);
      }
    }
  }

  @Test
  void noRotationIsNone() {
    assertThat(new Damage.Rotation(0).apply(SCENE, 1).values()).isEqualTo(SCENE.values());
  }

  private static Picture grey(float value) {
    float[] values = new float[3 * 64 * 64];
    java.util.Arrays.fill(values, value);
    return new Picture(64, 64, values);
  }
}
