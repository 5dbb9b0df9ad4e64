package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hen.core.bank.Observation;
import io.hen.memory.Cue;
import io.hen.memory.InputException;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mask pictures, and several regions at once. */
class MaskTest {
  private static final int SIZE = 64;

  private final PictureReader reader = new PictureReader(PictureLimits.defaults());

  private static BufferedImage painted(int width, int height, int type, int background) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int p = 0; p < width * height; p++) {
      image.setRGB(p % width, p / width, background);
    }
    return image;
  }

  private static RasterPicture raster(int width, int height) {
    return new RasterPicture(Fixtures.formula(width, height), new BitSet());
  }

  private BitSet hidden(Region region, int width, int height) {
    return reader.hidden(region, raster(width, height));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whiteIsHiddenPixelByPixel(long seed) {
    Random random = new Random(seed);
    BufferedImage mask = painted(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY, 0);
    BitSet white = new BitSet();
    for (int p = 0; p < SIZE * SIZE; p++) {
      if (random.nextBoolean()) {
        white.set(p);
        mask.setRGB(p % SIZE, p / SIZE, 0xffffff);
      }
    }
    assertThat(hidden(Region.mask(Fixtures.file(mask, "png")), SIZE, SIZE)).isEqualTo(white);
  }

  @ParameterizedTest
  @CsvSource({
    "ffffffff,true", // white
    "ff000000,false", // black
    "ff808080,true", // the lighter half of the greys
    "ff7f7f7f,false",
    "ffff0000,false", // a pure colour is one third
    "ffffff00,true", // two are two thirds
    "00ffffff,false", // transparent white stays
    "ccffffff,true"
  })
  void whatCountsAsWhite(String argb, boolean hides) {
    BufferedImage mask = painted(4, 4, BufferedImage.TYPE_INT_ARGB, (int) Long.parseLong(argb, 16));
    assertThat(hidden(Region.mask(Fixtures.file(mask, "png")), 4, 4).cardinality())
        .isEqualTo(hides ? 16 : 0);
  }

  /** A mask of 4×2 with its left column white hides the left quarter of any picture. */
  @ParameterizedTest
  @CsvSource({"4,2", "64,64", "40,31", "2,1", "1,1", "3,5"})
  void aMaskOfAnotherSizeIsStretched(int width, int height) {
    BufferedImage mask = painted(4, 2, BufferedImage.TYPE_INT_RGB, 0);
    mask.setRGB(0, 0, 0xffffff);
    mask.setRGB(0, 1, 0xffffff);
    BitSet hidden = hidden(Region.mask(Fixtures.file(mask, "png")), width, height);
    for (int p = 0; p < width * height; p++) {
      double centre = (p % width + 0.5) / width;
      assertThat(hidden.get(p)).as("pixel %d", p).isEqualTo(centre < 0.25);
    }
  }

  @Test
  void aLargerMaskKeepsThePixelsUnderTheCentres() {
    BufferedImage mask = painted(6, 6, BufferedImage.TYPE_INT_RGB, 0);
    mask.setRGB(4, 1, 0xffffff);
    BitSet hidden = hidden(Region.mask(Fixtures.file(mask, "png")), 2, 2);
    assertThat(hidden.stream()).containsExactly(1);
  }

  @Test
  void severalRegionsHideTogether() {
    BufferedImage mask = painted(2, 2, BufferedImage.TYPE_INT_RGB, 0);
    mask.setRGB(1, 1, 0xffffff);
    BitSet transparent = new BitSet();
    transparent.set(5);
    Region all =
        Region.union(
            Region.transparent(),
            Region.union(Region.mask(Fixtures.file(mask, "png")), Region.rectangle(0, 0, 1, 1)));
    BitSet hidden = reader.hidden(all, new RasterPicture(Fixtures.formula(4, 4), transparent));
    assertThat(hidden.stream()).containsExactly(0, 5, 10, 11, 14, 15);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aCueIsSeenWhereItsMaskIsBlack(long seed) {
    Picture scene = Fixtures.scene(SIZE, seed);
    BufferedImage mask = painted(SIZE, SIZE, BufferedImage.TYPE_INT_RGB, 0);
    for (int y = 9; y < 40; y++) {
      for (int x = 20; x < 61; x++) {
        mask.setRGB(x, y, 0xffffff);
      }
    }
    Cue cue = Cue.picture(PictureWriter.png(scene)).hidden(Region.mask(Fixtures.file(mask, "png")));
    try (PictureCodec pixels = new Codecs().open("pixels")) {
      Observation.Dense seen =
          (Observation.Dense) pixels.observe(cue).parts().getFirst().orElseThrow();
      for (int k = 0; k < 3 * SIZE * SIZE; k++) {
        int x = k % SIZE;
        int y = k / SIZE % SIZE;
        assertThat(seen.observed().get(k)).isEqualTo(!(x >= 20 && x < 61 && y >= 9 && y < 40));
      }
    }
  }

  @Test
  void aMaskThatIsNoPictureIsNamed() {
    Cue cue =
        Cue.picture(PictureWriter.png(Fixtures.scene(SIZE, 1)))
            .hidden(Region.union(Region.none(), Region.mask(new byte[] {1, 2, 3})));
    try (PictureCodec pixels = new Codecs().open("pixels")) {
      assertThatExceptionOfType(InputException.class)
          .isThrownBy(() -> pixels.observe(cue))
          .withMessageStartingWith("the mask cannot be read as a picture: ")
          .satisfies(e -> assertThat(e.code()).isEqualTo("input.picture-unreadable"));
    }
  }
}
