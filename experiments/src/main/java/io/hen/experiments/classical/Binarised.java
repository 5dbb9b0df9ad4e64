package io.hen.experiments.classical;

import io.hen.encoders.Resampler;
import io.hen.memory.Picture;
import java.util.Arrays;

/**
 * A picture as neurons of ±1: stretched to a square, its luminance Y = 0.299 R + 0.587 G + 0.114 B
 * (ITU-R BT.601, the one of JPEG), and +1 where that is above the picture's own median. So half of
 * the neurons are +1, as the theory of capacity assumes (fewer where many pixels share the median:
 * a picture of one colour is -1 throughout); but unlike in theory, neighbours and pictures are
 * alike.
 */
public final class Binarised {
  /** The usual width and height: D = 784, as the digits of the papers. */
  public static final int SIDE = 28;

  private Binarised() {}

  /**
   * Neurons of a picture.
   *
   * @param side width and height, ≥ 1
   * @return byte[side·side] of +1 and -1, row by row
   */
  public static byte[] of(Picture picture, int side) {
    float[] values = Resampler.resize(picture, side, side).values();
    int plane = side * side;
    double[] luminance = new double[plane];
    for (int k = 0; k < plane; k++) {
      luminance[k] = 0.299 * values[k] + 0.587 * values[plane + k] + 0.114 * values[2 * plane + k];
    }
    double median = median(luminance);
    byte[] spins = new byte[plane];
    for (int k = 0; k < plane; k++) {
      spins[k] = (byte) (luminance[k] > median ? 1 : -1);
    }
    return spins;
  }

  /** The middle value; of an even number of values the lower of the two, so that half lie above. */
  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }
}
