package io.hen.encoders;

import io.hen.memory.CodecProvider;
import io.hen.memory.ModelException;
import java.util.List;

/**
 * The codecs of this module: {@code dvae}, the discrete autoencoder shipped with it, and {@code
 * pixels}. Any other ONNX autoencoder is opened from its folder.
 */
public final class Codecs implements CodecProvider {
  private static final List<String> NAMES = List.of("dvae", "pixels");

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public PictureCodec open(String name) {
    return open(name, CodecOptions.defaults());
  }

  /** As the other, with options. */
  public PictureCodec open(String name, CodecOptions options) {
    return switch (name) {
      case "dvae" -> open(ModelFolder.shipped(name), options);
      case "pixels" -> new PictureCodec(new PixelAutoencoder(), options);
      default ->
          throw new ModelException(
              "model.unknown",
              "there is no codec named \"" + name + "\"",
              "The codecs are " + String.join(" and ", NAMES) + ".");
    };
  }

  /**
   * Opens an ONNX autoencoder.
   *
   * @param folder with {@code card.yaml} and the files it names
   * @throws ModelException if its files are missing, damaged or not as its card says
   */
  public static PictureCodec open(ModelFolder folder, CodecOptions options) {
    return new PictureCodec(OnnxAutoencoder.open(folder, options.threads()), options);
  }
}
