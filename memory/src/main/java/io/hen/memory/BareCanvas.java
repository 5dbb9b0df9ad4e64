package io.hen.memory;

import java.util.BitSet;

/**
 * The size of a picture and its transparent pixels: all there is where nothing reads pictures.
 *
 * @param width pixels
 * @param height pixels
 * @param transparent row by row
 */
record BareCanvas(int width, int height, BitSet transparent) implements Region.Canvas {
  @Override
  public BitSet masked(Region.Mask mask) {
    throw new IllegalArgumentException("a mask picture must be read, and nothing here reads it");
  }

  @Override
  public BitSet constant() {
    throw new IllegalArgumentException(
        "a region of one colour must be looked for in the picture, and nothing here reads it");
  }
}
