package io.hen.experiments.captions;

import io.hen.core.bank.Pattern;
import io.hen.encoders.Autoencoder;
import io.hen.encoders.PixelText;
import io.hen.memory.Codec;
import io.hen.memory.TextEncoder;
import java.util.List;

/** Pixel text by an autoencoder of 64×64 pixels, which stays its owner's to close. */
record DrawnText(Autoencoder autoencoder) implements TextEncoder {
  @Override
  public String name() {
    return "pixel-text";
  }

  @Override
  public String version() {
    return autoencoder.version();
  }

  @Override
  public String settings() {
    return autoencoder.settings();
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
    return autoencoder.encode(captions.stream().map(PixelText::draw).toList());
  }

  @Override
  public void close() {}
}
