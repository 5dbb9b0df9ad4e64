package io.hen.encoders;

import io.hen.memory.Picture;
import java.util.BitSet;

/**
 * Guesses hidden pixels from the visible ones around them, smoothly: the pull-push pyramid of
 * Gortler, Grzeszczuk, Szeliski and Cohen, "The Lumigraph" (1996), §3.4. Each level of the pyramid
 * halves the picture, a pixel being the mean of what is visible of four; on the way back what is
 * missing is taken from the coarser level. Visible pixels stay as they are, bit for bit.
 */
final class HoleFilling {
  private HoleFilling() {}

  /** A copy of a picture with its hidden pixels guessed; mid-grey if no pixel is visible. */
  static Picture fill(Picture picture, BitSet hidden) {
    int plane = picture.width() * picture.height();
    float[] weights = new float[plane];
    for (int p = 0; p < plane; p++) {
      weights[p] = hidden.get(p) ? 0 : 1;
    }
    Level finest = new Level(picture.width(), picture.height(), picture.values().clone(), weights);
    finest.complete();
    return new Picture(picture.width(), picture.height(), finest.values);
  }

  /**
   * A picture at one resolution.
   *
   * @param values float[3·height·width]; where the weight is 0 they say nothing
   * @param weights float[height·width], how much of a pixel is visible, in [0,1]
   */
  private record Level(int width, int height, float[] values, float[] weights) {

    /** Replaces what is missing. */
    private void complete() {
      if (width == 1 && height == 1) {
        for (int c = 0; c < 3; c++) {
          values[c] = weights[0] > 0 ? values[c] : 0.5f;
        }
        return;
      }
      Level coarse = halved();
      coarse.complete();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float weight = weights[y * width + x];
          if (weight < 1) {
            for (int c = 0; c < 3; c++) {
              int at = (c * height + y) * width + x;
              float own = weight > 0 ? weight * values[at] : 0;
              values[at] = own + (1 - weight) * coarse.between(c, x, y);
            }
          }
        }
      }
    }

    private Level halved() {
      int halfWidth = (width + 1) / 2;
      int halfHeight = (height + 1) / 2;
      float[] sums = new float[3 * halfWidth * halfHeight];
      float[] visible = new float[halfWidth * halfHeight];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float weight = weights[y * width + x];
          if (weight > 0) {
            int to = y / 2 * halfWidth + x / 2;
            visible[to] += weight;
            for (int c = 0; c < 3; c++) {
              sums[c * visible.length + to] += weight * values[(c * height + y) * width + x];
            }
          }
        }
      }
      for (int k = 0; k < sums.length; k++) {
        float weight = visible[k % visible.length];
        sums[k] = weight > 0 ? sums[k] / weight : 0;
      }
      for (int p = 0; p < visible.length; p++) {
        visible[p] = Math.min(visible[p], 1);
      }
      return new Level(halfWidth, halfHeight, sums, visible);
    }

    /** The value at pixel (x, y) of the level twice as fine, linear between the pixels here. */
    private float between(int c, int x, int y) {
      int left = Math.max((x - 1) >> 1, 0);
      int right = Math.min((x + 1) >> 1, width - 1);
      int top = Math.max((y - 1) >> 1, 0);
      int bottom = Math.min((y + 1) >> 1, height - 1);
      // a fine pixel's centre lies a quarter of a coarse pixel from the nearer centre
      float across = x % 2 == 0 ? 0.75f : 0.25f;
      float down = y % 2 == 0 ? 0.75f : 0.25f;
      float upper = value(c, left, top) * (1 - across) + value(c, right, top) * across;
      float lower = value(c, left, bottom) * (1 - across) + value(c, right, bottom) * across;
      return upper * (1 - down) + lower * down;
    }

    private float value(int c, int x, int y) {
      return values[(c * height + y) * width + x];
    }
  }
}
