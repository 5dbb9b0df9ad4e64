package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxAutoencoderTest {
  @TempDir private Path directory;

  private static List<Picture> scenes(int count) {
    return LongStream.range(0, count)
        .mapToObj(seed -> Fixtures.scene(TinyModel.SIZE, seed))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32, 33, 70})
  void encodesAPictureTheSameInAnyCompany(int count) {
    try (Autoencoder tokens = OnnxAutoencoder.open(TinyModel.tokens(directory.resolve("t")), 2);
        Autoencoder dense = OnnxAutoencoder.open(TinyModel.dense(directory.resolve("d")), 1)) {
      List<Picture> scenes = scenes(count);
      List<Pattern> grids = tokens.encode(scenes);
      List<Pattern> numbers = dense.encode(scenes);
      assertThat(grids).hasSize(count);
      for (int k = 0; k < count; k++) {
        List<Picture> alone = List.of(scenes.get(k));
        assertThat(((Pattern.Tokens) grids.get(k)).tokens())
            .hasSize(4)
            .isEqualTo(((Pattern.Tokens) tokens.encode(alone).getFirst()).tokens());
        assertThat(((Pattern.Dense) numbers.get(k)).values())
            .hasSize(TinyModel.CHANNELS * 4)
            .isEqualTo(((Pattern.Dense) dense.encode(alone).getFirst()).values());
      }
    }
  }

  /** The token of a place is the channel with the largest number there. */
  @Test
  void laysOutNumbersByChannelAndTokensByPlace() {
    try (OnnxAutoencoder tokens =
            OnnxAutoencoder.open(TinyModel.tokens(directory.resolve("t")), 1);
        OnnxAutoencoder dense = OnnxAutoencoder.open(TinyModel.dense(directory.resolve("d")), 1)) {
      assertThat(tokens.layout()).isEqualTo(new Codec.Layout.Tokens(4, TinyModel.CHANNELS));
      assertThat(dense.layout()).isEqualTo(new Codec.Layout.Dense(4 * TinyModel.CHANNELS));
      assertThat(tokens.card().name()).isEqualTo("tiny");
      for (Picture scene : scenes(20)) {
        char[] grid = ((Pattern.Tokens) tokens.encode(List.of(scene)).getFirst()).tokens();
        float[] numbers = ((Pattern.Dense) dense.encode(List.of(scene)).getFirst()).values();
        for (int s = 0; s < 4; s++) {
          for (int c = 0; c < TinyModel.CHANNELS; c++) {
            assertThat(numbers[grid[s] * 4 + s]).isGreaterThanOrEqualTo(numbers[c * 4 + s]);
          }
        }
      }
    }
  }

  @Test
  void decodesIntoTheRangeOfPixels() {
    try (Autoencoder autoencoder = OnnxAutoencoder.open(TinyModel.tokens(directory), 1)) {
      float[] codes = new float[TinyModel.CHANNELS * 4];
      codes[0] = 100;
      codes[5] = 1;
      Picture picture = autoencoder.decode(codes);
      assertThat(picture.width()).isEqualTo(16);
      assertThat(picture.values()).contains(0f, 1f);
      for (float value : picture.values()) {
        assertThat(value).isBetween(0f, 1f);
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> autoencoder.decode(new float[5]))
          .withMessage("5 latents, not 24x2x2");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> autoencoder.encode(List.of(Fixtures.formula(16, 24))))
          .withMessage("the picture is 16x24, not 16x16");
    }
  }

  @Test
  void refusesTokensOutsideTheCodebook() {
    ModelFolder folder =
        TinyModel.write(
            directory,
            TinyModel.tokenEncoder(),
            "tokens",
            "{kind: tokens, codebook: 3, factor: 8}");
    // the decoder's 24 channels already contradict the card
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxAutoencoder.open(folder, 1).load())
        .withMessageContaining("[codes: FLOAT[-1, 24, -1, -1]]")
        .withMessageContaining("[codes: FLOAT[-1, 3, 2, 2]]");
  }

  @Test
  void refusesAFileThatIsNotTheOneItsCardNames() throws Exception {
    ModelFolder folder = TinyModel.tokens(directory);
    Path file = directory.resolve("encoder.onnx");
    byte[] bytes = Files.readAllBytes(file);
    String expected = Sha256.hex(bytes);
    bytes[1000] ^= 1;
    Files.write(file, bytes);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxAutoencoder.open(folder, 1).load())
        .withMessage(
            "encoder.onnx (%s) is not the file its card names: SHA-256 %s is expected, %s was found",
            directory, expected, Sha256.hex(bytes))
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.checksum"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"card.yaml", "encoder.onnx", "decoder.onnx"})
  void namesAMissingFile(String name) throws Exception {
    ModelFolder folder = TinyModel.tokens(directory);
    Files.delete(directory.resolve(name));
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxAutoencoder.open(folder, 1))
        .withMessage("%s (%s) cannot be read: there is no such file", name, directory)
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.missing"));
  }

  @Test
  void namesAMissingShippedModel() {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelFolder.shipped("nothing").card())
        .withMessage("card.yaml (shipped model nothing) cannot be read: there is no such file");
  }
}
