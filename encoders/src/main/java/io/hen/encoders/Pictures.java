package io.hen.encoders;

import io.hen.memory.Picture;

/** What the autoencoders share. */
final class Pictures {
  private Pictures() {}

  /** Throws {@link IllegalArgumentException} unless a picture is {@code size} by {@code size}. */
  static void checkSize(Picture picture, int size) {
    if (picture.width() != size || picture.height() != size) {
      throw new IllegalArgumentException(
          "the picture is "
              + picture.width()
              + "x"
              + picture.height()
              + ", not "
              + size
              + "x"
              + size);
    }
  }

  /** A square picture of values that are clipped to [0,1]; NaN becomes 0. */
  static Picture clipped(int size, float[] values) {
    float[] clipped = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      clipped[k] = values[k] > 0 ? Math.min(values[k], 1) : 0;
    }
    return new Picture(size, size, clipped);
  }
}
