package io.hen.experiments.compare;

import io.hen.experiments.page.Words;
import io.hen.memory.Codec;

/** What patterns consist of, for people. */
final class Layouts {
  private Layouts() {}

  static String words(Codec.Layout layout) {
    return switch (layout) {
      case Codec.Layout.Dense(int dimension) -> Words.count(dimension) + " numbers";
      case Codec.Layout.Tokens(int positions, int codebook) ->
          Words.count(positions) + " tokens of " + Words.count(codebook);
    };
  }
}
