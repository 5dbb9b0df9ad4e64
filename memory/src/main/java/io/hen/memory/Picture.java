package io.hen.memory;

/**
 * A picture as numbers.
 *
 * @param width pixels
 * @param height pixels
 * @param values float[3·height·width] in [0,1]: the red plane row by row, then green, then blue
 */
public record Picture(int width, int height, float[] values) {
  public Picture {
    if (width <= 0 || height <= 0 || values.length != 3 * width * height) {
      throw new IllegalArgumentException(
          "a picture of "
              + width
              + "x"
              + height
              + " has "
              + 3L * width * height
              + " values, not "
              + values.length);
    }
  }
}
