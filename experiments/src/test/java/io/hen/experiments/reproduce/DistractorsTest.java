package io.hen.experiments.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.experiments.trial.Gallery;
import io.hen.memory.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistractorsTest {
  private static final int SIZE = 10;

  private final Picture ramp = ramp();
  private final Distractors distractors =
      new Distractors(
          new Gallery("s", List.of("a"), List.of(ramp), List.of(List.of()), List.of(), "0"), 1);

  @Test
  void beginsWithThePicturesThenMirrorsThemThenCropsThem() {
    assertThat(distractors.get(0)).isSameAs(ramp);
    Picture mirrored = distractors.get(1);
    for (int x = 0; x < SIZE; x++) {
      assertThat(mirrored.values()[x]).isEqualTo(ramp.values()[SIZE - 1 - x]);
    }
    Picture cropped = distractors.get(2);
    assertThat(cropped.width()).isEqualTo(SIZE);
    float range = cropped.values()[SIZE - 1] - cropped.values()[0];
    assertThat(range).isBetween(0.3f, 0.95f);
    assertThat(distractors.get(3).values()).isNotEqualTo(cropped.values());
  }

  @Test
  void givesTheSamePieceAgain() {
    assertThat(distractors.get(7).values()).isEqualTo(distractors.get(7).values());
    assertThat(distractors.get(7).values()).isNotEqualTo(distractors.get(9).values());
  }

  /** From 0 on the left to 1 on the right in every row and colour. */
  private static Picture ramp() {
    float[] values = new float[3 * SIZE * SIZE];
    for (int k = 0; k < values.length; k++) {
      values[k] = (k % SIZE) / (SIZE - 1f);
    }
    return new Picture(SIZE, SIZE, values);
  }
}
