package io.hen.encoders.library;

import io.hen.core.bank.Pattern;
import io.hen.core.measure.MeanSquaredError;
import io.hen.encoders.Autoencoder;
import io.hen.encoders.CodecOptions;
import io.hen.encoders.Codecs;
import io.hen.encoders.ModelFolder;
import io.hen.encoders.PictureCodec;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.Picture;
import java.nio.file.Path;
import java.util.List;

/**
 * Tries a model: loads it, which compares digests, names and shapes, and sends something through.
 */
final class ModelCheck {
  private ModelCheck() {}

  /**
   * Tries the model in a folder.
   *
   * @throws ModelException if it cannot be used
   */
  static CheckedModel check(Path folder) {
    CardFiles card = CardFiles.read(folder.resolve("card.yaml"));
    return pictures(card, ModelFolder.directory(folder));
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
