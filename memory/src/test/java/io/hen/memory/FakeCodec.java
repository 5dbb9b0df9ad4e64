package io.hen.memory;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A codec for tests, whose pictures are 4x4 pixels: an item's first 48 bytes are its three planes.
 * The image part is those numbers, or the red plane as 16 tokens of 64; the text part is the
 * caption's SHA-256 as 64 tokens of 16.
 */
final class FakeCodec implements Codec {
  static final int SIDE = 4;
  static final int BYTES = 3 * SIDE * SIDE;
  private static final int CODES = 64;

  private final CodecId id;
  private final boolean dense;
  int largestBatch;
  int closed;

  private FakeCodec(CodecId id, boolean dense) {
    this.id = id;
    this.dense = dense;
  }

  static FakeCodec dense() {
    return new FakeCodec(new CodecId("fake-dense", "1", "ab".repeat(32)), true);
  }

  static FakeCodec tokens() {
    return new FakeCodec(new CodecId("fake-tokens", "1", "cd".repeat(32)), false);
  }

  FakeCodec withId(CodecId other) {
    return new FakeCodec(other, dense);
  }

  /** An item with a random picture and more random bytes behind it. */
  static Item item(RandomGenerator random) {
    byte[] bytes = new byte[BYTES + random.nextInt(200)];
    random.nextBytes(bytes);
    return Item.picture(bytes);
  }

  @Override
  public CodecId id() {
    return id;
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part(
            "image",
            dense ? new Layout.Dense(BYTES) : new Layout.Tokens(SIDE * SIDE, CODES),
            false),
        new Part("text", new Layout.Tokens(64, 16), true));
  }

  @Override
  public List<List<Pattern.Parts>> encode(List<Item> items) {
    largestBatch = Math.max(largestBatch, items.size());
    List<List<Pattern.Parts>> patterns = new ArrayList<>();
    for (int k = 0; k < items.size(); k++) {
      byte[] bytes = items.get(k).bytes();
      if (bytes.length < BYTES) {
        throw new InputException("input.fake", "item " + k + " is too short", "Use more bytes.");
      }
      Pattern image = dense ? new Pattern.Dense(numbers(bytes)) : new Pattern.Tokens(codes(bytes));
      List<String> captions = items.get(k).captions();
      List<char[]> texts =
          captions.isEmpty() ? List.of(blank()) : captions.stream().map(FakeCodec::digest).toList();
      patterns.add(
          texts.stream()
              .map(text -> new Pattern.Parts(List.of(image, new Pattern.Tokens(text))))
              .toList());
    }
    return patterns;
  }

  @Override
  public Observation.Parts observe(Cue cue) {
    return new Observation.Parts(
        List.of(
            cue.picture().map(this::image),
            cue.caption().map(caption -> new Observation.Tokens(digest(caption)))));
  }

  private Observation image(Cue.PartialPicture picture) {
    BitSet hidden = picture.hidden().hidden(SIDE, SIDE, new BitSet());
    BitSet shown = new BitSet();
    int coordinates = dense ? BYTES : SIDE * SIDE;
    for (int k = 0; k < coordinates; k++) {
      shown.set(k, !hidden.get(k % (SIDE * SIDE)));
    }
    return dense
        ? new Observation.Dense(numbers(picture.bytes()), shown)
        : Observation.tokens(codes(picture.bytes()), shown);
  }

  @Override
  public Optional<Picture> decode(PatternBank bank, State state) {
    PartsBank parts = (PartsBank) bank;
    if (!(parts.part(0) instanceof DenseBank image)) {
      return Optional.empty();
    }
    double[] vector = image.densify(parts.part(state, 0));
    float[] values = new float[vector.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) vector[k];
    }
    return Optional.of(new Picture(SIDE, SIDE, values));
  }

  @Override
  public void close() {
    closed++;
  }

  static float[] numbers(byte[] bytes) {
    float[] numbers = new float[BYTES];
    for (int k = 0; k < BYTES; k++) {
      numbers[k] = (bytes[k] & 0xff) / 255f;
    }
    return numbers;
  }

  private static char[] codes(byte[] bytes) {
    char[] codes = new char[SIDE * SIDE];
    for (int k = 0; k < codes.length; k++) {
      codes[k] = (char) (bytes[k] & (CODES - 1));
    }
    return codes;
  }

  private static char[] digest(String caption) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(caption.getBytes(StandardCharsets.UTF_8));
      char[] tokens = new char[64];
      for (int k = 0; k < tokens.length; k++) {
        tokens[k] = (char) (k % 2 == 0 ? (sha[k / 2] & 0xf0) >> 4 : sha[k / 2] & 0xf);
      }
      return tokens;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static char[] blank() {
    char[] tokens = new char[64];
    Arrays.fill(tokens, (char) 16);
    return tokens;
  }
}
