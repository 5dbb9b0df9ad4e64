package io.hen.experiments.robustness;

import io.hen.memory.Picture;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic on pictures; results are clipped to [0,1]. */
final class Filters {
  private Filters() {}

  /** Where the colour of a pixel comes from. */
  @FunctionalInterface
  interface Source {
    /** x and y in the picture, which need not be whole numbers nor inside. */
    double[] of(int x, int y);
  }

  /** Every number by itself. */
  static Picture each(Picture picture, DoubleUnaryOperator change) {
    float[] values = picture.values().clone();
    for (int k = 0; k < values.length; k++) {
      values[k] = clipped(change.applyAsDouble(values[k]));
    }
    return new Picture(picture.width(), picture.height(), values);
  }

  /** Convolved with a Gaussian that ends at three deviations; the edge is repeated. */
  static Picture blurred(Picture picture, double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    double[] taps = new double[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      taps[k + reach] = Math.exp(-k * k / (2 * deviation * deviation));
      sum += taps[k + reach];
    }
    for (int k = 0; k < taps.length; k++) {
      taps[k] /= sum;
    }
    return convolved(convolved(picture, taps, 1, 0), taps, 0, 1);
  }

  private static Picture convolved(Picture picture, double[] taps, int across, int down) {
    int width = picture.width();
    int height = picture.height();
    int reach = taps.length / 2;
    float[] values = new float[picture.values().length];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double sum = 0;
          for (int k = -reach; k <= reach; k++) {
            sum += taps[k + reach] * at(picture, c, x + k * across, y + k * down);
          }
          values[(c * height + y) * width + x] = clipped(sum);
        }
      }
    }
    return new Picture(width, height, values);
  }

  /** Every pixel from elsewhere, between pixels linearly; the edge is repeated. */
  static Picture moved(Picture picture, Source source) {
    int width = picture.width();
    int height = picture.height();
    float[] values = new float[picture.values().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] from = source.of(x, y);
        int left = (int) Math.floor(from[0]);
        int top = (int) Math.floor(from[1]);
        double right = from[0] - left;
        double below = from[1] - top;
        for (int c = 0; c < 3; c++) {
          double upper =
              (1 - right) * at(picture, c, left, top) + right * at(picture, c, left + 1, top);
          double lower =
              (1 - right) * at(picture, c, left, top + 1)
                  + right * at(picture, c, left + 1, top + 1);
          values[(c * height + y) * width + x] = clipped((1 - below) * upper + below * lower);
        }
      }
    }
    return new Picture(width, height, values);
  }

  private static float at(Picture picture, int colour, int x, int y) {
    int column = Math.clamp(x, 0, picture.width() - 1);
    int row = Math.clamp(y, 0, picture.height() - 1);
    return picture.values()[(colour * picture.height() + row) * picture.width() + column];
  }

  private static float clipped(double value) {
    return (float) Math.clamp(value, 0, 1);
  }
}
