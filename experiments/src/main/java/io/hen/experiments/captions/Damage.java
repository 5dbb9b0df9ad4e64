package io.hen.experiments.captions;

import io.hen.memory.Picture;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What is done to a picture before it is a cue.
 *
 * @param side the share of each side of a rectangle, at a random place, that stays visible; 1 hides
 *     nothing
 * @param noise standard deviation of Gaussian noise on every pixel, pixels in [0,1]
 */
record Damage(double side, double noise) {
  /** Little is left, but that is right; or all is there, but none of it right; or some of each. */
  static final List<Damage> ALL =
      List.of(
          new Damage(0.5, 0),
          new Damage(0.42, 0),
          new Damage(0.36, 0),
          new Damage(0.32, 0),
          new Damage(1, 0.1),
          new Damage(1, 0.2),
          new Damage(1, 0.3),
          new Damage(0.7, 0.1));

  /** For people. */
  String words() {
    String hidden =
        side == 1 ? "" : String.format(Locale.ROOT, "%.1f %% hidden", 100 * (1 - side * side));
    String noisy = noise == 0 ? "" : String.format(Locale.ROOT, "noise %.1f", noise);
    return hidden + (hidden.isEmpty() || noisy.isEmpty() ? "" : ", ") + noisy;
  }

  /** The pixels that are hidden, row by row. */
  BitSet hidden(int width, int height, Random random) {
    BitSet hidden = new BitSet(width * height);
    if (side == 1) {
      return hidden;
    }
    int w = (int) Math.max(1, Math.round(width * side));
    int h = (int) Math.max(1, Math.round(height * side));
    int left = random.nextInt(width - w + 1);
    int top = random.nextInt(height - h + 1);
    hidden.set(0, width * height);
    for (int y = top; y < top + h; y++) {
      hidden.clear(y * width + left, y * width + left + w);
    }
    return hidden;
  }

  /** The picture with its noise. */
  Picture noisy(Picture picture, Random random) {
    if (noise == 0) {
      return picture;
    }
    float[] values = picture.values().clone();
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) Math.clamp(values[k] + noise * random.nextGaussian(), 0, 1);
    }
    return new Picture(picture.width(), picture.height(), values);
  }
}
