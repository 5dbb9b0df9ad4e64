package io.hen.memory;

import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A codec for tests with captions by meaning: the picture as {@link FakeCodec} has it, the caption
 * as the sum of a random vector for each word, scaled to a length. Case does not matter, and nor
 * does the order of words, so that different captions may have one pattern.
 */
final class WordsCodec implements Codec {
  static final int DIMENSION = 64;

  private final FakeCodec pictures = FakeCodec.dense();
  private final double length;
  private final double jitter;
  private int calls;

  private WordsCodec(double length, double jitter) {
    this.length = length;
    this.jitter = jitter;
  }

  /** Captions are vectors of length 1. */
  static WordsCodec unit() {
    return new WordsCodec(1, 0);
  }

  WordsCodec withLength(double value) {
    return new WordsCodec(value, jitter);
  }

  /** Every call computes a little differently, relative to the length. */
  WordsCodec withJitter(double value) {
    return new WordsCodec(length, value);
  }

  @Override
  public CodecId id() {
    return new CodecId("words", "1", "ef".repeat(32));
  }

  @Override
  public List<Part> parts() {
    return List.of(
        pictures.parts().getFirst(), new Part(Part.TEXT, new Layout.Dense(DIMENSION), false));
  }

  @Override
  public List<List<Pattern.Parts>> encode(List<Item> items) {
    calls++;
    List<List<Pattern.Parts>> patterns = new ArrayList<>();
    for (int k = 0; k < items.size(); k++) {
      Pattern image = pictures.encode(List.of(items.get(k))).getFirst().getFirst().parts().get(0);
      List<String> captions = items.get(k).captions();
      patterns.add(
          (captions.isEmpty() ? List.of("") : captions)
              .stream()
                  .map(text -> new Pattern.Parts(List.of(image, new Pattern.Dense(vector(text)))))
                  .toList());
    }
    return patterns;
  }

  private float[] vector(String caption) {
    double[] sum = new double[DIMENSION];
    String[] words = caption.toLowerCase(Locale.ROOT).split(" ");
    Arrays.sort(words);
    for (String word : words) {
      if (!word.isBlank()) {
        SplittableRandom random = new SplittableRandom(word.hashCode());
        Arrays.setAll(sum, k -> sum[k] + random.nextGaussian());
      }
    }
    double norm = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
    SplittableRandom noise = new SplittableRandom(calls);
    float[] vector = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      double exact = norm > 0 ? length * sum[k] / norm : 0;
      vector[k] = (float) (exact + (norm > 0 ? jitter * length * noise.nextGaussian() : 0));
    }
    return vector;
  }

  @Override
  public Observation.Parts observe(Cue cue) {
    calls++;
    return new Observation.Parts(
        List.of(
            pictures.observe(cue).parts().getFirst(),
            cue.caption().map(text -> Observation.whole(new Pattern.Dense(vector(text))))));
  }

  @Override
  public Optional<Picture> decode(PatternBank bank, State state) {
    return pictures.decode((PartsBank) bank, state);
  }

  @Override
  public void close() {}
}
