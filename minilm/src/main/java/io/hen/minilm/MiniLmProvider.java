package io.hen.minilm;

import io.hen.memory.ModelException;
import io.hen.memory.TextEncoder;
import io.hen.memory.TextEncoderProvider;
import java.util.List;

/** Offers {@code minilm} to codecs: {@code dvae+minilm}. */
public final class MiniLmProvider implements TextEncoderProvider {
  @Override
  public List<String> names() {
    return List.of(MiniLm.NAME);
  }

  @Override
  public TextEncoder open(String name) {
    if (!name.equals(MiniLm.NAME)) {
      throw new ModelException(
          "model.unknown",
          "hen-minilm has no text encoder named \"" + name + "\"",
          "Its only one is " + MiniLm.NAME + ".");
    }
    return new MiniLm();
  }
}
