package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.hen.memory.InputException;
import io.hen.memory.Picture;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {
  private final PictureReader reader = new PictureReader(PictureLimits.defaults());

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp"})
  void readsWhatWasWritten(String format) {
    Picture picture = Fixtures.formula(31, 17);
    RasterPicture read = reader.read(Fixtures.file(PictureWriter.image(picture), format), "it");
    assertThat(read.picture().width()).isEqualTo(31);
    assertThat(read.picture().values()).isEqualTo(picture.values());
    assertThat(read.transparent().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "smooth.webp,0.06",
    "smooth-lossless.webp,1e-7",
    "smooth-animated.webp,1e-7",
    "smooth-srgb.jpg,0.06",
    "smooth-cmyk.jpg,0.06",
  })
  void readsFilesOfOtherPrograms(String file, float tolerance) {
    assertClose(reader.read(Fixtures.resource(file), file).picture(), Fixtures.smooth(), tolerance);
  }

  @ParameterizedTest
  @CsvSource({"smooth-exif6.jpg,0.06", "smooth-exif6.webp,0.06", "smooth-exif6.png,1e-7"})
  void turnsUprightAsExifSays(String file, float tolerance) {
    assertClose(
        reader.read(Fixtures.resource(file), file).picture(),
        turned(Fixtures.smooth(), 6),
        tolerance);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void knowsEveryOrientation(int orientation) {
    byte[] file = Fixtures.resource("smooth-exif6.jpg");
    // the tag 274, type 3 (short), count 1, then the value
    byte[] tag = {1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6};
    int at =
        IntStream.range(0, file.length - tag.length)
            .filter(k -> java.util.Arrays.equals(file, k, k + 10, tag, 0, 10))
            .findFirst()
            .orElseThrow();
    file[at + 9] = (byte) orientation;
    assertClose(reader.read(file, "it").picture(), turned(Fixtures.smooth(), orientation), 0.06f);
  }

  @Test
  void takesGreySamplesAsTheyStand() {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage deep = new BufferedImage(16, 16, BufferedImage.TYPE_USHORT_GRAY);
    for (int k = 0; k < 256; k++) {
      grey.getRaster().setSample(k % 16, k / 16, 0, k);
      deep.getRaster().setSample(k % 16, k / 16, 0, 250 * k + 3);
    }
    float[] read = reader.read(Fixtures.file(grey, "png"), "grey").picture().values();
    float[] precise = reader.read(Fixtures.file(deep, "png"), "deep").picture().values();
    for (int k = 0; k < 3 * 256; k++) {
      assertThat(read[k]).isEqualTo(k % 256 / 255f);
      assertThat(precise[k]).isEqualTo((250 * (k % 256) + 3) / 65535f);
    }
  }

  @Test
  void laysPartlyTransparentColoursOverGreyAndReportsTheTransparent() {
    BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < 256; x++) {
      image.setRGB(x, 0, x << 24 | 0xff0080);
    }
    RasterPicture read = reader.read(Fixtures.file(image, "png"), "it");
    for (int x = 0; x < 256; x++) {
      float alpha = x / 255f;
      float[] values = read.picture().values();
      assertThat(values[x]).isCloseTo(alpha + 0.5f * (1 - alpha), within(1e-6f));
      assertThat(values[256 + x]).isCloseTo(0.5f * (1 - alpha), within(1e-6f));
      assertThat(values[512 + x]).isCloseTo(128 / 255f * alpha + 0.5f * (1 - alpha), within(1e-6f));
      assertThat(read.transparent().get(x)).isEqualTo(x < 128);
    }
  }

  @Test
  void readsAlphaOfWebp() {
    RasterPicture read = reader.read(Fixtures.resource("smooth-alpha.webp"), "it");
    for (int p = 0; p < 32 * 24; p++) {
      assertThat(read.transparent().get(p)).isEqualTo(8 * (p % 32) / 255f < 0.5f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif"})
  void readsPalettesWithATransparentColour(String format) {
    byte[] red = {(byte) 200, 10, 0, 0};
    byte[] green = {0, 20, (byte) 255, 0};
    byte[] blue = {0, 30, 0, (byte) 255};
    BufferedImage image =
        new BufferedImage(
            4, 8, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(2, 4, red, green, blue, 2));
    WritableRaster raster = image.getRaster();
    for (int k = 0; k < 32; k++) {
      raster.setSample(k % 4, k / 4, 0, k % 4);
    }
    RasterPicture read = reader.read(Fixtures.file(image, format), "it");
    assertThat(read.transparent().stream()).containsExactly(2, 6, 10, 14, 18, 22, 26, 30);
    float[] values = read.picture().values();
    assertThat(values[0]).isEqualTo(200 / 255f);
    assertThat(values[32 + 1]).isEqualTo(20 / 255f);
    assertThat(values[2]).isEqualTo(0.5f);
    assertThat(values[64 + 3]).isEqualTo(1f);
  }

  @Test
  void readsTheFirstFrameOfAnAnimation() throws Exception {
    Picture first = Fixtures.smooth();
    BufferedImage palette = new BufferedImage(32, 24, BufferedImage.TYPE_BYTE_INDEXED);
    palette.createGraphics().drawImage(PictureWriter.image(first), 0, 0, null);
    BufferedImage black = new BufferedImage(32, 24, BufferedImage.TYPE_BYTE_INDEXED);
    var bytes = new java.io.ByteArrayOutputStream();
    var writer = javax.imageio.ImageIO.getImageWritersByFormatName("gif").next();
    try (var out = new javax.imageio.stream.MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      writer.writeToSequence(new javax.imageio.IIOImage(palette, null, null), null);
      writer.writeToSequence(new javax.imageio.IIOImage(black, null, null), null);
      writer.endWriteSequence();
    }
    Picture read = reader.read(bytes.toByteArray(), "it").picture();
    for (int p = 0; p < 768; p++) {
      assertThat(read.values()[p]).isEqualTo((palette.getRGB(p % 32, p / 32) >> 16 & 255) / 255f);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smooth.webp", "smooth-lossless.webp", "smooth-alpha.webp", "smooth-animated.webp",
        "smooth-cmyk.jpg", "smooth-exif6.jpg", "smooth-srgb.jpg", "smooth-exif6.png",
      })
  void readsAFileWholeOrNotAtAll(String file) {
    assertWholeOrNotAtAll(Fixtures.resource(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void readsAWrittenFileWholeOrNotAtAll(String format) {
    assertWholeOrNotAtAll(Fixtures.file(PictureWriter.image(Fixtures.smooth()), format));
  }

  /** A shorter file is refused, or (cut behind the last pixel) still read in full. */
  private void assertWholeOrNotAtAll(byte[] file) {
    float[] whole = reader.read(file, "whole").picture().values();
    int refused = 0;
    int tried = 0;
    for (int length = 1; length < file.length; length += 1 + file.length / 500) {
      tried++;
      try {
        byte[] cut = java.util.Arrays.copyOf(file, length);
        assertThat(reader.read(cut, "cut").picture().values())
            .as("%d bytes", length)
            .isEqualTo(whole);
      } catch (InputException e) {
        assertThat(e.code()).isEqualTo("input.picture-unreadable");
        assertThat(e.getMessage()).startsWith("cut cannot be read as a picture: ");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(tried / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void answersDamageWithAPictureOrAnError(long seed) {
    var random = new java.util.Random(seed);
    for (String file :
        new String[] {
          "smooth.webp", "smooth-lossless.webp", "smooth-cmyk.jpg", "smooth-exif6.png"
        }) {
      for (int round = 0; round < 100; round++) {
        byte[] bytes = Fixtures.resource(file);
        for (int k = 0; k < 3; k++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        try {
          assertThat(reader.read(bytes, file).picture().values()).isNotEmpty();
        } catch (InputException e) {
          assertThat(e.code()).as("seed %d", seed).startsWith("input.picture-");
        }
      }
    }
  }

  /** A picture need not be held as floats to be stretched. */
  @ParameterizedTest
  @ValueSource(strings = {"smooth-exif6.jpg", "smooth-alpha.webp", "smooth-cmyk.jpg"})
  void stretchesRowByRowAsAWhole(String file) {
    byte[] bytes = Fixtures.resource(file);
    Picture whole = reader.read(bytes, file).picture();
    assertThat(reader.readResized(bytes, file, 13, 40).values())
        .isEqualTo(Resampler.resize(whole, 13, 40).values());
  }

  @Test
  void refusesAnEmptyFile() {
    assertRefused(new byte[0], "input.picture-empty", "cat.jpg is empty: it has no bytes");
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertRefused(
        "{\"not\": \"a picture\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "input.picture-unreadable",
        "cat.jpg cannot be read as a picture: it is not PNG, JPEG, GIF, BMP or WebP");
    // this is WBMP: 4 by 4 pixels
    assertRefused(
        new byte[] {0, 0, 4, 4, 0, 0, 0, 0},
        "input.picture-unreadable",
        "cat.jpg cannot be read as a picture: it is not PNG, JPEG, GIF, BMP or WebP");
  }

  @Test
  void refusesMoreBytesThanTheLimit() {
    PictureReader strict = new PictureReader(PictureLimits.defaults().withMaxBytes(100));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> strict.read(new byte[101], "cat.jpg"))
        .withMessage("cat.jpg is 101 bytes long; the limit is 100")
        .satisfies(e -> assertThat(e.code()).isEqualTo("input.picture-too-large"));
  }

  @ParameterizedTest
  @CsvSource({"32,24,true", "31,24,false"})
  void refusesMorePixelsThanTheLimit(int width, int height, boolean fits) {
    byte[] file = Fixtures.file(PictureWriter.image(Fixtures.smooth()), "png");
    PictureReader strict =
        new PictureReader(PictureLimits.defaults().withMaxPixels((long) width * height));
    if (fits) {
      assertThat(strict.read(file, "it").picture().width()).isEqualTo(32);
    } else {
      assertThatExceptionOfType(InputException.class)
          .isThrownBy(() -> strict.read(file, "cat.jpg"))
          .withMessage("cat.jpg is 32x24 = 768 pixels large; the limit is 744");
    }
  }

  /** A header that claims any size costs nothing. */
  @ParameterizedTest
  @CsvSource({
    "60000,60000",
    "2147483647,2147483647",
    "2000000,1",
    "10000,9999",
    "0,5",
    "-5,3",
  })
  void refusesHugeHeaders(int width, int height) {
    byte[] file = Fixtures.file(PictureWriter.image(Fixtures.smooth()), "png");
    java.nio.ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
    var checksum = new java.util.zip.CRC32();
    checksum.update(file, 12, 17);
    java.nio.ByteBuffer.wrap(file).putInt(29, (int) checksum.getValue());
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> reader.read(file, "cat.jpg"))
        .satisfies(e -> assertThat(e.code()).startsWith("input.picture-"))
        .withMessageStartingWith("cat.jpg ");
  }

  @Test
  void refusesHugeHeadersOfBmp() {
    byte[] file = Fixtures.file(PictureWriter.image(Fixtures.smooth()), "bmp");
    java.nio.ByteBuffer.wrap(file)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putInt(18, 40_000)
        .putInt(22, 10_000);
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> reader.read(file, "cat.jpg"))
        .satisfies(e -> assertThat(e.code()).startsWith("input.picture-"));
  }

  private void assertRefused(byte[] file, String code, String message) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> reader.read(file, "cat.jpg"))
        .withMessage(message)
        .satisfies(e -> {
          assertThat(e.code()).isEqualTo(code);
          assertThat(e.remedy()).endsWith(".");
        });
  }

  private static void assertClose(Picture found, Picture expected, float tolerance) {
    assertThat(found.width()).isEqualTo(expected.width());
    assertThat(found.height()).isEqualTo(expected.height());
    for (int k = 0; k < expected.values().length; k++) {
      assertThat(found.values()[k])
          .as("value %d", k)
          .isCloseTo(expected.values()[k], within(tolerance));
    }
  }

  /** What a viewer shows of stored pixels, after EXIF 2.32, table 4.6.4: written out once more. */
  private static Picture turned(Picture stored, int orientation) {
    int w = stored.width();
    int h = stored.height();
    int width = orientation >= 5 && orientation <= 8 ? h : w;
    int height = orientation >= 5 && orientation <= 8 ? w : h;
    float[] values = new float[stored.values().length];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int[] to =
              switch (orientation) {
                case 2 -> new int[] {w - 1 - x, y};
                case 3 -> new int[] {w - 1 - x, h - 1 - y};
                case 4 -> new int[] {x, h - 1 - y};
                case 5 -> new int[] {y, x};
                case 6 -> new int[] {h - 1 - y, x};
                case 7 -> new int[] {h - 1 - y, w - 1 - x};
                case 8 -> new int[] {y, w - 1 - x};
                default -> new int[] {x, y};
              };
          values[(c * height + to[1]) * width + to[0]] = stored.values()[(c * h + y) * w + x];
        }
      }
    }
    return new Picture(width, height, values);
  }
}
