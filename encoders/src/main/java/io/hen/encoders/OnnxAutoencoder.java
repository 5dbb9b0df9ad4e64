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
import java.util.Arrays;
import java.util.List;

/**
 * An autoencoder from two ONNX files, as its {@link ModelCard} describes them. Its files are read
 * when they are first needed: encoding loads the encoder alone, decoding the decoder alone.
 */
public final class OnnxAutoencoder implements Autoencoder {
  /**
   * The tolerances of dense models whose card has none. Numbers of two unrelated pictures are √2
   * apart on this scale, so a place that moves by less than 1 still tells more than it misleads.
   * Encoders that see only what is near move nowhere but at the edge of what is hidden: for them
   * the first is enough. Those that normalise over the whole picture move everywhere a little and
   * need the second. docs/encoders.md has the measurements.
   */
  static final List<Double> TOLERANCES = List.of(0.25, 1.0);

  /** The most pictures in one run: more are not faster. */
  private static final int BATCH = 32;

  /** The most pixels in one run, unless a single picture has more: memory stays bounded. */
  private static final int BATCH_PIXELS = BATCH * 256 * 256;

  private final ModelCard card;
  private final Representation representation;
  private final OnnxModel encoder;
  private final OnnxModel decoder;
  private final Lazy<CodeVectors> vectors;

  private OnnxAutoencoder(ModelFolder folder, int threads, Representation representation) {
    this.card = folder.card();
    this.representation = representation;
    folder.require(card.encoder());
    folder.require(card.decoder());
    card.codebook().ifPresent(folder::require);
    long size = card.picture().size();
    Port picture = new Port(card.encoder().input(), Type.FLOAT, -1, 3, size, size);
    this.encoder = model(folder, card.encoder(), picture, encoded(card), threads);
    Port decoded = new Port(card.decoder().output(), Type.FLOAT, -1, 3, size, size);
    this.decoder = model(folder, card.decoder(), decoderInput(card), decoded, threads);
    this.vectors = new Lazy<>(() -> vectors(folder));
  }

  /** As the other; of a model with a codebook of vectors the patterns are vectors. */
  public static OnnxAutoencoder open(ModelFolder folder, int threads) {
    return open(folder, threads, Representation.VECTORS);
  }

  /**
   * Opens a model: reads its card and looks whether its files are there.
   *
   * @param threads that one run may use, ≥ 1
   * @param representation what patterns consist of; it matters to models of kind vq only
   * @throws ModelException if a file is missing or the card cannot be used
   */
  public static OnnxAutoencoder open(
      ModelFolder folder, int threads, Representation representation) {
    return new OnnxAutoencoder(folder, threads, representation);
  }

  private static OnnxModel model(
      ModelFolder folder, ModelCard.Net net, Port input, Port output, int threads) {
    return OnnxModel.lazy(
        () -> folder.file(net), folder.inPlace(net.file()), input, output, threads);
  }

  private static Port encoded(ModelCard card) {
    long grid = card.grid();
    String name = card.encoder().output();
    return switch (card.latent()) {
      case Latent.Tokens _, Latent.Vq _ -> new Port(name, Type.INT64, -1, grid, grid);
      case Latent.Dense dense -> new Port(name, Type.FLOAT, -1, dense.channels(), grid, grid);
    };
  }

  private static Port decoderInput(ModelCard card) {
    long grid = card.grid();
    return new Port(card.decoder().input(), Type.FLOAT, -1, decodedChannels(card), grid, grid);
  }

  private static int decodedChannels(ModelCard card) {
    return switch (card.latent()) {
      case Latent.Tokens tokens -> tokens.codebook();
      case Latent.Dense dense -> dense.channels();
      case Latent.Vq vq -> vq.channels();
    };
  }

  private CodeVectors vectors(ModelFolder folder) {
    ModelCard.Codebook codebook = card.codebook().orElseThrow();
    return CodeVectors.read(
        folder.file(codebook), folder.inPlace(codebook.file()), (Latent.Vq) card.latent());
  }

  /** Its model card. */
  public ModelCard card() {
    return card;
  }

  @Override
  public String name() {
    return asTokens() ? card.name() + Codecs.TOKENS : card.name();
  }

  @Override
  public String version() {
    return card.version();
  }

  @Override
  public String settings() {
    String codebook =
        card.codebook()
            .map(file -> "codebook " + file.sha256() + "\npatterns of " + representation + "\n")
            .orElse("");
    return "encoder "
        + card.encoder().sha256()
        + "\ndecoder "
        + card.decoder().sha256()
        + "\n"
        + codebook
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
      case Latent.Tokens tokens -> new Codec.Layout.Tokens(places, tokens.codebook());
      case Latent.Dense dense -> new Codec.Layout.Dense(dense.channels() * places);
      case Latent.Vq vq when asTokens() -> new Codec.Layout.Tokens(places, vq.codebook());
      case Latent.Vq vq -> new Codec.Layout.Dense(vq.channels() * places);
    };
  }

  /** Whether patterns are tokens that stand for vectors. */
  private boolean asTokens() {
    return card.latent() instanceof Latent.Vq && representation == Representation.TOKENS;
  }

  @Override
  public List<Double> tolerances() {
    return card.latent() instanceof Latent.Dense
        ? card.tolerance().stream().boxed().findFirst().map(List::of).orElse(TOLERANCES)
        : List.of(0.0);
  }

  @Override
  public void load() {
    encoder.load();
    decoder.load();
    if (card.codebook().isPresent()) {
      vectors.get();
    }
  }

  @Override
  public List<Pattern> encode(List<Picture> pictures) {
    List<Pattern> patterns = new ArrayList<>(pictures.size());
    int batch = Math.clamp(BATCH_PIXELS / ((long) size() * size()), 1, BATCH);
    for (int at = 0; at < pictures.size(); at += batch) {
      Interrupts.check(at, pictures.size(), "pictures were encoded");
      encodeBatch(pictures.subList(at, Math.min(at + batch, pictures.size())), patterns);
    }
    return patterns;
  }

  private void encodeBatch(List<Picture> pictures, List<Pattern> patterns) {
    int n = pictures.size();
    int size = size();
    int grid = grid();
    FloatBuffer values = floats(n * 3 * size * size);
    pictures.forEach(picture -> put(picture, values));
    values.flip();
    long[] shape = {n, 3, size, size};
    switch (card.latent()) {
      case Latent.Tokens(int codebook, int factor) ->
          tokens(values, shape, codebook)
              .forEach(tokens -> patterns.add(new Pattern.Tokens(tokens)));
      case Latent.Vq(int channels, int codebook, int factor) ->
          tokens(values, shape, codebook)
              .forEach(tokens ->
                  patterns.add(
                      asTokens()
                          ? new Pattern.Tokens(tokens)
                          : new Pattern.Dense(vectors.get().of(tokens))));
      case Latent.Dense(int channels, int factor) -> {
        float[] all = encoder.floats(values, shape, new long[] {n, channels, grid, grid});
        int length = channels * grid * grid;
        for (int k = 0; k < n; k++) {
          float[] own = Arrays.copyOfRange(all, k * length, (k + 1) * length);
          patterns.add(new Pattern.Dense(finite(own)));
        }
      }
    }
  }

  private List<char[]> tokens(FloatBuffer values, long[] shape, int codebook) {
    int places = grid() * grid();
    long[] all = encoder.longs(values, shape, new long[] {shape[0], grid(), grid()});
    List<char[]> tokens = new ArrayList<>();
    for (int at = 0; at < all.length; at += places) {
      tokens.add(checked(all, at, places, codebook));
    }
    return tokens;
  }

  @Override
  public Picture decode(float[] latents) {
    int size = size();
    int grid = grid();
    int channels =
        layout() instanceof Codec.Layout.Tokens tokens ? tokens.codebook() : decodedChannels(card);
    if (latents.length != channels * grid * grid) {
      throw new IllegalArgumentException(
          latents.length + " latents, not " + channels + "x" + grid + "x" + grid);
    }
    float[] input = asTokens() ? vectors.get().expected(latents, grid * grid) : latents;
    FloatBuffer values = floats(input.length);
    values.put(input).flip();
    return Pictures.clipped(
        size,
        decoder.floats(
            values,
            new long[] {1, decodedChannels(card), grid, grid},
            new long[] {1, 3, size, size}));
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
