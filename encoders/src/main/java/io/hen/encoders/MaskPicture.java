package io.hen.encoders;

import java.util.BitSet;

/**
 * A mask as it was read.
 *
 * @param width pixels
 * @param height pixels
 * @param white what it hides: pixels of which the mean of the colours is at least one half and that
 *     are not transparent, row by row
 */
record MaskPicture(int width, int height, BitSet white) {

  static MaskPicture of(DecodedPicture decoded) {
    int width = decoded.width();
    int height = decoded.height();
    BitSet white = new BitSet(width * height);
    float[] row = new float[3 * width];
    for (int y = 0; y < height; y++) {
      decoded.row(y, row);
      for (int x = 0; x < width; x++) {
        if (row[x] + row[width + x] + row[2 * width + x] >= 1.5f) {
          white.set(y * width + x);
        }
      }
    }
    white.andNot(decoded.transparent());
    return new MaskPicture(width, height, white);
  }

  /** The hidden pixels of a picture of another size: each takes the nearest pixel of the mask. */
  BitSet stretched(int toWidth, int toHeight) {
    if (toWidth == width && toHeight == height) {
      return white;
    }
    BitSet stretched = new BitSet(toWidth * toHeight);
    for (int y = 0; y < toHeight; y++) {
      int row = nearest(y, toHeight, height) * width;
      for (int x = 0; x < toWidth; x++) {
        if (white.get(row + nearest(x, toWidth, width))) {
          stretched.set(y * toWidth + x);
        }
      }
    }
    return stretched;
  }

  /** The source pixel that holds the centre of a target pixel. */
  private static int nearest(int target, int targets, int sources) {
    return (int) ((2L * target + 1) * sources / (2L * targets));
  }
}
