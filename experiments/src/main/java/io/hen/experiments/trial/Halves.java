package io.hen.experiments.trial;

import io.hen.encoders.Fill;
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
    return painted(whole, Fill.GREY);
  }

  /** A picture whose hidden pixels are filled, to be looked at. */
  public static Picture painted(Picture whole, Fill fill) {
    return fill.over(whole, hidden(whole.width(), whole.height()));
  }
}
