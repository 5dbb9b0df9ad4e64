package io.hen.experiments.robustness;

import java.util.BitSet;
import java.util.SplittableRandom;

/** Which pixels are hidden. */
public enum Occlusion {
  /** From the lower edge upwards. */
  BELOW,
  /** From the upper edge downwards. */
  ABOVE,
  /** From the left edge on. */
  LEFT,
  /** From the right edge on. */
  RIGHT,
  /** Squares of a sixth of the width at random places, which may overlap. */
  BLOCKS,
  /** Single pixels, chosen at random. */
  PIXELS,
  /** A frame: a rectangle in the middle stays visible. */
  BORDER;

  /**
   * The hidden pixels, row by row.
   *
   * @param share of all pixels, in (0,1); blocks hide up to a block more
   */
  BitSet hidden(int width, int height, double share, SplittableRandom random) {
    BitSet hidden = new BitSet(width * height);
    int rows = (int) Math.round(share * height);
    int columns = (int) Math.round(share * width);
    switch (this) {
      case BELOW -> hide(hidden, width, 0, height - rows, width, height);
      case ABOVE -> hide(hidden, width, 0, 0, width, rows);
      case LEFT -> hide(hidden, width, 0, 0, columns, height);
      case RIGHT -> hide(hidden, width, width - columns, 0, width, height);
      case BLOCKS -> blocks(hidden, width, height, share, random);
      case PIXELS -> pixels(hidden, width * height, share, random);
      case BORDER -> {
        double side = Math.sqrt(1 - share);
        int across = (int) Math.round(side * width);
        int down = (int) Math.round(side * height);
        int x = (width - across) / 2;
        int y = (height - down) / 2;
        hidden.set(0, width * height);
        for (int row = y; row < y + down; row++) {
          hidden.clear(row * width + x, row * width + x + across);
        }
      }
    }
    return hidden;
  }

  private static void blocks(
      BitSet hidden, int width, int height, double share, SplittableRandom random) {
    int side = Math.max(1, width / 6);
    while (hidden.cardinality() < share * width * height) {
      // Blocks may reach over the edge, so that the edge is hidden as often as the middle.
      int x = random.nextInt(1 - side, width);
      int y = random.nextInt(1 - side, height);
      hide(
          hidden,
          width,
          Math.max(0, x),
          Math.max(0, y),
          Math.min(width, x + side),
          Math.min(height, y + side));
    }
  }

  private static void pixels(BitSet hidden, int count, double share, SplittableRandom random) {
    int left = (int) Math.round(share * count);
    for (int p = 0; p < count; p++) { // each choice equally likely (Knuth's algorithm S)
      if (random.nextInt(count - p) < left) {
        hidden.set(p);
        left--;
      }
    }
  }

  private static void hide(BitSet hidden, int width, int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; y++) {
      hidden.set(y * width + left, y * width + right);
    }
  }
}
