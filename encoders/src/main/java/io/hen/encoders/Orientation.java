package io.hen.encoders;

import java.awt.image.Raster;

/**
 * How stored pixels lie to the upright picture: the eight values of EXIF's tag 274.
 *
 * @param transposed whether an upright row is a stored column
 * @param mirrored whether an upright row runs against the stored order
 * @param upsideDown whether upright rows come from the far end
 */
record Orientation(boolean transposed, boolean mirrored, boolean upsideDown) {

  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** For EXIF's number; anything outside 1..8 means upright, as viewers take it. */
  static Orientation ofExif(int number) {
    return switch (number) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, true, false);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  /** Width of the upright picture. */
  int width(int storedWidth, int storedHeight) {
    return transposed ? storedHeight : storedWidth;
  }

  /** Height of the upright picture. */
  int height(int storedWidth, int storedHeight) {
    return transposed ? storedWidth : storedHeight;
  }

  /** The samples of upright row y, pixel by pixel in stored order (see {@link #mirrored}). */
  int[] row(Raster raster, int y) {
    int height = height(raster.getWidth(), raster.getHeight());
    int line = upsideDown ? height - 1 - y : y;
    return transposed
        ? raster.getPixels(
            raster.getMinX() + line, raster.getMinY(), 1, raster.getHeight(), (int[]) null)
        : raster.getPixels(
            raster.getMinX(), raster.getMinY() + line, raster.getWidth(), 1, (int[]) null);
  }
}
