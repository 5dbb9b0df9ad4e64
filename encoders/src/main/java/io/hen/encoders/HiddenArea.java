package io.hen.encoders;

import java.util.BitSet;

/**
 * What of a picture is hidden.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param pixels the hidden ones, row by row
 */
public record HiddenArea(int width, int height, BitSet pixels) {

  /** Which share of the pixels is hidden, in [0,1]. */
  public double share() {
    return pixels.cardinality() / ((double) width * height);
  }
}
