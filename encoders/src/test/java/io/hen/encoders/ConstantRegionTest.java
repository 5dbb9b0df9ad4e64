package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Observation;
import io.hen.memory.Cue;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantRegionTest {
  private static final int SIZE = 96;

  private final PictureReader reader = new PictureReader(PictureLimits.defaults());

  /** A picture as cameras make them: smooth shapes with a little noise everywhere. */
  private static Picture photograph(long seed) {
    Random random = new Random(seed);
    double[] waves = random.doubles(18, 0.02, 0.25).toArray();
    float[] values = new float[3 * SIZE * SIZE];
    for (int k = 0; k < values.length; k++) {
      int x = k % SIZE;
      int y = k / SIZE % SIZE;
      int c = k / (SIZE * SIZE);
      double wave = 0;
      for (int w = 0; w < 3; w++) {
        wave += Math.sin(waves[6 * c + w] * x + w) * Math.cos(waves[6 * c + w + 3] * y + c);
      }
      values[k] = (float) Math.clamp(0.5 + wave / 7 + random.nextGaussian() / 100, 0, 1);
    }
    return new Picture(SIZE, SIZE, values);
  }

  private static Picture painted(Picture picture, PixelBox box, int colour) {
    float[] values = picture.values().clone();
    box.pixels(picture.width()).stream()
        .forEach(p -> {
          for (int c = 0; c < 3; c++) {
            values[c * picture.width() * picture.height() + p] =
                (colour >> 16 - 8 * c & 0xff) / 255f;
          }
        });
    return new Picture(picture.width(), picture.height(), values);
  }

  private static BitSet find(Picture picture) {
    return ConstantRegion.find(PixelRows.of(picture));
  }

  private Picture asJpeg(Picture picture, float quality) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality);
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(PictureWriter.image(picture), null, null), parameters);
    } finally {
      writer.dispose();
    }
    return reader.read(bytes.toByteArray(), "it").picture();
  }

  @ParameterizedTest
  @CsvSource({
    "0,48,96,96,808080",
    "0,0,96,40,000000",
    "50,0,96,96,ffffff",
    "13,27,61,80,ff0019",
    "30,30,52,51,804020"
  })
  void findsAPaintedRectangleToThePixel(int left, int top, int right, int bottom, String colour) {
    PixelBox box = new PixelBox(left, top, right, bottom);
    for (long seed = 0; seed < 10; seed++) {
      Picture picture = painted(photograph(seed), box, Integer.parseInt(colour, 16));
      assertThat(find(picture)).as("seed %d", seed).isEqualTo(box.pixels(SIZE));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0.95f, 0.75f, 0.5f})
  void findsItInAJpegFile(float quality) throws IOException {
    PixelBox box = new PixelBox(10, 21, 77, 90);
    for (long seed = 0; seed < 10; seed++) {
      BitSet found = find(asJpeg(painted(photograph(seed), box, 0x101010), quality));
      BitSet missed = box.pixels(SIZE);
      missed.andNot(found);
      BitSet more = (BitSet) found.clone();
      more.andNot(box.pixels(SIZE));
      // at most a line on each side
      assertThat(missed.cardinality()).as("missed, seed %d", seed).isLessThan(280);
      assertThat(more.cardinality()).as("too much, seed %d", seed).isLessThan(280);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 0.9f, 0.6f, 0.3f})
  void isNotFooledByAPhotograph(float quality) throws IOException {
    for (long seed = 0; seed < 40; seed++) {
      Picture photograph = photograph(seed);
      assertThat(find(quality == 1 ? photograph : asJpeg(photograph, quality)).isEmpty())
          .as("seed %d", seed)
          .isTrue();
    }
  }

  /** The upper half is sky: nearly one colour, slowly darker, with the noise of a camera. */
  @ParameterizedTest
  @ValueSource(floats = {0.95f, 0.75f, 0.4f})
  void isNotFooledByAPlainSky(float quality) throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      Random noise = new Random(seed);
      float[] values = photograph(seed).values().clone();
      for (int p = 0; p < SIZE * SIZE / 2; p++) {
        float shade = (p / SIZE) * 0.0008f + (float) noise.nextGaussian() / 200;
        values[p] = 0.55f - shade;
        values[SIZE * SIZE + p] = 0.7f - shade;
        values[2 * SIZE * SIZE + p] = 0.9f - shade;
      }
      Picture sky = new Picture(SIZE, SIZE, values);
      assertThat(find(asJpeg(sky, quality)).isEmpty()).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void aPlainBackgroundAroundAThingIsNoRectangle() {
    Picture thing = photograph(3);
    float[] values = new float[3 * SIZE * SIZE];
    java.util.Arrays.fill(values, 1);
    for (int k = 0; k < values.length; k++) {
      double across = k % SIZE - 48;
      double down = k / SIZE % SIZE - 40;
      if (across * across + down * down < 700) {
        values[k] = thing.values()[k];
      }
    }
    assertThat(find(new Picture(SIZE, SIZE, values)).isEmpty()).isTrue();
  }

  @Test
  void whatIsTooSmallOrEverythingIsNone() {
    PixelBox small = new PixelBox(40, 40, 57, 57); // 3.1 % of the picture
    assertThat(find(painted(photograph(1), small, 0)).isEmpty()).isTrue();
    assertThat(find(new Picture(1, 1, new float[3])).isEmpty()).isTrue();
    assertThat(find(new Picture(50, 3, new float[450])).isEmpty()).isTrue();
  }

  @Test
  void aCueHidesWhatIsFound() {
    PixelBox box = new PixelBox(0, 30, 64, 64);
    Picture scene = painted(Fixtures.scene(64, 8), box, 0x7f7f7f);
    try (PictureCodec pixels = new Codecs().open("pixels")) {
      Cue cue = Cue.picture(PictureWriter.png(scene)).hidden(Region.automatic());
      Observation.Dense seen =
          (Observation.Dense) pixels.observe(cue).parts().getFirst().orElseThrow();
      for (int k = 0; k < 3 * 4096; k++) {
        assertThat(seen.observed().get(k)).isEqualTo(!box.pixels(64).get(k % 4096));
      }
    }
  }

  /** Against all rectangles, one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theLargestRectangleIsTheLargest(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      int width = 1 + random.nextInt(9);
      int height = 1 + random.nextInt(9);
      BitSet has = new BitSet();
      for (int p = 0; p < width * height; p++) {
        has.set(p, random.nextInt(5) > 0);
      }
      PixelBox found = LargestRectangle.find(width, height, has::get);
      assertThat(found.area()).isEqualTo(largest(width, height, has));
      BitSet all = found.pixels(width);
      all.andNot(has);
      assertThat(all.isEmpty()).isTrue();
    }
  }

  private static long largest(int width, int height, BitSet has) {
    long largest = 0;
    for (int left = 0; left < width; left++) {
      for (int right = left + 1; right <= width; right++) {
        for (int top = 0; top < height; top++) {
          for (int bottom = top + 1; bottom <= height; bottom++) {
            PixelBox box = new PixelBox(left, top, right, bottom);
            BitSet missing = box.pixels(width);
            missing.andNot(has);
            largest = missing.isEmpty() ? Math.max(largest, box.area()) : largest;
          }
        }
      }
    }
    return largest;
  }
}
