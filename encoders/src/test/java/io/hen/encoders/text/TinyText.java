package io.hen.encoders.text;

import io.hen.encoders.ModelFolder;
import io.hen.encoders.OnnxBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Text encoders of the right interface with random weights: one vector a token, and for a caption
 * the mean of those of all its tokens. The tokenizer knows ten words, and puts marks around.
 */
final class TinyText {
  static final int DIMENSION = 6;
  static final int VOCABULARY = 16;
  static final int MAX_TOKENS = 8;

  /** Marks. */
  static final int BEGIN = 14;

  static final int END = 15;

  private TinyText() {}

  /** The vector of each token. */
  static float[][] vectors() {
    Random random = new Random(1);
    float[][] vectors = new float[VOCABULARY][DIMENSION];
    for (float[] vector : vectors) {
      for (int d = 0; d < DIMENSION; d++) {
        vector[d] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  /** Words by number: unknown, then ten, then the marks. */
  static String tokenizer() {
    return
        """
        {
          "version": "1.0",
          "truncation": {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0},
          "padding": {"strategy": {"Fixed": 4}, "direction": "Right", "pad_to_multiple_of": null,
                      "pad_id": 0, "pad_type_id": 0, "pad_token": "?"},
          "added_tokens": [
            {"id": 14, "content": "<begin>", "single_word": false, "lstrip": false, "rstrip": false,
             "normalized": false, "special": true},
            {"id": 15, "content": "<end>", "single_word": false, "lstrip": false, "rstrip": false,
             "normalized": false, "special": true}],
          "normalizer": {"type": "Lowercase"},
          "pre_tokenizer": {"type": "WhitespaceSplit"},
          "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "<begin>", "type_id": 0}},
                       {"Sequence": {"id": "A", "type_id": 0}},
                       {"SpecialToken": {"id": "<end>", "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {
              "<begin>": {"id": "<begin>", "ids": [14], "tokens": ["<begin>"]},
              "<end>": {"id": "<end>", "ids": [15], "tokens": ["<end>"]}}},
          "decoder": null,
          "model": {"type": "WordLevel", "unk_token": "?",
            "vocab": {"?": 0, "a": 1, "red": 2, "bus": 3, "on": 4, "the": 5, "bridge": 6, "hen": 7,
                      "two": 8, "dogs": 9, "asleep": 10, "<begin>": 14, "<end>": 15}}
        }
        """;
  }

  /** int n×tokens to float n×6: as CLIP's, the caption's vector. */
  static byte[] pooled(int type, String input, Object batch, Object dimension) {
    return OnnxBytes.model(
        OnnxBytes.graph(
            List.of(
                OnnxBytes.node("Gather", List.of("vectors", input), "each"),
                OnnxBytes.node(
                    "ReduceMean",
                    List.of("each"),
                    "text_embeds",
                    OnnxBytes.wholes("axes", 1),
                    OnnxBytes.whole("keepdims", 0))),
            List.of(weights()),
            OnnxBytes.port(input, type, batch, "tokens"),
            OnnxBytes.port("text_embeds", OnnxBytes.FLOAT, batch, dimension)));
  }

  /** As BERT's: three inputs, and one vector a token. */
  static byte[] each() {
    return each(DIMENSION);
  }

  /** As the other, with another word on how long the vectors are. */
  static byte[] each(Object dimension) {
    return OnnxBytes.model(
        OnnxBytes.graph(
            List.of(OnnxBytes.node("Gather", List.of("vectors", "input_ids"), "last_hidden_state")),
            List.of(weights()),
            List.of(
                OnnxBytes.port("input_ids", OnnxBytes.INT64, "n", "tokens"),
                OnnxBytes.port("attention_mask", OnnxBytes.INT64, "n", "tokens"),
                OnnxBytes.port("token_type_ids", OnnxBytes.INT64, "n", "tokens")),
            OnnxBytes.port("last_hidden_state", OnnxBytes.FLOAT, "n", "tokens", dimension)));
  }

  private static byte[] weights() {
    float[] all = new float[VOCABULARY * DIMENSION];
    float[][] vectors = vectors();
    for (int k = 0; k < all.length; k++) {
      all[k] = vectors[k / DIMENSION][k % DIMENSION];
    }
    return OnnxBytes.tensor("vectors", all, VOCABULARY, DIMENSION);
  }

  /** A folder of a model like CLIP's text encoder. */
  static ModelFolder clip(Path folder) {
    return write(
        folder,
        tokenizer(),
        pooled(OnnxBytes.INT64, "input_ids", "n", DIMENSION),
        "input: input_ids, output: text_embeds",
        "");
  }

  /** A folder of a model like a sentence encoder, which reads captions in up to three pieces. */
  static ModelFolder bert(Path folder) {
    return write(
        folder,
        tokenizer(),
        each(),
        "input: input_ids, mask: attention_mask, types: token_type_ids, output: last_hidden_state",
        "  pooling: mean\n  pieces: 3\n");
  }

  /**
   * Writes a folder.
   *
   * @param ports the model's inputs and outputs in the card
   * @param more lines of the card's text section
   */
  static ModelFolder write(
      Path folder, String tokenizer, byte[] model, String ports, String more) {
    byte[] words = tokenizer.getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("tokenizer.json"), words);
      Files.write(folder.resolve("text.onnx"), model);
      Files.writeString(
          folder.resolve("card.yaml"),
          """
          name: tiny-text
          kind: text
          version: "2"
          description: random weights
          licence: Apache-2.0
          source: TinyText
          text:
            tokenizer: {file: tokenizer.json, sha256: "%s"}
            model: {file: text.onnx, sha256: "%s", %s}
            maxTokens: %d
            dimension: %d
          %s\
          """
              .formatted(sha256(words), sha256(model), ports, MAX_TOKENS, DIMENSION, more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ModelFolder.directory(folder);
  }

  /** The mean of the tokens' vectors, scaled to unit length. */
  static float[] expected(int... tokens) {
    double[] sum = new double[DIMENSION];
    for (int token : tokens) {
      for (int d = 0; d < DIMENSION; d++) {
        sum[d] += vectors()[token][d];
      }
    }
    double squared = 0;
    for (double number : sum) {
      squared += number * number;
    }
    float[] unit = new float[DIMENSION];
    for (int d = 0; d < DIMENSION; d++) {
      unit[d] = (float) (sum[d] / Math.sqrt(squared));
    }
    return unit;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
