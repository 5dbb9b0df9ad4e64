package io.hen.experiments.reproduce;

import io.hen.encoders.Resampler;
import io.hen.experiments.trial.Gallery;
import io.hen.memory.Picture;
import java.util.SplittableRandom;

/**
 * As many pictures as are asked for: those of the gallery, and after them pieces of the same,
 * mirrored or cropped to 60–90 % of their width and stretched again. A piece has the colours and
 * textures of a natural picture, so it is as hard to tell from a cue as another picture is; that is
 * more than drawn scenes would be.
 *
 * @param gallery the pictures
 * @param seed of the crops
 */
record Distractors(Gallery gallery, long seed) {
  private static final double SMALLEST = 0.6;
  private static final double LARGEST = 0.9;

  /** Picture k of an endless row that begins with the gallery. */
  Picture get(int k) {
    Picture whole = gallery.pictures().get(k % gallery.size());
    int round = k / gallery.size();
    if (round == 0) {
      return whole;
    }
    // Not Random, whose first numbers are alike for seeds that follow each other.
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + k);
    Picture piece = round == 1 ? whole : cropped(whole, random);
    return round % 2 == 1 ? mirrored(piece) : piece;
  }

  private static Picture cropped(Picture whole, SplittableRandom random) {
    double share = SMALLEST + (LARGEST - SMALLEST) * random.nextDouble();
    int width = (int) Math.round(share * whole.width());
    int height = (int) Math.round(share * whole.height());
    int left = random.nextInt(whole.width() - width + 1);
    int top = random.nextInt(whole.height() - height + 1);
    float[] values = new float[3 * width * height];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        System.arraycopy(
            whole.values(),
            (c * whole.height() + top + y) * whole.width() + left,
            values,
            (c * height + y) * width,
            width);
      }
    }
    return Resampler.resize(new Picture(width, height, values), whole.width(), whole.height());
  }

  private static Picture mirrored(Picture whole) {
    float[] values = new float[whole.values().length];
    int width = whole.width();
    for (int k = 0; k < values.length; k++) {
      values[k] = whole.values()[k - k % width + width - 1 - k % width];
    }
    return new Picture(width, whole.height(), values);
  }
}
