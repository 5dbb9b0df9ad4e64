package io.hen.encoders;

import io.hen.core.bank.Pattern;
import io.hen.encoders.ModelCard.Latent;
import io.hen.encoders.OnnxModel.Port;
import io.hen.encoders.OnnxModel.Port.Type;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** An autoencoder from two ONNX files, as its {@link ModelCard} describes them. */
public final class OnnxAutoencoder implements Autoencoder {
  /** Pictures in one run: more are not faster, and memory stays bounded. */
  private static final int BATCH = 32;

  private final ModelCard card;
  private final OnnxModel encoder;
  private final OnnxModel decoder;

  private OnnxAutoencoder(ModelCard card, OnnxModel encoder, OnnxModel decoder) {
    this.card = card;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * Opens a model.
   *
   * @param threads that one run may use, ≥ 1
   * @throws ModelException if its files are missing, damaged or not as its card says
   */
  public static OnnxAutoencoder open(ModelFolder folder, int threads) {
    ModelCard card = folder.card();
    long size = card.picture().size();
    long grid = card.grid();
    Port latents;
    Port decoded;
    switch (card.latent()) {
      case Latent.Tokens(int codebook, int factor) -> {
        latents = new Port(card.encoder().output(), Type.INT64, -1, grid, grid);
        decoded = new Port(card.decoder().input(), Type.FLOAT, -1, codebook, grid, grid);
      }
      case Latent.Dense(int channels, int factor) -> {
        latents = new Port(card.encoder().output(), Type.FLOAT, -1, channels, grid, grid);
        decoded = new Port(card.decoder().input(), Type.FLOAT, -1, channels, grid, grid);
      }
    }
    OnnxModel encoder =
        OnnxModel.open(
            folder.file(card.encoder()),
            folder.inPlace(card.encoder().file()),
            new Port(card.encoder().input(), Type.FLOAT, -1, 3, size, size),
            latents,
            threads);
    try {
      OnnxModel decoder =
          OnnxModel.open(
              folder.file(card.decoder()),
              folder.inPlace(card.decoder().file()),
              decoded,
              new Port(card.decoder().output(), Type.FLOAT, -1, 3, size, size),
              threads);
      return new OnnxAutoencoder(card, encoder, decoder);
    } catch (ModelException e) {
      encoder.close();
      throw e;
    }
  }

  /** Its model card. */
  public ModelCard card() {
    return card;
  }

  @Override
  public String name() {
    return card.name();
  }

  @Override
  public String version() {
    return card.version();
  }

  @Override
  public String settings() {
    return "encoder "
        + card.encoder().sha256()
        + "\ndecoder "
        + card.decoder().sha256()
        + "\n"
        + card.picture()
        + "\n"
        + card.latent()
        + "\n";
  }

  @Override
  public int size() {
    return card.picture().size();
  }

  @Override
  public int grid() {
    return card.grid();
  }

  @Override
  public Codec.Layout layout() {
    int places = grid() * grid();
    return switch (card.latent()) {
      case Latent.Tokens(int codebook, int factor) -> new Codec.Layout.Tokens(places, codebook);
      case Latent.Dense(int channels, int factor) -> new Codec.Layout.Dense(channels * places);
    };
  }

  @Override
  public List<Pattern> encode(List<Picture> pictures) {
    List<Pattern> patterns = new ArrayList<>(pictures.size());
    for (int at = 0; at < pictures.size(); at += BATCH) {
      encodeBatch(pictures.subList(at, Math.min(at + BATCH, pictures.size())), patterns);
    }
    return patterns;
  }

  private void encodeBatch(List<Picture> pictures, List<Pattern> patterns) {
    int n = pictures.size();
    int size = size();
    int grid = grid();
    int places = grid * grid;
    FloatBuffer values = floats(n * 3 * size * size);
    pictures.forEach(picture -> put(picture, values));
    values.flip();
    long[] shape = {n, 3, size, size};
    switch (card.latent()) {
      case Latent.Tokens(int codebook, int factor) -> {
        long[] tokens = encoder.longs(values, shape, new long[] {n, grid, grid});
        for (int k = 0; k < n; k++) {
          patterns.add(new Pattern.Tokens(checked(tokens, k * places, places, codebook)));
        }
      }
      case Latent.Dense(int channels, int factor) -> {
        float[] all = encoder.floats(values, shape, new long[] {n, channels, grid, grid});
        int length = channels * places;
        for (int k = 0; k < n; k++) {
          float[] own = java.util.Arrays.copyOfRange(all, k * length, (k + 1) * length);
          patterns.add(new Pattern.Dense(finite(own)));
        }
      }
    }
  }

  @Override
  public Picture decode(float[] latents) {
    int size = size();
    int grid = grid();
    int channels =
        switch (card.latent()) {
          case Latent.Tokens(int codebook, int factor) -> codebook;
          case Latent.Dense(int count, int factor) -> count;
        };
    if (latents.length != channels * grid * grid) {
      throw new IllegalArgumentException(
          latents.length + " latents, not " + channels + "x" + grid + "x" + grid);
    }
    FloatBuffer values = floats(latents.length);
    values.put(latents).flip();
    return Pictures.clipped(
        size,
        decoder.floats(
            values, new long[] {1, channels, grid, grid}, new long[] {1, 3, size, size}));
  }

  private void put(Picture picture, FloatBuffer to) {
    Pictures.checkSize(picture, size());
    int plane = size() * size();
    for (int c = 0; c < 3; c++) {
      float mean = card.picture().mean().get(c);
      float scale = card.picture().scale().get(c);
      for (int p = c * plane; p < (c + 1) * plane; p++) {
        to.put((picture.values()[p] - mean) / scale);
      }
    }
  }

  private char[] checked(long[] tokens, int from, int count, int codebook) {
    char[] own = new char[count];
    for (int s = 0; s < count; s++) {
      long token = tokens[from + s];
      if (token < 0 || token >= codebook) {
        throw broken("gives token " + token + ", but its codebook has " + codebook);
      }
      own[s] = (char) token;
    }
    return own;
  }

  private float[] finite(float[] latents) {
    for (float latent : latents) {
      if (!Float.isFinite(latent)) {
        throw broken("gives " + latent + ", which is no finite number");
      }
    }
    return latents;
  }

  private ModelException broken(String what) {
    return new ModelException(
        "model.output",
        card.encoder().file() + " of the model " + card.name() + " " + what,
        "Correct the card's latent section, or take the model anew.");
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
