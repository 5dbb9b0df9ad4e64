package io.hen.benchmarks.opening;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.memory.Codec;
import io.hen.memory.CodecId;
import io.hen.memory.Cue;
import io.hen.memory.Item;
import io.hen.memory.Picture;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws the pattern of an item from the number that its four bytes are, so that a large memory is
 * quickly filled: 3,072 numbers as the {@code pixels} of 32×32 have, or 64 of 8,192 tokens.
 */
final class DrawnCodec implements Codec {
  private static final int DIMENSION = 3_072;
  private static final int POSITIONS = 64;
  private static final int CODEBOOK = 8_192;

  private final boolean dense;

  private DrawnCodec(boolean dense) {
    this.dense = dense;
  }

  /** {@code dense} or {@code tokens}. */
  static DrawnCodec of(String layout) {
    return new DrawnCodec(layout.equals("dense"));
  }

  @Override
  public CodecId id() {
    return new CodecId(dense ? "drawn-dense" : "drawn-tokens", "1", "0".repeat(64));
  }

  @Override
  public List<Part> parts() {
    Layout layout = dense ? new Layout.Dense(DIMENSION) : new Layout.Tokens(POSITIONS, CODEBOOK);
    return List.of(new Part("image", layout, false));
  }

  @Override
  public List<List<Pattern.Parts>> encode(List<Item> items) {
    return items.stream()
        .map(item -> List.of(new Pattern.Parts(List.of(pattern(item.bytes())))))
        .toList();
  }

  private Pattern pattern(byte[] bytes) {
    SplittableRandom random = new SplittableRandom(ByteBuffer.wrap(bytes).getInt());
    if (!dense) {
      char[] tokens = new char[POSITIONS];
      for (int s = 0; s < POSITIONS; s++) {
        tokens[s] = (char) random.nextInt(CODEBOOK);
      }
      return new Pattern.Tokens(tokens);
    }
    float[] values = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      values[k] = (float) random.nextDouble();
    }
    return new Pattern.Dense(values);
  }

  @Override
  public Observation.Parts observe(Cue cue) {
    return new Observation.Parts(
        List.of(cue.picture().map(picture -> Observation.whole(pattern(picture.bytes())))));
  }

  @Override
  public Optional<Picture> decode(PatternBank bank, State state) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
