package io.hen.encoders;

import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.Picture;
import java.util.List;
import java.util.Optional;

/**
 * Takes a picture's own numbers for its pattern: the paper's raw-image memory. {@code pixels} are
 * those of 64×64, {@code pixels-28} those of 28×28, as small as the paper's.
 */
public final class PixelAutoencoder implements Autoencoder {
  static final String NAME = "pixels";

  /** Width and height unless others are asked for. */
  static final int SIZE = 64;

  private static final int SMALLEST = 4;
  private static final int LARGEST = 512;

  private final int size;

  /** Of 64×64. */
  public PixelAutoencoder() {
    this(SIZE);
  }

  /**
   * Of another size.
   *
   * @param size width and height, 4 to 512
   */
  public PixelAutoencoder(int size) {
    if (size < SMALLEST || size > LARGEST) {
      throw new IllegalArgumentException(
          "pixels have a size of " + SMALLEST + " to " + LARGEST + ", not " + size);
    }
    this.size = size;
  }

  /** Of the size in a name: {@code pixels} or {@code pixels-28}; empty for any other name. */
  static Optional<PixelAutoencoder> named(String name) {
    if (name.equals(NAME)) {
      return Optional.of(new PixelAutoencoder());
    }
    if (!name.matches(NAME + "-[1-9][0-9]{0,3}")) {
      return Optional.empty();
    }
    int size = Integer.parseInt(name.substring(NAME.length() + 1));
    return size < SMALLEST || size > LARGEST
        ? Optional.empty()
        : Optional.of(new PixelAutoencoder(size));
  }

  @Override
  public String name() {
    return size == SIZE ? NAME : NAME + "-" + size;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String settings() {
    return "pixels " + size + "\n";
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int grid() {
    return size;
  }

  @Override
  public Codec.Layout layout() {
    return new Codec.Layout.Dense(3 * size * size);
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
    return Pictures.clipped(size, latents);
  }

  @Override
  public void close() {}

  private float[] values(Picture picture) {
    Pictures.checkSize(picture, size);
    return picture.values();
  }
}
