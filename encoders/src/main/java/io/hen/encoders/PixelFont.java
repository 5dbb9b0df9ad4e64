package io.hen.encoders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The sixteen hexadecimal digits as bitmaps of 8 by 8 pixels, from the resource {@code
 * font-8x8.txt}.
 */
final class PixelFont {
  /** Width and height of a glyph. */
  static final int CELL = 8;

  static final String DIGITS = "0123456789abcdef";

  private static final long[] GLYPHS = load();

  private PixelFont() {}

  /** The ink of a digit in 0..15: bit {@code 8·y + x} is the pixel in row y, column x. */
  static long glyph(int digit) {
    return GLYPHS[digit];
  }

  private static long[] load() {
    List<String> lines = lines();
    long[] glyphs = new long[DIGITS.length()];
    for (int digit = 0; digit < glyphs.length; digit++) {
      int at = lines.indexOf("glyph " + DIGITS.charAt(digit));
      for (int y = 0; y < CELL; y++) {
        String row = lines.get(at + 1 + y);
        for (int x = 0; x < CELL; x++) {
          if (row.charAt(x) == '#') {
            glyphs[digit] |= 1L << (CELL * y + x);
          }
        }
      }
    }
    return glyphs;
  }

  private static List<String> lines() {
    try (InputStream in = PixelFont.class.getResourceAsStream("font-8x8.txt")) {
      if (in == null) {
        throw new IllegalStateException("the resource io/hen/encoders/font-8x8.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
