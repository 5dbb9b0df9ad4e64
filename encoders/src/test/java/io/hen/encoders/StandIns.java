package io.hen.encoders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Models with random weights, and the inputs, outputs and shapes of public ones: in place of many
 * layers there is one convolution into the latents and one back.
 */
public final class StandIns {
  private final Path directory;
  private final String name;
  private final int size;

  /** For pictures of {@code size} pixels, in a folder that is made. */
  public StandIns(Path directory, String name, int size) {
    this.directory = directory;
    this.name = name;
    this.size = size;
  }

  /** As D-VAE: int64 n×h/f×w/f of V codes; a distribution n×V×h×w back. */
  public Path tokens(int codebook, int factor) {
    write(
        "encoder.onnx",
        OnnxBytes.model(
            OnnxBytes.graph(
                List.of(down(factor, "features"), argMax("features")),
                List.of(weights("down", codebook, 3, factor)),
                OnnxBytes.port("image", OnnxBytes.FLOAT, "n", 3, "h", "w"),
                OnnxBytes.port("tokens", OnnxBytes.INT64, "n", "th", "tw"))));
    decoder("codes", codebook, factor);
    return card(
        "output: tokens",
        "codes",
        "latent: {kind: tokens, codebook: " + codebook + ", factor: " + factor + "}");
  }

  /** As VQ: int64 n×h/f×w/f of V codes; their vectors n×d×h×w back. */
  public Path vq(int channels, int codebook, int factor) {
    write(
        "encoder.onnx",
        OnnxBytes.model(
            OnnxBytes.graph(
                List.of(
                    down(factor, "features"),
                    OnnxBytes.node("Conv", List.of("features", "near"), "scores"),
                    argMax("scores")),
                List.of(
                    weights("down", channels, 3, factor), weights("near", codebook, channels, 1)),
                OnnxBytes.port("image", OnnxBytes.FLOAT, "n", 3, "h", "w"),
                OnnxBytes.port("tokens", OnnxBytes.INT64, "n", "th", "tw"))));
    decoder("latent", channels, factor);
    ByteBuffer vectors =
        ByteBuffer.allocate(channels * codebook * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    vectors.asFloatBuffer().put(random("vectors", channels * codebook));
    write("codebook.bin", vectors.array());
    return card(
        "output: tokens",
        "latent",
        "latent: {kind: vq, channels: "
            + channels
            + ", codebook: "
            + codebook
            + ", factor: "
            + factor
            + "}\ncodebook: {file: codebook.bin, sha256: \""
            + digest("codebook.bin")
            + "\"}");
  }

  /** As KL: float n×C×h/f×w/f, and back. */
  public Path dense(int channels, int factor) {
    write(
        "encoder.onnx",
        OnnxBytes.model(
            OnnxBytes.graph(
                List.of(down(factor, "latent")),
                List.of(weights("down", channels, 3, factor)),
                OnnxBytes.port("image", OnnxBytes.FLOAT, "n", 3, "h", "w"),
                OnnxBytes.port("latent", OnnxBytes.FLOAT, "n", channels, "th", "tw"))));
    decoder("latent", channels, factor);
    return card(
        "output: latent",
        "latent",
        "latent: {kind: dense, channels: " + channels + ", factor: " + factor + "}");
  }

  /**
   * As CLIP's text encoder: int64 n×tokens to float n×dimension, the mean of a vector for each of
   * 60 tokens. The tokenizer knows the letters, and cuts captions into them.
   */
  public Path text(int maxTokens, int dimension) {
    write(
        "text.onnx",
        OnnxBytes.model(
            OnnxBytes.graph(
                List.of(
                    OnnxBytes.node("Gather", List.of("vectors", "input_ids"), "each"),
                    OnnxBytes.node(
                        "ReduceMean",
                        List.of("each"),
                        "text_embeds",
                        OnnxBytes.wholes("axes", 1),
                        OnnxBytes.whole("keepdims", 0))),
                List.of(OnnxBytes.tensor("vectors", random("text", 60 * dimension), 60, dimension)),
                OnnxBytes.port("input_ids", OnnxBytes.INT64, "n", "tokens"),
                OnnxBytes.port("text_embeds", OnnxBytes.FLOAT, "n", dimension))));
    write("tokenizer.json", tokenizer().getBytes(StandardCharsets.UTF_8));
    write(
        "card.yaml",
        """
        name: %s
        version: "1"
        description: a stand-in with random weights
        licence: Apache-2.0
        source: StandIns
        text:
          tokenizer: {file: tokenizer.json, sha256: "%s"}
          model: {file: text.onnx, sha256: "%s", input: input_ids, output: text_embeds}
          maxTokens: %d
          dimension: %d
        """
            .formatted(name, digest("tokenizer.json"), digest("text.onnx"), maxTokens, dimension)
            .getBytes(StandardCharsets.UTF_8));
    return directory;
  }

  private static String tokenizer() {
    StringBuilder vocabulary = new StringBuilder("\"[UNK]\": 0, \"[BEGIN]\": 1, \"[END]\": 2");
    for (char letter = 'a'; letter <= 'z'; letter++) {
      vocabulary.append(", \"").append(letter).append("\": ").append(letter - 'a' + 3);
    }
    return """
    {"version": "1.0", "truncation": null, "padding": null,
     "added_tokens": [
       {"id": 1, "content": "[BEGIN]", "single_word": false, "lstrip": false, "rstrip": false,
        "normalized": false, "special": true},
       {"id": 2, "content": "[END]", "single_word": false, "lstrip": false, "rstrip": false,
        "normalized": false, "special": true}],
     "normalizer": {"type": "Lowercase"},
     "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "."}, "behavior": "Isolated",
       "invert": false},
     "post_processor": {"type": "BertProcessing", "sep": ["[END]", 2], "cls": ["[BEGIN]", 1]},
     "decoder": null,
     "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": {%s}}}
    """
        .formatted(vocabulary);
  }

  private void decoder(String input, int channels, int factor) {
    write(
        "decoder.onnx",
        OnnxBytes.model(
            OnnxBytes.graph(
                List.of(
                    OnnxBytes.node(
                        "ConvTranspose",
                        List.of(input, "up"),
                        "image",
                        OnnxBytes.wholes("kernel_shape", factor, factor),
                        OnnxBytes.wholes("strides", factor, factor))),
                List.of(weights("up", channels, 3, factor)),
                OnnxBytes.port(input, OnnxBytes.FLOAT, "n", channels, "h", "w"),
                OnnxBytes.port("image", OnnxBytes.FLOAT, "n", 3, "oh", "ow"))));
  }

  private static byte[] down(int factor, String output) {
    return OnnxBytes.node(
        "Conv",
        List.of("image", "down"),
        output,
        OnnxBytes.wholes("kernel_shape", factor, factor),
        OnnxBytes.wholes("strides", factor, factor));
  }

  private static byte[] argMax(String input) {
    return OnnxBytes.node(
        "ArgMax",
        List.of(input),
        "tokens",
        OnnxBytes.whole("axis", 1),
        OnnxBytes.whole("keepdims", 0));
  }

  private byte[] weights(String tensor, int one, int other, int side) {
    return OnnxBytes.tensor(
        tensor, random(tensor, one * other * side * side), one, other, side, side);
  }

  private float[] random(String tensor, int count) {
    Random random = new Random(name.hashCode() * 31L + tensor.hashCode());
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) random.nextGaussian() / 8;
    }
    return values;
  }

  private Path card(String output, String input, String latent) {
    write(
        "card.yaml",
        """
        name: %s
        version: "1"
        description: a stand-in with random weights
        licence: Apache-2.0
        source: StandIns
        encoder: {file: encoder.onnx, sha256: "%s", input: image, %s}
        decoder: {file: decoder.onnx, sha256: "%s", input: %s, output: image}
        picture: {size: %d, multipleOf: 8, mean: [0, 0, 0], scale: [1, 1, 1]}
        %s
        """
            .formatted(
                name, digest("encoder.onnx"), output, digest("decoder.onnx"), input, size, latent)
            .getBytes(StandardCharsets.UTF_8));
    return directory;
  }

  private String digest(String file) {
    try {
      return Sha256.of(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, byte[] bytes) {
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(file), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
