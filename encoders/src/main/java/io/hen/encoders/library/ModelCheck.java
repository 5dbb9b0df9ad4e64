package io.hen.encoders.library;

import io.hen.core.bank.Pattern;
import io.hen.core.measure.MeanSquaredError;
import io.hen.encoders.Autoencoder;
import io.hen.encoders.CodecOptions;
import io.hen.encoders.Codecs;
import io.hen.encoders.ModelFolder;
import io.hen.encoders.PictureCodec;
import io.hen.encoders.text.OnnxTextEncoder;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.Picture;
import io.hen.memory.TextEncoder;
import java.nio.file.Path;
import java.util.List;

/**
 * Tries a model: loads it, which compares digests, names and shapes, and sends something through.
 */
final class ModelCheck {
  /** The first two mean alike. */
  private static final List<String> SENTENCES =
      List.of(
          "a dog runs along the beach",
          "a dog is running on the sand by the sea",
          "the price of copper fell on Tuesday");

  private ModelCheck() {}

  /**
   * Tries the model in a folder.
   *
   * @throws ModelException if it cannot be used
   */
  static CheckedModel check(Path folder) {
    CardFiles card = CardFiles.read(folder.resolve("card.yaml"));
    return card.text()
        ? texts(card, ModelFolder.directory(folder))
        : pictures(card, ModelFolder.directory(folder));
  }

  private static CheckedModel texts(CardFiles card, ModelFolder folder) {
    try (TextEncoder encoder = OnnxTextEncoder.open(folder, 1)) {
      List<Pattern> patterns = encoder.encode(SENTENCES);
      return new CheckedModel.Texts(
          card.name(),
          encoder.version(),
          card.files(),
          ((Codec.Layout.Dense) encoder.layout()).dimension() + " numbers",
          cosine(patterns.get(0), patterns.get(1)),
          cosine(patterns.get(0), patterns.get(2)));
    }
  }

  /** Of vectors of unit length. */
  private static double cosine(Pattern one, Pattern other) {
    float[] a = ((Pattern.Dense) one).values();
    float[] b = ((Pattern.Dense) other).values();
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }

  private static CheckedModel pictures(CardFiles card, ModelFolder folder) {
    try (PictureCodec codec = Codecs.open(folder, CodecOptions.defaults())) {
      Autoencoder autoencoder = codec.autoencoder();
      int size = autoencoder.size();
      Picture drawn = DrawnPicture.of(size, false);
      // Two at once, because hen encodes in batches.
      List<Pattern> patterns = autoencoder.encode(List.of(DrawnPicture.of(size, true), drawn));
      Picture decoded = autoencoder.decode(latents(patterns.get(1), autoencoder.layout()));
      double error = MeanSquaredError.between(drawn.values(), decoded.values());
      return new CheckedModel.Pictures(
          card.name(),
          autoencoder.version(),
          card.files(),
          size,
          words(autoencoder.layout(), autoencoder.grid()),
          -10 * Math.log10(error));
    }
  }

  /** What the decoder takes: numbers as they are, tokens as certainties. */
  private static float[] latents(Pattern pattern, Codec.Layout layout) {
    return switch (pattern) {
      case Pattern.Dense dense -> dense.values();
      case Pattern.Tokens tokens -> {
        int places = tokens.tokens().length;
        float[] certain = new float[((Codec.Layout.Tokens) layout).codebook() * places];
        for (int s = 0; s < places; s++) {
          certain[tokens.tokens()[s] * places + s] = 1;
        }
        yield certain;
      }
      case Pattern.Parts parts ->
          throw new IllegalStateException("an autoencoder gives one part, not " + parts);
    };
  }

  private static String words(Codec.Layout layout, int grid) {
    return switch (layout) {
      case Codec.Layout.Dense(int dimension) ->
          grid + "x" + grid + " places of " + dimension / (grid * grid) + " numbers";
      case Codec.Layout.Tokens(int positions, int codebook) ->
          grid + "x" + grid + " tokens of " + codebook + " codes";
    };
  }
}
