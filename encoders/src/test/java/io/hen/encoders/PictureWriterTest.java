package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Picture;
import org.junit.jupiter.api.Test;

class PictureWriterTest {

  @Test
  void clipsAndRoundsToTheNearestOf256Levels() {
    float[] values = {-1, 0.0019f, 0.002f, 0.5f, 1, 7, Float.NaN, 0.9981f};
    float[] all = new float[24];
    System.arraycopy(values, 0, all, 0, 8);
    var image = PictureWriter.image(new Picture(8, 1, all));
    int[] reds = new int[8];
    for (int x = 0; x < 8; x++) {
      reds[x] = image.getRGB(x, 0) >> 16 & 0xff;
    }
    assertThat(reds).containsExactly(0, 0, 1, 128, 255, 255, 0, 255);
  }

  @Test
  void everyLevelSurvivesAFile() {
    Picture picture = Fixtures.formula(256, 3);
    byte[] file = PictureWriter.png(picture);
    Picture read = new PictureReader(PictureLimits.defaults()).read(file, "it").picture();
    assertThat(read.values()).isEqualTo(picture.values());
  }
}
