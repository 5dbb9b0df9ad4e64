package io.hen.encoders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/**
 * Autoencoders with random weights for pictures of 16×16, f8 (2×2 places): one convolution that
 * sees a place's 8×8 pixels and 4 around them, and one transposed convolution back.
 */
final class TinyModel {
  static final int SIZE = 16;
  static final int CHANNELS = 24;

  private TinyModel() {}

  /** float n×3×h×w to int64 n×h/8×w/8. */
  static byte[] tokenEncoder() {
    return OnnxBytes.model(
        OnnxBytes.graph(
            List.of(
                convolution("features"),
                OnnxBytes.node(
                    "ArgMax",
                    List.of("features"),
                    "tokens",
                    OnnxBytes.whole("axis", 1),
                    OnnxBytes.whole("keepdims", 0))),
            List.of(
                OnnxBytes.tensor("weights", random(1, CHANNELS * 3 * 256), CHANNELS, 3, 16, 16)),
            OnnxBytes.port("image", OnnxBytes.FLOAT, "n", 3, "h", "w"),
            OnnxBytes.port("tokens", OnnxBytes.INT64, "n", "th", "tw")));
  }

  /** float n×3×h×w to float n×C×h/8×w/8. */
  static byte[] denseEncoder() {
    return OnnxBytes.model(
        OnnxBytes.graph(
            List.of(convolution("latent")),
            List.of(
                OnnxBytes.tensor("weights", random(1, CHANNELS * 3 * 256), CHANNELS, 3, 16, 16)),
            OnnxBytes.port("image", OnnxBytes.FLOAT, "n", 3, "h", "w"),
            OnnxBytes.port("latent", OnnxBytes.FLOAT, "n", CHANNELS, "th", "tw")));
  }

  /** float n×C×h×w to float n×3×8h×8w. */
  static byte[] decoder() {
    return OnnxBytes.model(
        OnnxBytes.graph(
            List.of(
                OnnxBytes.node(
                    "ConvTranspose",
                    List.of("codes", "weights"),
                    "image",
                    OnnxBytes.wholes("kernel_shape", 8, 8),
                    OnnxBytes.wholes("strides", 8, 8))),
            List.of(OnnxBytes.tensor("weights", random(2, CHANNELS * 3 * 64), CHANNELS, 3, 8, 8)),
            OnnxBytes.port("codes", OnnxBytes.FLOAT, "n", CHANNELS, "h", "w"),
            OnnxBytes.port("image", OnnxBytes.FLOAT, "n", 3, "oh", "ow")));
  }

  /** Writes a model's folder. */
  static ModelFolder tokens(Path directory) {
    return write(
        directory,
        tokenEncoder(),
        "tokens",
        "{kind: tokens, codebook: " + CHANNELS + ", factor: 8}");
  }

  /** As the other, with numbers for latents. */
  static ModelFolder dense(Path directory) {
    return write(
        directory,
        denseEncoder(),
        "latent",
        "{kind: dense, channels: " + CHANNELS + ", factor: 8}");
  }

  /** As the first, with vectors of {@link #CHANNELS} numbers for the tokens. */
  static ModelFolder vq(Path directory) {
    return vq(directory, codebook());
  }

  /** As the other, with a codebook file of the test's own. */
  static ModelFolder vq(Path directory, byte[] codebook) {
    write(
        directory,
        tokenEncoder(),
        "tokens",
        "{kind: vq, channels: " + CHANNELS + ", codebook: " + CHANNELS + ", factor: 8}");
    try {
      Files.write(directory.resolve("codebook.bin"), codebook);
      Files.writeString(
          directory.resolve("card.yaml"),
          "codebook: {file: codebook.bin, sha256: \"" + Sha256.hex(codebook) + "\"}\n",
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ModelFolder.directory(directory);
  }

  /** Random vectors, as a codebook's file. */
  static byte[] codebook() {
    ByteBuffer file =
        ByteBuffer.allocate(CHANNELS * CHANNELS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.asFloatBuffer().put(random(3, CHANNELS * CHANNELS));
    return file.array();
  }

  /** Writes a folder with a card that names these files. */
  static ModelFolder write(Path directory, byte[] encoder, String output, String latent) {
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve("encoder.onnx"), encoder);
      Files.write(directory.resolve("decoder.onnx"), decoder());
      Files.writeString(
          directory.resolve("card.yaml"),
          """
          name: tiny
          version: "3"
          description: random weights
          licence: Apache-2.0
          source: TinyModel
          encoder: {file: encoder.onnx, sha256: "%s", input: image, output: %s}
          decoder: {file: decoder.onnx, sha256: "%s", input: codes, output: image}
          picture: {size: 16, multipleOf: 8, mean: [0.5, 0.5, 0.5], scale: [1, 1, 1]}
          latent: %s
          """
              .formatted(Sha256.hex(encoder), output, Sha256.hex(decoder()), latent));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ModelFolder.directory(directory);
  }

  private static byte[] convolution(String output) {
    return OnnxBytes.node(
        "Conv",
        List.of("image", "weights"),
        output,
        OnnxBytes.wholes("kernel_shape", 16, 16),
        OnnxBytes.wholes("pads", 4, 4, 4, 4),
        OnnxBytes.wholes("strides", 8, 8));
  }

  private static float[] random(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) random.nextGaussian() / 8;
    }
    return values;
  }
}
