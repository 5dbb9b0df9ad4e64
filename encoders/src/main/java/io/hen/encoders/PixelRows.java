package io.hen.encoders;

import io.hen.memory.Picture;

/** A picture that is read row by row, so that a large one need not be held as floats. */
interface PixelRows {
  int width();

  int height();

  /**
   * Reads row y.
   *
   * @param planes float[3·width], filled with the row's reds, then greens, then blues, in [0,1]
   */
  void row(int y, float[] planes);

  /** The rows of a picture in memory. */
  static PixelRows of(Picture picture) {
    return new PixelRows() {
      @Override
      public int width() {
        return picture.width();
      }

      @Override
      public int height() {
        return picture.height();
      }

      @Override
      public void row(int y, float[] planes) {
        int width = picture.width();
        int plane = width * picture.height();
        for (int c = 0; c < 3; c++) {
          System.arraycopy(picture.values(), c * plane + y * width, planes, c * width, width);
        }
      }
    };
  }
}
