package io.hen.encoders;

import io.hen.memory.Picture;
import java.util.BitSet;

/**
 * The one rule by which pictures get the size an encoder wants: a separable triangle filter, as
 * wide as one target pixel where the picture shrinks (so that nothing aliases) and as one source
 * pixel where it grows. It is the rule of Pillow's {@code Image.resize(…, BILINEAR)} without the
 * rounding to 8 bits between the passes; sums are formed in double precision.
 *
 * <p>The whole picture is kept and stretched: a picture that is not square changes its shape, and a
 * region given in fractions of the picture is the same region afterwards. A picture that already
 * has the right size comes back bit for bit.
 */
public final class Resampler {

  /** Part of every codec's identity; goes up whenever any picture would come out differently. */
  static final int VERSION = 1;

  private Resampler() {}

  /** One line of a codec's settings. */
  static String settings() {
    return "resampler " + VERSION + "\n";
  }

  /**
   * Stretches a picture.
   *
   * @param width of the result, > 0
   * @param height of the result, > 0
   */
  public static Picture resize(Picture picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    return resize(PixelRows.of(picture), width, height);
  }

  /** As the other; holds one source row at a time and the result. */
  static Picture resize(PixelRows source, int width, int height) {
    TriangleTaps across = TriangleTaps.of(source.width(), width);
    TriangleTaps down = TriangleTaps.of(source.height(), height);
    float[] row = new float[3 * source.width()];
    double[] sums = new double[3 * height * width];
    float[] narrowed = new float[3 * width];
    int next = 0; // the first target row that still needs source rows
    for (int y = 0; y < source.height(); y++) {
      source.row(y, row);
      for (int c = 0; c < 3; c++) {
        across.apply(row, c * source.width(), narrowed, c * width);
      }
      while (next < height && down.end(next) <= y) {
        next++;
      }
      for (int t = next; t < height && down.first(t) <= y; t++) {
        double weight = down.weight(t, y);
        for (int c = 0; c < 3; c++) {
          int at = (c * height + t) * width;
          for (int x = 0; x < width; x++) {
            sums[at + x] += weight * narrowed[c * width + x];
          }
        }
      }
    }
    float[] values = new float[sums.length];
    for (int k = 0; k < sums.length; k++) {
      values[k] = (float) sums[k];
    }
    return new Picture(width, height, values);
  }

  /**
   * Which pixels of a stretched picture are hidden: those that any hidden pixel contributes to.
   *
   * @param hidden hidden pixels of the source, row by row
   * @return hidden pixels of the result, row by row
   */
  public static BitSet hidden(
      BitSet hidden, int sourceWidth, int sourceHeight, int width, int height) {
    TriangleTaps across = TriangleTaps.of(sourceWidth, width);
    TriangleTaps down = TriangleTaps.of(sourceHeight, height);
    BitSet result = new BitSet(width * height);
    BitSet columns = new BitSet(width);
    int next = 0;
    for (int y = 0; y < sourceHeight; y++) {
      columns.clear();
      for (int t = 0; t < width; t++) {
        int at = hidden.nextSetBit(y * sourceWidth + across.first(t));
        columns.set(t, at >= 0 && at < y * sourceWidth + across.end(t));
      }
      while (next < height && down.end(next) <= y) {
        next++;
      }
      for (int t = next; t < height && down.first(t) <= y; t++) {
        for (int x = columns.nextSetBit(0); x >= 0; x = columns.nextSetBit(x + 1)) {
          result.set(t * width + x);
        }
      }
    }
    return result;
  }
}
