package io.hen.experiments.trial;

import io.hen.experiments.page.Words;
import io.hen.memory.Codec;

/** What patterns consist of, for people. */
public final class Layouts {
  private Layouts() {}

  public static String words(Codec.Layout layout) {
    return switch (layout) {
      case Codec.Layout.Dense(int dimension) -> Words.count(dimension) + " numbers";
      case Codec.Layout.Tokens(int positions, int codebook) ->
          Words.count(positions) + " tokens of " + Words.count(codebook);
    };
  }

  /** Bytes of one pattern. */
  public static long bytes(Codec.Layout layout) {
    return switch (layout) {
      case Codec.Layout.Dense(int dimension) -> (long) dimension * Float.BYTES;
      case Codec.Layout.Tokens(int positions, int codebook) -> (long) positions * Character.BYTES;
    };
  }
}
