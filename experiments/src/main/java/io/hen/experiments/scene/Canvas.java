package io.hen.experiments.scene;

import io.hen.memory.Picture;

/** A square of pixels to paint on, antialiased with 4×4 samples a pixel. */
final class Canvas {
  private static final int SAMPLES = 4;

  private final int size;
  private final float[] values;

  /**
   * A black canvas.
   *
   * @param size pixels on each side
   */
  Canvas(int size) {
    this.size = size;
    this.values = new float[3 * size * size];
  }

  /** Paints a shape. */
  void paint(Shape shape, Colour colour) {
    paint(shape, colour, 1);
  }

  /**
   * Paints a shape.
   *
   * @param alpha opacity, in [0,1]
   */
  void paint(Shape shape, Colour colour, float alpha) {
    float[] box = shape.bounds();
    int left = Math.max(0, (int) box[0]);
    int top = Math.max(0, (int) box[1]);
    int right = Math.min(size - 1, (int) box[2]);
    int bottom = Math.min(size - 1, (int) box[3]);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        int inside = samplesInside(shape, x, y);
        if (inside > 0) {
          blend(x, y, colour, alpha * inside / (SAMPLES * SAMPLES));
        }
      }
    }
  }

  /** Fills the rows {@code top..bottom-1} with a gradient from one colour to another. */
  void gradient(int top, int bottom, Colour from, Colour to) {
    for (int y = top; y < bottom; y++) {
      float share = (y - top) / (float) Math.max(1, bottom - top - 1);
      Colour mixed = from.mixed(to, share);
      for (int x = 0; x < size; x++) {
        blend(x, y, mixed, 1);
      }
    }
  }

  /** What was painted, rounded to 8 bits a channel, so that a PNG of it is exact. */
  Picture picture() {
    float[] rounded = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      rounded[k] = (int) (values[k] * 255 + 0.5f) / 255f;
    }
    return new Picture(size, size, rounded);
  }

  private static int samplesInside(Shape shape, int x, int y) {
    int inside = 0;
    for (int j = 0; j < SAMPLES; j++) {
      for (int i = 0; i < SAMPLES; i++) {
        if (shape.covers(x + (i + 0.5f) / SAMPLES, y + (j + 0.5f) / SAMPLES)) {
          inside++;
        }
      }
    }
    return inside;
  }

  private void blend(int x, int y, Colour colour, float alpha) {
    int plane = size * size;
    int at = y * size + x;
    values[at] += alpha * (colour.red() - values[at]);
    values[plane + at] += alpha * (colour.green() - values[plane + at]);
    values[2 * plane + at] += alpha * (colour.blue() - values[2 * plane + at]);
  }
}
