package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Picture;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PixelTextTest {

  @Test
  void everyTwoDigitsDifferInAtLeastTwelvePixels() {
    for (int a = 0; a < 16; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(Long.bitCount(PixelFont.glyph(a) ^ PixelFont.glyph(b)))
            .as("%x and %x", a, b)
            .isGreaterThanOrEqualTo(12);
      }
    }
  }

  /** The digest of "abc" is in FIPS 180-2, B.1: it begins ba7816bf and ends f20015ad. */
  @Test
  void drawsTheDigestInEightLines() {
    Picture picture = PixelText.draw("abc");
    String digits = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    for (int p = 0; p < 64 * 64; p++) {
      int x = p % 64;
      int y = p / 64;
      long glyph = PixelFont.glyph(Character.digit(digits.charAt(y / 8 * 8 + x / 8), 16));
      float expected = (glyph >> (y % 8 * 8 + x % 8) & 1) == 1 ? 0 : 1;
      for (int c = 0; c < 3; c++) {
        assertThat(picture.values()[c * 4096 + p]).isEqualTo(expected);
      }
    }
  }

  /** Changes with the font or the layout, and then so must {@link PixelText#VERSION}. */
  @Test
  void isDrawnAsEver() {
    byte[] ink = new byte[64 * 64];
    Picture picture = PixelText.draw("a red bus on a bridge");
    for (int p = 0; p < ink.length; p++) {
      ink[p] = (byte) picture.values()[p];
    }
    assertThat(PixelText.VERSION).isEqualTo(1);
    assertThat(Sha256.hex(ink))
        .isEqualTo("3c2ee661e76b58f19ad4c8d17e4efbe57baf54020fc7f4d7cce1616099fb9681");
  }

  @Test
  void captionsDifferAsPictures() {
    Set<String> drawn = new HashSet<>();
    for (String caption : new String[] {"", " ", "a", "A", "ä", "a\u0308", "\uD83D\uDC14"}) {
      drawn.add(java.util.Arrays.toString(PixelText.draw(caption).values()));
    }
    assertThat(drawn).hasSize(7);
  }
}
