package io.hen.encoders;

import io.hen.memory.Picture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A caption as a picture (the paper, §3A): the SHA-256 of its UTF-8 in 64 hexadecimal digits, drawn
 * black on white as 8 lines of 8 digits, each in a cell of 8 by 8 pixels. Two captions that differ
 * in one letter look nothing alike, so a caption is an exact key: it is found as a whole or not at
 * all.
 */
public final class PixelText {
  /** Width and height of the picture. */
  public static final int SIZE = 64;

  /** Part of every codec's identity; goes up whenever any caption would be drawn differently. */
  static final int VERSION = 1;

  private PixelText() {}

  /** Lines of a codec's settings: all that decides how a caption is drawn. */
  static String settings() {
    StringBuilder settings = new StringBuilder("text ").append(VERSION).append('\n');
    for (int digit = 0; digit < PixelFont.DIGITS.length(); digit++) {
      settings.append("glyph ").append(Long.toHexString(PixelFont.glyph(digit))).append('\n');
    }
    return settings.toString();
  }

  /** Draws a caption: 64 by 64 pixels, each 0 (ink) or 1 (paper) in all three colours. */
  public static Picture draw(String caption) {
    String digits = Sha256.hex(caption.getBytes(StandardCharsets.UTF_8));
    float[] values = new float[3 * SIZE * SIZE];
    Arrays.fill(values, 1);
    for (int k = 0; k < digits.length(); k++) {
      long ink = PixelFont.glyph(Character.digit(digits.charAt(k), 16));
      int left = k % (SIZE / PixelFont.CELL) * PixelFont.CELL;
      int top = k / (SIZE / PixelFont.CELL) * PixelFont.CELL;
      for (long rest = ink; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        int pixel = (top + bit / PixelFont.CELL) * SIZE + left + bit % PixelFont.CELL;
        for (int c = 0; c < 3; c++) {
          values[c * SIZE * SIZE + pixel] = 0;
        }
      }
    }
    return new Picture(SIZE, SIZE, values);
  }
}
