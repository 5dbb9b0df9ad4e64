package io.hen.experiments.robustness;

import io.hen.memory.Picture;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A way in which a cue is worse than the picture that it means. The same seed gives the same
 * damage.
 */
public sealed interface Damage {

  /** The damaged picture. */
  default Picture apply(Picture picture, long seed) {
    return picture;
  }

  /** The pixels that the cue says it does not show, row by row. */
  default BitSet hidden(int width, int height, long seed) {
    return new BitSet();
  }

  /** Nothing. */
  record None() implements Damage {}

  /**
   * A share of the pixels is hidden, and the cue says which.
   *
   * @param share in (0,1)
   */
  record Hide(Occlusion occlusion, double share) implements Damage {
    public Hide {
      Damage.require(share > 0 && share < 1, "the hidden share must lie in (0,1), not " + share);
    }

    @Override
    public BitSet hidden(int width, int height, long seed) {
      return occlusion.hidden(width, height, share, new SplittableRandom(seed));
    }
  }

  /**
   * Normally distributed noise on every colour of every pixel.
   *
   * @param deviation its standard deviation, > 0; colours lie in [0,1]
   */
  record Noise(double deviation) implements Damage {
    public Noise {
      Damage.require(deviation > 0, "noise needs a deviation > 0, not " + deviation);
    }

    @Override
    public Picture apply(Picture picture, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return Filters.each(picture, value -> value + deviation * random.nextGaussian());
    }
  }

  /**
   * Saved as JPEG and read again.
   *
   * @param quality in [0,1]
   */
  record Jpeg(double quality) implements Damage {
    public Jpeg {
      Damage.require(quality >= 0 && quality <= 1, "JPEG quality lies in [0,1], not " + quality);
    }

    @Override
    public Picture apply(Picture picture, long seed) {
      return JpegPass.through(picture, quality);
    }
  }

  /**
   * Blurred by a Gaussian.
   *
   * @param deviation in pixels, > 0
   */
  record Blur(double deviation) implements Damage {
    public Blur {
      Damage.require(deviation > 0, "blur needs a deviation > 0, not " + deviation);
    }

    @Override
    public Picture apply(Picture picture, long seed) {
      return Filters.blurred(picture, deviation);
    }
  }

  /**
   * Brighter or darker.
   *
   * @param step added to every colour, in [-1,1]
   */
  record Brightness(double step) implements Damage {
    @Override
    public Picture apply(Picture picture, long seed) {
      return Filters.each(picture, value -> value + step);
    }
  }

  /**
   * Harder or softer.
   *
   * @param factor of the distance from mid-grey, ≥ 0
   */
  record Contrast(double factor) implements Damage {
    @Override
    public Picture apply(Picture picture, long seed) {
      return Filters.each(picture, value -> 0.5 + factor * (value - 0.5));
    }
  }

  /**
   * Moved right and down; the edge is repeated.
   *
   * @param pixels ≥ 0
   */
  record Shift(int pixels) implements Damage {
    @Override
    public Picture apply(Picture picture, long seed) {
      return Filters.moved(picture, (x, y) -> new double[] {x - pixels, y - pixels});
    }
  }

  /**
   * Rotated around the middle; the edge is repeated.
   *
   * @param degrees clockwise
   */
  record Rotation(double degrees) implements Damage {
    @Override
    public Picture apply(Picture picture, long seed) {
      double cos = Math.cos(Math.toRadians(degrees));
      double sin = Math.sin(Math.toRadians(degrees));
      double middleX = (picture.width() - 1) / 2.0;
      double middleY = (picture.height() - 1) / 2.0;
      return Filters.moved(
          picture,
          (x, y) -> {
            double dx = x - middleX;
            double dy = y - middleY;
            return new double[] {middleX + cos * dx + sin * dy, middleY - sin * dx + cos * dy};
          });
    }
  }

  /** One after the other; hidden is what any of them hides. */
  record Both(List<Damage> damages) implements Damage {
    public Both {
      damages = List.copyOf(damages);
    }

    @Override
    public Picture apply(Picture picture, long seed) {
      Picture damaged = picture;
      for (Damage damage : damages) {
        damaged = damage.apply(damaged, seed);
      }
      return damaged;
    }

    @Override
    public BitSet hidden(int width, int height, long seed) {
      BitSet hidden = new BitSet();
      damages.forEach(damage -> hidden.or(damage.hidden(width, height, seed)));
      return hidden;
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
