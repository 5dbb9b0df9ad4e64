package io.hen.experiments.trial;

import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.util.BitSet;

/** What the cues hide. */
public final class Halves {
  /** The region hidden in every cue made of a picture. */
  public static final Region HIDDEN = Region.lowerHalf();

  private Halves() {}

  /** The hidden pixels of a picture, row by row. */
  public static BitSet hidden(int width, int height) {
    return HIDDEN.hidden(width, height, new BitSet());
  }

  /** A picture whose hidden pixels are mid-grey, to be looked at. */
  public static Picture blanked(Picture whole) {
    float[] values = whole.values().clone();
    int plane = whole.width() * whole.height();
    hidden(whole.width(), whole.height()).stream()
        .forEach(pixel -> {
          for (int k = pixel; k < values.length; k += plane) {
            values[k] = 0.5f;
          }
        });
    return new Picture(whole.width(), whole.height(), values);
  }
}
