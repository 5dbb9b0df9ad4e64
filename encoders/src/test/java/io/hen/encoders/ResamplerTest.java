package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hen.memory.Picture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({
    "37,23,8,8",
    "5,3,8,8",
    "64,48,16,16",
    "100,75,8,8",
    "9,16,8,16",
    "640,480,4,4",
  })
  void givesThePixelsOfPillow(int fromWidth, int fromHeight, int width, int height) {
    String golden =
        "resampled-" + fromWidth + "x" + fromHeight + "-to-" + width + "x" + height + ".txt";
    double[] expected =
        Arrays.stream(
                new String(Fixtures.resource(golden), StandardCharsets.UTF_8).trim().split("\\s+"))
            .mapToDouble(Double::parseDouble)
            .toArray();

    Picture resized = Resampler.resize(Fixtures.formula(fromWidth, fromHeight), width, height);

    assertThat(resized.values()).hasSize(expected.length);
    for (int k = 0; k < expected.length; k++) {
      assertThat((double) resized.values()[k])
          .as("value %d", k)
          .isCloseTo(expected[k], within(1e-5));
    }
  }

  @Test
  void aPictureOfTheRightSizeComesBackBitForBit() {
    Picture picture = Fixtures.formula(64, 64);
    assertThat(Resampler.resize(PixelRows.of(picture), 64, 64).values())
        .isEqualTo(picture.values());
    assertThat(Resampler.resize(picture, 64, 64)).isSameAs(picture);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 200})
  void anEvenPictureStaysEven(int size) {
    float[] values = new float[3 * size * 5];
    Arrays.fill(values, 0.3f);
    for (float value : Resampler.resize(new Picture(size, 5, values), 13, 11).values()) {
      assertThat(value).isCloseTo(0.3f, within(1e-6f));
    }
  }

  /** A target pixel is hidden exactly if some hidden source pixel can change it. */
  @ParameterizedTest
  @CsvSource({"1,37,23,8,8", "2,5,3,8,8", "3,64,48,16,16", "4,16,16,16,16", "5,9,40,13,7"})
  void hidesWhatHiddenPixelsChange(long seed, int fromWidth, int fromHeight, int w, int h) {
    Random random = new Random(seed);
    BitSet hidden = new BitSet();
    for (int p = 0; p < fromWidth * fromHeight; p++) {
      hidden.set(p, random.nextInt(20) == 0);
    }
    Picture black = new Picture(fromWidth, fromHeight, new float[3 * fromWidth * fromHeight]);
    float[] touched = Resampler.resize(Fill.WHITE.over(black, hidden), w, h).values();

    BitSet result = Resampler.hidden(hidden, fromWidth, fromHeight, w, h);

    for (int p = 0; p < w * h; p++) {
      assertThat(result.get(p)).as("pixel %d, seed %d", p, seed).isEqualTo(touched[p] > 0);
    }
  }
}
