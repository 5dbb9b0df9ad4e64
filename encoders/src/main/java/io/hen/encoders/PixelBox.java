package io.hen.encoders;

import java.util.BitSet;

/**
 * An upright rectangle of pixels.
 *
 * @param left first column
 * @param top first row
 * @param right one past the last column
 * @param bottom one past the last row
 */
record PixelBox(int left, int top, int right, int bottom) {

  long area() {
    return (long) (right - left) * (bottom - top);
  }

  /** The smallest rectangle that holds this one and another. */
  PixelBox with(PixelBox other) {
    return new PixelBox(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** Its pixels in a picture, row by row. */
  BitSet pixels(int width) {
    BitSet pixels = new BitSet();
    for (int y = top; y < bottom; y++) {
      pixels.set(y * width + left, y * width + right);
    }
    return pixels;
  }
}
