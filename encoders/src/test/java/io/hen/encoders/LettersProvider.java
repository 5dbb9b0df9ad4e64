package io.hen.encoders;

import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.TextEncoder;
import io.hen.memory.TextEncoderProvider;
import java.util.List;

/** Offers an encoder that counts the letters a to z. */
public final class LettersProvider implements TextEncoderProvider {
  @Override
  public List<String> names() {
    return List.of("test-letters");
  }

  @Override
  public TextEncoder open(String name) {
    return new Letters();
  }

  static float[] letters(String caption) {
    float[] counts = new float[26];
    caption.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> counts[c - 'a']++);
    return counts;
  }

  private static final class Letters implements TextEncoder {
    @Override
    public String name() {
      return "test-letters";
    }

    @Override
    public String version() {
      return "7";
    }

    @Override
    public String settings() {
      return "a to z\n";
    }

    @Override
    public Codec.Layout layout() {
      return new Codec.Layout.Dense(26);
    }

    @Override
    public boolean exactKey() {
      return false;
    }

    @Override
    public List<Pattern> encode(List<String> captions) {
      return captions.stream().<Pattern>map(text -> new Pattern.Dense(letters(text))).toList();
    }

    @Override
    public void close() {}
  }
}
