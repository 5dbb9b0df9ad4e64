package io.hen.encoders;

import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.Picture;
import io.hen.memory.TextEncoder;
import java.util.List;

/**
 * The paper's text encoder: a caption is drawn by {@link PixelText} and encoded as a picture. An
 * exact key by construction: it knows a caption from any other, and nothing of what it means.
 */
public final class PixelTextEncoder implements TextEncoder {
  /** What it is called after the plus sign of a codec's name. */
  public static final String NAME = "pixel-text";

  private final Autoencoder autoencoder;

  /** Encodes by an autoencoder, which stays its owner's to close. */
  public PixelTextEncoder(Autoencoder autoencoder) {
    this.autoencoder = autoencoder;
  }

  /** What encodes the drawn captions. */
  public Autoencoder autoencoder() {
    return autoencoder;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String version() {
    return Integer.toString(PixelText.VERSION);
  }

  @Override
  public String settings() {
    return autoencoder.settings() + Resampler.settings() + PixelText.settings();
  }

  @Override
  public Codec.Layout layout() {
    return autoencoder.layout();
  }

  @Override
  public boolean exactKey() {
    return true;
  }

  @Override
  public List<Pattern> encode(List<String> captions) {
    return autoencoder.encode(captions.stream().map(this::drawn).toList());
  }

  private Picture drawn(String caption) {
    return Resampler.resize(PixelText.draw(caption), autoencoder.size(), autoencoder.size());
  }

  @Override
  public void close() {}
}
