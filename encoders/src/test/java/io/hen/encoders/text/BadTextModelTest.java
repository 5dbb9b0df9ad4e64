package io.hen.encoders.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hen.encoders.ModelFolder;
import io.hen.encoders.OnnxBytes;
import io.hen.memory.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text models that are not as their cards say, each with what is wrong and what to do. */
class BadTextModelTest {
  @TempDir private Path directory;

  private static final String PORTS = "input: input_ids, output: text_embeds";

  private static byte[] model() {
    return TinyText.pooled(OnnxBytes.INT64, "input_ids", "n", TinyText.DIMENSION);
  }

  private static ModelException failure(ModelFolder folder) {
    try (OnnxTextEncoder encoder = OnnxTextEncoder.open(folder, 1)) {
      ModelException failure =
          catchThrowableOfType(ModelException.class, () -> encoder.encode(List.of("a hen")));
      assertThat(encoder.isLoaded()).isEqualTo(failure.code().equals("model.output") || failure.code().equals("model.run"));
      assertThat(failure.remedy()).endsWith(".");
      return failure;
    }
  }

  private ModelFolder folder() {
    return ModelFolder.directory(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          input: tokens, output: text_embeds
          input: input_ids, output: pooled
          input: input_ids, mask: attention_mask, output: text_embeds
          """)
  void wrongNames(String ports) {
    ModelException failure =
        failure(TinyText.write(directory, TinyText.tokenizer(), model(), ports, ""));
    assertThat(failure.code()).isEqualTo("model.shape");
    assertThat(failure)
        .hasMessageContaining("text.onnx (")
        .hasMessageContaining(
            " has the inputs [input_ids: INT64[-1, -1]] and outputs [text_embeds: FLOAT[-1, 6]];"
                + " its card promises the inputs [");
  }

  @Test
  void wrongShapes() {
    ModelException failure =
        failure(TinyText.write(directory, TinyText.tokenizer(), TinyText.each(), PORTS, ""));
    assertThat(failure.code()).isEqualTo("model.shape");
    assertThat(failure)
        .hasMessageContaining("outputs [last_hidden_state: FLOAT[-1, -1, 6]]")
        .hasMessageEndingWith("and the output text_embeds: FLOAT n×6");
  }

  /** A file that does not say how long its vectors are is caught when it gives the first one. */
  @Test
  void wrongResults() throws IOException {
    TinyText.write(
        directory,
        TinyText.tokenizer(),
        TinyText.each("d"),
        "input: input_ids, mask: attention_mask, types: token_type_ids, output: last_hidden_state",
        "  pooling: mean\n");
    Path card = directory.resolve("card.yaml");
    Files.writeString(card, Files.readString(card).replace("dimension: 6", "dimension: 5"));
    ModelException failure = failure(folder());
    assertThat(failure.code()).isIn("model.output", "model.shape");
    assertThat(failure).hasMessageContaining("last_hidden_state").hasMessageContaining("5");
  }

  /** A tokenizer with words that the model has no vectors for. */
  @Test
  void anotherModelsTokenizer() {
    String other = TinyText.tokenizer().replace("\"hen\": 7", "\"hen\": 77");
    ModelException failure = failure(TinyText.write(directory, other, model(), PORTS, ""));
    assertThat(failure.code()).isEqualTo("model.run");
    assertThat(failure.remedy()).contains("Check that the tokenizer belongs to the model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "no json at all", "{\"model\": {\"type\": \"Oracle\"}}", "[1, 2"})
  void aTokenizerThatIsNone(String tokenizer) {
    ModelException failure = failure(TinyText.write(directory, tokenizer, model(), PORTS, ""));
    assertThat(failure.code()).isEqualTo("model.tokenizer");
    assertThat(failure)
        .hasMessageContaining("tokenizer.json (" + directory + ") is not a tokenizer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenizer.json", "text.onnx", "card.yaml"})
  void aMissingFile(String file) throws IOException {
    TinyText.clip(directory);
    Files.delete(directory.resolve(file));
    ModelException failure =
        catchThrowableOfType(
            ModelException.class,
            () -> {
              try (OnnxTextEncoder encoder = OnnxTextEncoder.open(folder(), 1)) {
                encoder.load();
              }
            });
    assertThat(failure.code()).isEqualTo("model.missing");
    assertThat(failure).hasMessageContaining(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenizer.json", "text.onnx"})
  void aChangedFile(String file) throws IOException {
    TinyText.clip(directory);
    byte[] bytes = Files.readAllBytes(directory.resolve(file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(directory.resolve(file), bytes);
    ModelException failure = failure(folder());
    assertThat(failure.code()).isEqualTo("model.checksum");
    assertThat(failure).hasMessageContaining(file);
  }

  @Test
  void whatIsNoModel() {
    byte[] none = "no ONNX".getBytes(StandardCharsets.UTF_8);
    ModelException failure =
        failure(TinyText.write(directory, TinyText.tokenizer(), none, PORTS, ""));
    assertThat(failure.code()).isEqualTo("model.unreadable");
    assertThat(failure).hasMessageContaining("text.onnx (");
  }

  @Test
  void noRoomForWords() throws IOException {
    TinyText.clip(directory);
    Path card = directory.resolve("card.yaml");
    String wide =
        TinyText.tokenizer()
            .replace("\"ids\": [15], \"tokens\": [\"<end>\"]", "\"ids\": [15, 15], \"tokens\": [\"<end>\", \"<end>\"]");
    TinyText.write(directory, wide, model(), PORTS, "");
    Files.writeString(card, Files.readString(card).replace("maxTokens: 8", "maxTokens: 3"));
    ModelException failure = failure(folder());
    assertThat(failure.code()).isEqualTo("model.card");
    assertThat(failure)
        .hasMessageContaining("text.maxTokens is 3, but the tokenizer puts 3 marks around a caption");
  }

  /** What failed once works when the file is there. */
  @Test
  void triesAgain() throws IOException {
    TinyText.clip(directory);
    byte[] model = Files.readAllBytes(directory.resolve("text.onnx"));
    Files.delete(directory.resolve("text.onnx"));
    try (OnnxTextEncoder encoder = OnnxTextEncoder.open(folder(), 1)) {
      assertThat(catchThrowableOfType(ModelException.class, encoder::load).code())
          .isEqualTo("model.missing");
      Files.write(directory.resolve("text.onnx"), model);
      assertThat(encoder.encode(List.of("a hen"))).hasSize(1);
    }
  }
}
