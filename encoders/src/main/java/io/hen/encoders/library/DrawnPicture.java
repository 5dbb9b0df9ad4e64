package io.hen.encoders.library;

import io.hen.memory.Picture;

/** A picture to try autoencoders with: a smooth sky, a sun, a hill and a house. */
final class DrawnPicture {
  private static final float[] SUN = {0.98f, 0.86f, 0.35f};
  private static final float[] HILL = {0.24f, 0.5f, 0.22f};
  private static final float[] HOUSE = {0.72f, 0.24f, 0.18f};

  private DrawnPicture() {}

  /** The picture, {@code size} pixels wide and high; mirrored if told so. */
  static Picture of(int size, boolean mirrored) {
    float[] values = new float[3 * size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double across = (x + 0.5) / size;
        double down = (y + 0.5) / size;
        float[] colour = colour(mirrored ? 1 - across : across, down);
        for (int c = 0; c < 3; c++) {
          values[(c * size + y) * size + x] = colour[c];
        }
      }
    }
    return new Picture(size, size, values);
  }

  private static float[] colour(double x, double y) {
    if (x > 0.2 && x < 0.42 && y > 0.5 && y < 0.75) {
      return HOUSE;
    }
    if (y > 0.72 - 0.2 * Math.sin(Math.PI * x)) {
      return HILL;
    }
    if (Math.hypot(x - 0.75, y - 0.22) < 0.11) {
      return SUN;
    }
    float light = (float) y;
    return new float[] {0.35f + 0.4f * light, 0.55f + 0.3f * light, 0.9f};
  }
}
