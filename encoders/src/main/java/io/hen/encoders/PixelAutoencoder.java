package io.hen.encoders;

import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.Picture;
import java.util.List;

/** Takes a picture's own 3·64·64 numbers for its pattern: the paper's raw-image memory. */
public final class PixelAutoencoder implements Autoencoder {
  private static final int SIZE = 64;

  @Override
  public String name() {
    return "pixels";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String settings() {
    return "pixels " + SIZE + "\n";
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public int grid() {
    return SIZE;
  }

  @Override
  public Codec.Layout layout() {
    return new Codec.Layout.Dense(3 * SIZE * SIZE);
  }

  @Override
  public List<Double> tolerances() {
    return List.of(0.0);
  }

  @Override
  public void load() {}

  @Override
  public List<Pattern> encode(List<Picture> pictures) {
    return pictures.stream().<Pattern>map(picture -> new Pattern.Dense(values(picture))).toList();
  }

  @Override
  public Picture decode(float[] latents) {
    return Pictures.clipped(SIZE, latents);
  }

  @Override
  public void close() {}

  private static float[] values(Picture picture) {
    Pictures.checkSize(picture, SIZE);
    return picture.values();
  }
}
