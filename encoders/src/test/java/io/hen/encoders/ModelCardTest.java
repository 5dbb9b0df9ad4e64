package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hen.memory.ModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCardTest {
  private static final String CARD =
      """
      name: tiny
      version: "1"
      description: a test
      licence: Apache-2.0
      source: made up
      encoder: {file: encoder.onnx, sha256: "%1$s", input: image, output: tokens}
      decoder: {file: decoder.onnx, sha256: "%1$s", input: codes, output: image}
      picture: {size: 64, multipleOf: 8, mean: [0, 0.5, 1e-3], scale: [1, 2, 0.25]}
      latent: {kind: tokens, codebook: 512, factor: 8}
      training: {steps: 10, note: none}
      heldOut: {psnr: 21.5}
      reviewedBy: a note to people
      """
          .formatted("0123456789abcdef".repeat(4));

  @Test
  void readsEveryKey() {
    ModelCard card = ModelCard.parse(CARD, "card.yaml");
    String sha256 = "0123456789abcdef".repeat(4);
    assertThat(card)
        .isEqualTo(
            new ModelCard(
                "tiny",
                "1",
                "a test",
                "Apache-2.0",
                "made up",
                new ModelCard.Net("encoder.onnx", sha256, "image", "tokens"),
                new ModelCard.Net("decoder.onnx", sha256, "codes", "image"),
                Optional.empty(),
                new ModelCard.PictureSpec(64, 8, List.of(0f, 0.5f, 0.001f), List.of(1f, 2f, 0.25f)),
                new ModelCard.Latent.Tokens(512, 8),
                OptionalDouble.empty(),
                Map.of("steps", 10, "note", "none"),
                Map.of("psnr", 21.5)));
    assertThat(card.grid()).isEqualTo(8);
  }

  @Test
  void readsDenseLatents() {
    String dense = CARD.replace("kind: tokens, codebook: 512", "kind: dense, channels: 32");
    ModelCard card = ModelCard.parse(dense, "card.yaml");
    assertThat(card.latent()).isEqualTo(new ModelCard.Latent.Dense(32, 8));
    assertThat(card.tolerance()).isEmpty();
    String tolerant = dense.replace("channels: 32", "channels: 32, tolerance: 0.25");
    assertThat(ModelCard.parse(tolerant, "card.yaml").tolerance()).hasValue(0.25);
  }

  @Test
  void readsTheFileOfAVqModelsVectors() {
    String sha256 = "fedcba9876543210".repeat(4);
    String vq =
        CARD.replace("kind: tokens, codebook: 512", "kind: vq, channels: 4, codebook: 16384")
            + "codebook: {file: codebook.bin, sha256: \""
            + sha256
            + "\"}\n";
    ModelCard card = ModelCard.parse(vq, "card.yaml");
    assertThat(card.latent()).isEqualTo(new ModelCard.Latent.Vq(4, 16384, 8));
    assertThat(card.codebook()).hasValue(new ModelCard.Codebook("codebook.bin", sha256));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: tiny | x: y | key name: it is missing or empty",
        "version: \"1\" | version: | key version: it is missing or empty",
        "file: encoder.onnx | file: ../encoder.onnx | key encoder.file: \"../encoder.onnx\" is not a"
            + " plain file name",
        "input: codes | inputs: codes | key decoder.inputs: there is no such key; known are [file,"
            + " input, output, sha256]",
        "size: 64 | size: 60 | key picture.size: 60 is no multiple of 8",
        "size: 64 | size: many | key picture.size: it must be a whole number in 1..8192, not"
            + " \"many\"",
        "scale: [1, 2, 0.25] | scale: [1, 0, 1] | key picture.scale: no scale may be 0",
        "mean: [0, 0.5, 1e-3] | mean: [0, 1] | key picture.mean: it must have three numbers: red,"
            + " green, blue",
        "mean: [0, 0.5, 1e-3] | mean: [0, a, 1] | key picture.mean: \"a\" is not a finite number",
        "codebook: 512 | codebook: 65535 | key latent.codebook: 65535 codes are too many: tokens"
            + " have 16 bits, and two values are kept for \"hidden\" and \"blank\", so a codebook has"
            + " at most 65534",
        "codebook: 512 | codebook: 0 | key latent.codebook: it must be a whole number in 1..65534,"
            + " not 0",
        "kind: tokens | kind: vq, channels: 4 | key codebook: it is missing, or has no keys and"
            + " values of its own",
        "kind: tokens | kind: vq | key latent.channels: it must be a whole number in 1..65536, but"
            + " is missing",
        "reviewedBy: | codebook: | key codebook: only a model with latent.kind vq has a file of code"
            + " vectors",
        "factor: 8 | factor: 8, tolerance: 0.5 | key latent.tolerance: only dense latents have one:"
            + " tokens are equal or not",
        "kind: tokens, codebook: 512 | kind: dense, channels: 4, tolerance: 3 | key"
            + " latent.tolerance: it must be a number in 0..2, not 3",
        "codebook: 512, | '' | key latent.codebook: it must be a whole number in 1..65534, but is"
            + " missing",
        "kind: tokens | kind: other | key latent.kind: it must be \"tokens\", \"dense\" or \"vq\","
            + " not \"other\"",
        "factor: 8 | factor: 7 | key latent.factor: 7 does not divide the size 64",
        "picture: { | pictures: { | key picture: it is missing, or has no keys and values of its"
            + " own",
        "training: {steps: 10, note: none} | training: much | key training: it must consist of keys"
            + " and values",
      })
  void namesFileAndKeyOfAnError(String text, String wrong, String message) {
    assertThat(CARD).contains(text);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelCard.parse(CARD.replace(text, wrong), "my/card.yaml"))
        .withMessage("the model card my/card.yaml cannot be used: " + message)
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.card"));
  }

  @Test
  void namesTheKeyOfADigestThatIsNone() {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelCard.parse(CARD.replace("0123", "012G"), "card.yaml"))
        .withMessageEndingWith("key encoder.sha256: it must have 64 lower-case hexadecimal digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "just text", "[1, 2]", "a: [", "\u0000"})
  void refusesWhatIsNoCard(String text) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelCard.parse(text, "my/card.yaml"))
        .withMessageStartingWith("the model card my/card.yaml cannot be used: it ");
  }
}
