package io.hen.experiments.captions;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.memory.Codec;
import io.hen.memory.TextEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** A text encoder under trial. Encodes each caption once and keeps what it became. */
final class CaptionSource {
  private static final int BATCH = 64;

  private final TextEncoder encoder;
  private final Map<String, Pattern> kept = new HashMap<>();

  CaptionSource(TextEncoder encoder) {
    this.encoder = encoder;
  }

  TextEncoder encoder() {
    return encoder;
  }

  /**
   * Encodes captions.
   *
   * @param done told how many more are encoded
   */
  List<Pattern> encode(List<String> captions, IntConsumer done) {
    List<String> fresh = new ArrayList<>(new LinkedHashSet<>(captions));
    fresh.removeAll(kept.keySet());
    for (int at = 0; at < fresh.size(); at += BATCH) {
      List<String> batch = fresh.subList(at, Math.min(at + BATCH, fresh.size()));
      List<Pattern> patterns = encoder.encode(batch);
      for (int k = 0; k < batch.size(); k++) {
        kept.put(batch.get(k), patterns.get(k));
      }
      done.accept(batch.size());
    }
    return captions.stream().map(kept::get).map(java.util.Objects::requireNonNull).toList();
  }

  /** Encodes captions anew and in other company than when they were stored, as cues are. */
  List<Pattern> encodeCues(List<String> captions) {
    return encoder.encode(captions.reversed()).reversed();
  }

  /** The captions' patterns as the memories of a bank, in order. */
  PatternBank bank(List<String> captions, IntConsumer done) {
    List<Pattern> patterns = encode(captions, done);
    return switch (encoder.layout()) {
      case Codec.Layout.Dense dense ->
          DenseBank.of(
              patterns.stream()
                  .map(pattern -> ((Pattern.Dense) pattern).values())
                  .toArray(float[][]::new),
              Kernels.selected());
      case Codec.Layout.Tokens(int positions, int codebook) ->
          TokenBank.of(
              patterns.stream()
                  .map(pattern -> ((Pattern.Tokens) pattern).tokens())
                  .toArray(char[][]::new),
              codebook,
              Kernels.selected());
    };
  }
}
