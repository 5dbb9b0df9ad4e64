package io.hen.encoders;

import java.util.function.IntPredicate;

/** The largest upright rectangle of pixels that have a property. */
final class LargestRectangle {
  private LargestRectangle() {}

  /**
   * Finds it in one pass over the rows: above each pixel stands a column of pixels with the
   * property, and the rectangles that end in a row are those under its columns (the largest
   * rectangle in a histogram, with a stack of rising columns).
   *
   * @param has whether pixel {@code y·width + x} has the property
   * @return the first of the largest; of area 0 if no pixel has the property
   */
  static PixelBox find(int width, int height, IntPredicate has) {
    int[] columns = new int[width + 1]; // the last stays 0 and ends every rectangle
    int[] starts = new int[width + 1];
    int[] heights = new int[width + 1];
    PixelBox best = new PixelBox(0, 0, 0, 0);
    for (int y = 0; y < height; y++) {
      int depth = 0;
      for (int x = 0; x <= width; x++) {
        if (x < width) {
          columns[x] = has.test(y * width + x) ? columns[x] + 1 : 0;
        }
        int start = x;
        while (depth > 0 && heights[depth - 1] >= columns[x]) {
          depth--;
          start = starts[depth];
          if ((long) heights[depth] * (x - start) > best.area()) {
            best = new PixelBox(start, y + 1 - heights[depth], x, y + 1);
          }
        }
        starts[depth] = start;
        heights[depth++] = columns[x];
      }
    }
    return best;
  }
}
