package io.hen.core.calibrate;

import java.util.BitSet;
import java.util.List;

/**
 * How much of a pattern a cue shows, coarsely: cues that show about as much of the same parts are
 * judged by the same strangers.
 *
 * @param parts one for each part of the bank
 */
record Shown(List<Part> parts) {

  /**
   * How much of one part is shown.
   *
   * @param level 0 for all of it (95 % or more), l for a share of at least {@code 2^(-l/2)}, -1 for
   *     nothing
   * @param period the mask repeats itself after so many coordinates: the places of a grid whose
   *     channels lie one after the other, or all coordinates
   */
  record Part(int level, int period) {
    static final Part ABSENT = new Part(-1, 0);

    /** At 95 % the logarithm of the share, doubled, is 0.148. */
    private static final double SLACK = 0.15;

    static Part of(BitSet observed, int size) {
      int count = observed.cardinality();
      if (count == 0) {
        return ABSENT;
      }
      double doublings = 2 * Math.log((double) size / count) / Math.log(2);
      int level = (int) Math.max(0, Math.ceil(doublings - SLACK));
      return new Part(level, level == 0 ? size : period(observed, size));
    }

    /** The smallest period of a mask that divides its size. */
    private static int period(BitSet mask, int size) {
      for (int repeats = size / 2; repeats > 1; repeats--) {
        if (size % repeats == 0 && repeats(mask, size / repeats, size)) {
          return size / repeats;
        }
      }
      return size;
    }

    private static boolean repeats(BitSet mask, int period, int size) {
      for (int k = 0; k + period < size; k++) {
        if (mask.get(k) != mask.get(k + period)) {
          return false;
        }
      }
      return true;
    }

    /**
     * A mask that shows as much: one run of places, wherever it begins.
     *
     * @param begin in [0,1)
     */
    BitSet mask(int size, double begin) {
      BitSet mask = new BitSet(size);
      if (level < 0) {
        return mask;
      }
      int run = Math.max(1, (int) Math.round(period * Math.pow(2, -level / 2.0)));
      int first = (int) (begin * period);
      for (int k = 0; k < size; k++) {
        mask.set(k, Math.floorMod(k % period - first, period) < run);
      }
      return mask;
    }
  }
}
