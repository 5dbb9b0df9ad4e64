package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of image that a decoder may hand over. */
class DecodedPictureTest {

  private static float[] row(BufferedImage image) {
    DecodedPicture picture = new DecodedPicture(image, Orientation.UPRIGHT);
    float[] row = new float[3 * picture.width()];
    picture.row(0, row);
    return row;
  }

  @ParameterizedTest
  @CsvSource({
    BufferedImage.TYPE_INT_RGB + ",0.002",
    BufferedImage.TYPE_INT_BGR + ",0.002",
    BufferedImage.TYPE_INT_ARGB + ",0.002",
    BufferedImage.TYPE_INT_ARGB_PRE + ",0.002",
    BufferedImage.TYPE_3BYTE_BGR + ",0.002",
    BufferedImage.TYPE_4BYTE_ABGR + ",0.002",
    BufferedImage.TYPE_4BYTE_ABGR_PRE + ",0.002",
    BufferedImage.TYPE_USHORT_565_RGB + ",0.02",
    BufferedImage.TYPE_USHORT_555_RGB + ",0.02",
  })
  void readsColours(int type, float tolerance) {
    BufferedImage image = new BufferedImage(3, 1, type);
    int[] colours = {0xff204060, 0xffff0010, 0xff00c8ff};
    for (int x = 0; x < 3; x++) {
      image.setRGB(x, 0, colours[x]);
    }
    float[] row = row(image);
    for (int x = 0; x < 3; x++) {
      for (int c = 0; c < 3; c++) {
        assertThat(row[c * 3 + x])
            .isCloseTo((colours[x] >> (16 - 8 * c) & 0xff) / 255f, within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    BufferedImage.TYPE_INT_ARGB_PRE + "",
    BufferedImage.TYPE_4BYTE_ABGR_PRE + "",
  })
  void laysPremultipliedColoursOverGreyOnce(int type) {
    BufferedImage image = new BufferedImage(1, 1, type);
    image.setRGB(0, 0, 0xc0ff0000);
    float alpha = 0xc0 / 255f;
    float[] row = row(image);
    assertThat(row[0]).isCloseTo(alpha + 0.5f * (1 - alpha), within(0.005f));
    assertThat(row[1]).isCloseTo(0.5f * (1 - alpha), within(0.005f));
  }

  @Test
  void readsTwoColours() {
    BufferedImage image = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(8, 0, 0xffffffff);
    assertThat(row(image)).containsExactly(over(9));
  }

  private static float[] over(int width) {
    float[] row = new float[3 * width];
    for (int c = 0; c < 3; c++) {
      row[c * width + width - 1] = 1;
    }
    return row;
  }

  /** sRGB = 1.055·l^(1/2.4) - 0.055 for linear light l (IEC 61966-2-1). */
  @Test
  void convertsOtherColourSpaces() {
    ColorModel linear =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    BufferedImage image =
        new BufferedImage(linear, linear.createCompatibleWritableRaster(3, 1), false, null);
    int[] light = {51, 128, 255};
    for (int x = 0; x < 3; x++) {
      image.getRaster().setPixel(x, 0, new int[] {light[x], light[x], light[x]});
    }
    float[] row = row(image);
    for (int x = 0; x < 3; x++) {
      double expected = 1.055 * Math.pow(light[x] / 255.0, 1 / 2.4) - 0.055;
      assertThat((double) row[x]).isCloseTo(expected, within(0.005));
    }
  }

  @Test
  void readsGreyWithAlpha() {
    ColorModel grey =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    BufferedImage image =
        new BufferedImage(grey, grey.createCompatibleWritableRaster(2, 1), false, null);
    image.getRaster().setPixel(0, 0, new int[] {51, 255});
    image.getRaster().setPixel(1, 0, new int[] {51, 102});
    DecodedPicture picture = new DecodedPicture(image, Orientation.UPRIGHT);
    float[] row = row(image);
    assertThat(row[0]).isCloseTo(0.2f, within(1e-6f));
    assertThat(row[1]).isCloseTo(0.2f * 0.4f + 0.5f * 0.6f, within(1e-6f));
    assertThat(picture.transparent().stream()).containsExactly(1);
  }
}
