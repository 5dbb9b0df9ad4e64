package io.hen.cli;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.memory.Codec;
import io.hen.memory.Item;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a codec makes of an item and back again: all that a recall of it can show. */
final class Decoding {
  private Decoding() {}

  /** The item's picture, encoded and decoded. */
  static Optional<Picture> decode(Codec codec, Item item) {
    Pattern.Parts pattern = codec.encode(List.of(item)).getFirst().getFirst();
    List<PatternBank> banks = new ArrayList<>();
    for (int k = 0; k < codec.parts().size(); k++) {
      banks.add(bank(codec.parts().get(k).layout(), pattern.parts().get(k)));
    }
    double[] weights = new double[banks.size()];
    Arrays.fill(weights, 1);
    PartsBank bank = new PartsBank(banks, weights);
    return codec.decode(bank, State.at(0, Observation.whole(pattern)));
  }

  private static PatternBank bank(Codec.Layout layout, Pattern pattern) {
    Kernels kernels = Kernels.selected();
    return switch (layout) {
      case Codec.Layout.Dense dense when pattern instanceof Pattern.Dense(float[] values) ->
          DenseBank.of(new float[][] {values}, kernels);
      case Codec.Layout.Tokens(int positions, int codebook)
          when pattern instanceof Pattern.Tokens(char[] tokens) ->
          // One more than the codebook: the last token stands for blank.
          TokenBank.of(new char[][] {tokens}, codebook + 1, kernels);
      default -> throw new IllegalStateException("the codec's pattern is not of its layout");
    };
  }
}
