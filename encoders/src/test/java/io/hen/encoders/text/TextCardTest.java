package io.hen.encoders.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hen.encoders.text.TextCard.Pooling;
import io.hen.memory.ModelException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCardTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static final String CARD =
      """
      name: clip-like
      version: "1"
      description: a description
      licence: MIT
      source: somewhere
      notes: to people
      text:
        tokenizer: {file: tokenizer.json, sha256: "%s"}
        model: {file: text.onnx, sha256: "%s", input: input_ids, output: text_embeds}
        maxTokens: 77
        dimension: 512
      """
          .formatted(DIGEST, DIGEST);

  @Test
  void readsWhatIsRequired() {
    TextCard card = TextCard.parse(CARD, "card.yaml");
    assertThat(card.name()).isEqualTo("clip-like");
    assertThat(card.tokenizer()).isEqualTo(new TextCard.Weights("tokenizer.json", DIGEST));
    assertThat(card.model().mask()).isEmpty();
    assertThat(card.maxTokens()).isEqualTo(77);
    assertThat(card.dimension()).isEqualTo(512);
    assertThat(card.pooling()).isEqualTo(Pooling.NONE);
    assertThat(card.pieces()).isEqualTo(1);
    assertThat(card.pad()).isEmpty();
  }

  @Test
  void readsWhatIsOptional() {
    String masked = CARD.replace("output: text", "mask: m, types: t, output: text");
    TextCard card = TextCard.parse(masked + "  pooling: mean\n  pieces: 16\n", "card.yaml");
    assertThat(card.model().mask()).isEqualTo(Optional.of("m"));
    assertThat(card.model().types()).isEqualTo(Optional.of("t"));
    assertThat(card.pooling()).isEqualTo(Pooling.MEAN);
    assertThat(card.pieces()).isEqualTo(16);
    assertThat(TextCard.parse(CARD + "  pad: 0\n", "card.yaml").pad())
        .isEqualTo(OptionalInt.of(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          name: clip-like      | ''                     | key name: it is missing or empty
          maxTokens: 77        | maxTokens: 2           | key text.maxTokens: it must be a whole number in 3..65536, not 2
          maxTokens: 77        | ''                     | key text.maxTokens: it must be a whole number in 3..65536, but is missing
          dimension: 512       | dimension: many        | key text.dimension: it must be a whole number in 1..65536, not "many"
          dimension: 512       | dimensions: 512        | key text.dimensions: there is no such key; known are [dimension, maxTokens, model, pad, pieces, pooling, tokenizer]
          dimension: 512       | 'dimension: 512\\n  pooling: max' | key text.pooling: it must be "none" or "mean", not "max"
          dimension: 512       | 'dimension: 512\\n  pieces: 2'    | key text.pieces: more than one piece needs pooling: mean
          input: input_ids     | in: input_ids          | key text.model.in: there is no such key; known are [file, input, mask, output, sha256, types]
          input: input_ids,    | ''                     | key text.model.input: it is missing or empty
          file: tokenizer.json | file: ../tokenizer.json | key text.tokenizer.file: "../tokenizer.json" is not a plain file name
          'text:\\n'           | 'texts:\\n'            | key text: it is missing, or has no keys and values of its own
          """)
  void namesTheKey(String from, String to, String message) {
    String card = CARD.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    assertThat(card).isNotEqualTo(CARD);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> TextCard.parse(card, "card.yaml (here)"))
        .withMessage("the model card card.yaml (here) cannot be used: " + message)
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.card"));
  }

  @Test
  void fillsOnlyWithoutAMask() {
    String masked = CARD.replace("output: text", "mask: m, output: text") + "  pad: 0\n";
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> TextCard.parse(masked, "card.yaml"))
        .withMessageEndingWith("key text.pad: nothing is filled where the model has a mask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "- a\n- list", "text", "a: [1"})
  void refusesWhatIsNoCard(String yaml) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> TextCard.parse(yaml, "card.yaml"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.card"));
  }
}
