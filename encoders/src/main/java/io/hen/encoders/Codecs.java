package io.hen.encoders;

import io.hen.memory.CodecProvider;
import io.hen.memory.ModelException;
import io.hen.memory.TextEncoder;
import io.hen.memory.TextEncoderProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Opens codecs by name: {@code IMAGE} or {@code IMAGE+TEXT}.
 *
 * <p>{@code IMAGE} is {@code pixels} ({@code pixels-28} for pictures of 28×28), a shipped model or
 * one that a {@link ModelSource} finds; after the name of a VQ model, {@code -tokens} stores its
 * tokens instead of their vectors. {@code TEXT} is {@code pixel-text}, the default, or a text
 * encoder of which a {@link TextEncoderProvider} is on the class path.
 */
public final class Codecs implements CodecProvider {
  /** What the name of a VQ model ends with if its tokens are stored. */
  static final String TOKENS = "-tokens";

  /** The module of text encoders that is not everybody's, for the message if it is not there. */
  private static final String MINILM = "minilm";

  private final List<ModelSource> sources;

  /** With the shipped models and those of all sources on the class path. */
  public Codecs() {
    this(all());
  }

  /** With the models of these sources alone, the first that knows a name before the others. */
  public Codecs(List<ModelSource> sources) {
    this.sources = List.copyOf(sources);
  }

  private static List<ModelSource> all() {
    List<ModelSource> sources = new ArrayList<>();
    sources.add(new ShippedModels());
    ServiceLoader.load(ModelSource.class).forEach(sources::add);
    return sources;
  }

  /** The names of codecs with {@code pixel-text}: models by source, then {@code pixels}. */
  @Override
  public List<String> names() {
    return Stream.concat(
            sources.stream().flatMap(source -> source.names().stream()).flatMap(this::codecs),
            Stream.of(PixelAutoencoder.NAME))
        .distinct()
        .toList();
  }

  private Stream<String> codecs(String model) {
    return find(model).filter(Codecs::hasVectors).isPresent()
        ? Stream.of(model, model + TOKENS)
        : Stream.of(model);
  }

  /** A model whose card is unusable has a name all the same: opening it tells what is wrong. */
  private static boolean hasVectors(ModelFolder folder) {
    try {
      return folder.card().latent() instanceof ModelCard.Latent.Vq;
    } catch (ModelException e) {
      return false;
    }
  }

  /** The names of the text encoders there are, the default one first. */
  public static List<String> textNames() {
    List<String> names = new ArrayList<>(List.of(PixelTextEncoder.NAME));
    for (TextEncoderProvider provider : ServiceLoader.load(TextEncoderProvider.class)) {
      names.addAll(provider.names());
    }
    return names;
  }

  /** Whether {@code IMAGE} of {@code IMAGE+TEXT} is known; {@link #open} tells what else lacks. */
  @Override
  public boolean offers(String name) {
    String image = CodecName.of(name).image();
    return PixelAutoencoder.named(image).isPresent() || model(image).isPresent();
  }

  @Override
  public PictureCodec open(String name) {
    return open(name, CodecOptions.defaults());
  }

  /**
   * As the other, with options. Models are loaded when they are first used.
   *
   * @throws ModelException {@code model.unknown} or {@code model.no-text-encoder}, with what there
   *     is, and others if the model is not as its card says
   */
  public PictureCodec open(String name, CodecOptions options) {
    CodecName wanted = CodecName.of(name);
    Autoencoder autoencoder = autoencoder(wanted.image(), options.threads());
    try {
      return new PictureCodec(autoencoder, text(wanted.text(), autoencoder), options);
    } catch (RuntimeException e) {
      autoencoder.close();
      throw e;
    }
  }

  /**
   * Opens an ONNX autoencoder with pixel text.
   *
   * @param folder with {@code card.yaml} and the files it names
   * @throws ModelException if files are missing or the card cannot be used
   */
  public static PictureCodec open(ModelFolder folder, CodecOptions options) {
    return new PictureCodec(OnnxAutoencoder.open(folder, options.threads()), options);
  }

  private Autoencoder autoencoder(String name, int threads) {
    Optional<PixelAutoencoder> pixels = PixelAutoencoder.named(name);
    if (pixels.isPresent()) {
      return pixels.get();
    }
    return model(name)
        .map(model -> OnnxAutoencoder.open(model.folder(), threads, model.representation()))
        .orElseThrow(() ->
            new ModelException(
                "model.unknown",
                "there is no codec named \"" + name + "\"",
                "The codecs are "
                    + String.join(", ", names())
                    + ", each alone or with a text encoder, as in dvae+"
                    + textNames().getLast()
                    + "."));
  }

  private record Model(ModelFolder folder, Representation representation) {}

  /** By its own name before that of another model's tokens. */
  private Optional<Model> model(String name) {
    Optional<Model> own = find(name).map(folder -> new Model(folder, Representation.VECTORS));
    if (own.isPresent() || !name.endsWith(TOKENS)) {
      return own;
    }
    return find(name.substring(0, name.length() - TOKENS.length()))
        .filter(folder -> folder.card().latent() instanceof ModelCard.Latent.Vq)
        .map(folder -> new Model(folder, Representation.TOKENS));
  }

  private Optional<ModelFolder> find(String model) {
    return sources.stream().flatMap(source -> source.find(model).stream()).findFirst();
  }

  private static TextEncoder text(String name, Autoencoder autoencoder) {
    if (name.equals(PixelTextEncoder.NAME)) {
      return new PixelTextEncoder(autoencoder);
    }
    for (TextEncoderProvider provider : ServiceLoader.load(TextEncoderProvider.class)) {
      if (provider.names().contains(name)) {
        return provider.open(name);
      }
    }
    throw new ModelException(
        "model.no-text-encoder",
        "there is no text encoder named \""
            + name
            + "\"; there are: "
            + String.join(", ", textNames()),
        name.equals(MINILM)
            ? "Put the module hen-minilm (its jar, or io.hen:hen-minilm as a dependency) on the"
                + " class path, or use another text encoder."
            : "Use one of those there are, or put the module that offers it on the class path.");
  }
}
