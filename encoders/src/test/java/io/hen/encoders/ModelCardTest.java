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
    assertThat(ModelCard.parse(dense, "card.yaml").latent())
        .isEqualTo(new ModelCard.Latent.Dense(32, 8));
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
        "codebook: 512 | codebook: 65535 | key latent.codebook: it must be a whole number in"
            + " 1..65534, not 65535",
        "codebook: 512, | '' | key latent.codebook: it must be a whole number in 1..65534, but is"
            + " missing",
        "kind: tokens | kind: other | key latent.kind: it must be \"tokens\" or \"dense\", not"
            + " \"other\"",
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
