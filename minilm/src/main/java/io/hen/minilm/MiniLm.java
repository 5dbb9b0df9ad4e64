package io.hen.minilm;

import io.hen.core.bank.Pattern;
import io.hen.encoders.ModelFolder;
import io.hen.encoders.text.OnnxTextEncoder;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.TextEncoder;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The sentence encoder all-MiniLM-L6-v2 (Wang et al. 2020, arXiv 2002.10957; trained on sentence
 * pairs by sentence-transformers): captions of like meaning get near vectors, 384 numbers of unit
 * length. Not an exact key: captions that differ in upper and lower case, accents, control
 * characters or emoji alone get equal vectors.
 *
 * <p>A caption of more than 256 tokens (about 190 words) is read in up to 16 pieces whose mean
 * counts, and a log line names it; what lies beyond is left out, and the line says from where.
 *
 * <p>Works offline. The weights, 90 MB, are read from the jar with the first caption, once in a
 * process however many instances there are, and freed when all are closed. Safe for any number of
 * threads.
 */
public final class MiniLm implements TextEncoder {
  /** What it is called. */
  public static final String NAME = "minilm";

  private static @Nullable OnnxTextEncoder shared;
  private static int users;

  private final OnnxTextEncoder encoder;
  private final AtomicBoolean open = new AtomicBoolean(true);

  /** Loads nothing yet. */
  public MiniLm() {
    this.encoder = acquire();
  }

  private static synchronized OnnxTextEncoder acquire() {
    OnnxTextEncoder ready = shared;
    if (ready == null) {
      ready =
          OnnxTextEncoder.open(
              ModelFolder.of("hen-minilm", MiniLm::resource),
              Runtime.getRuntime().availableProcessors());
      shared = ready;
    }
    users++;
    return ready;
  }

  private static synchronized void release() {
    users--;
    if (users == 0 && shared != null) {
      shared.close();
      shared = null;
    }
  }

  /** The card is this module's own, the weights those of the jar it depends on. */
  private static InputStream resource(String file) throws NoSuchFileException {
    InputStream own = MiniLm.class.getResourceAsStream(file);
    InputStream in = own != null ? own : MiniLm.class.getResourceAsStream("/" + file);
    if (in == null) {
      throw new NoSuchFileException(file);
    }
    return in;
  }

  /**
   * Loads tokenizer and weights if they are not loaded yet: 1 to 5 seconds.
   *
   * @throws ModelException if the jar of the weights is missing or another version
   */
  public void load() {
    checkOpen();
    encoder.load();
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public String version() {
    return encoder.version();
  }

  @Override
  public String settings() {
    return encoder.settings();
  }

  @Override
  public Codec.Layout layout() {
    return encoder.layout();
  }

  @Override
  public boolean exactKey() {
    return encoder.exactKey();
  }

  @Override
  public List<Pattern> encode(List<String> captions) {
    checkOpen();
    return encoder.encode(captions);
  }

  private void checkOpen() {
    if (!open.get()) {
      throw new IllegalStateException("this text encoder is closed");
    }
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      release();
    }
  }
}
