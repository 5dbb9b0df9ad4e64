package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hen.encoders.OnnxModel.Port;
import io.hen.encoders.OnnxModel.Port.Type;
import io.hen.memory.ModelException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {
  private static final Port IMAGE = new Port("image", Type.FLOAT, -1, 3, 16, 16);
  private static final Port TOKENS = new Port("tokens", Type.INT64, -1, 2, 2);
  private static final long[] ONE = {1, 3, 16, 16};
  private static final long[] GRID = {1, 2, 2};

  private static OnnxModel open(int threads) {
    return OnnxModel.open(TinyModel.tokenEncoder(), "tiny", IMAGE, TOKENS, threads);
  }

  private static FloatBuffer image(long seed) {
    Random random = new Random(seed);
    FloatBuffer buffer = FloatBuffer.allocate(3 * 256);
    while (buffer.hasRemaining()) {
      buffer.put(random.nextFloat());
    }
    return buffer.flip();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void givesTheSameFromAnyNumberOfThreads(int threads) {
    try (OnnxModel model = open(threads);
        OnnxModel alone = open(1)) {
      List<long[]> expected =
          IntStream.range(0, 64).mapToObj(seed -> alone.longs(image(seed), ONE, GRID)).toList();
      List<long[]> found =
          IntStream.range(0, 64)
              .parallel()
              .mapToObj(seed -> model.longs(image(seed), ONE, GRID))
              .toList();
      assertThat(found).usingRecursiveComparison().isEqualTo(expected);
      assertThat(expected.stream().flatMapToLong(java.util.Arrays::stream).distinct().count())
          .isGreaterThan(4);
    }
  }

  @Test
  void closesTwiceAndRefusesToRunAfterwards() {
    OnnxModel model = open(1);
    model.close();
    model.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> model.longs(image(1), ONE, GRID))
        .withMessage("tiny is closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "this is no protocol buffer", "GIF89a"})
  void refusesWhatIsNoModel(String file) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() ->
            OnnxModel.open(
                file.getBytes(StandardCharsets.UTF_8), "x.onnx (here)", IMAGE, TOKENS, 1))
        .withMessageStartingWith("x.onnx (here) is not an ONNX model that can be run: ")
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.unreadable"));
  }

  @Test
  void refusesHalfAModel() {
    byte[] half = java.util.Arrays.copyOf(TinyModel.tokenEncoder(), 5000);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxModel.open(half, "x.onnx", IMAGE, TOKENS, 1))
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.unreadable"));
  }

  @Test
  void listsWhatAFileHasWhereItsCardIsWrong() {
    for (Port[] wrong :
        new Port[][] {
          {new Port("picture", Type.FLOAT, -1, 3, 16, 16), TOKENS},
          {new Port("image", Type.FLOAT, -1, 1, 16, 16), TOKENS},
          {new Port("image", Type.FLOAT, -1, 3, 16), TOKENS},
          {IMAGE, new Port("latent", Type.INT64, -1, 2, 2)},
          {IMAGE, new Port("tokens", Type.FLOAT, -1, 2, 2)},
          {IMAGE, new Port("tokens", Type.INT64, -1, 24, 2, 2)},
        }) {
      assertThatExceptionOfType(ModelException.class)
          .isThrownBy(() -> OnnxModel.open(TinyModel.tokenEncoder(), "tiny", wrong[0], wrong[1], 1))
          .withMessage(
              "tiny has the inputs [image: FLOAT[-1, 3, -1, -1]] and outputs [tokens: INT64[-1, -1,"
                  + " -1]]; its card promises the input ["
                  + wrong[0]
                  + "] and the output ["
                  + wrong[1]
                  + "]")
          .satisfies(e -> assertThat(e.code()).isEqualTo("model.shape"));
    }
  }

  @Test
  void refusesAResultOfAnotherShape() {
    try (OnnxModel model = open(1)) {
      assertThatExceptionOfType(ModelException.class)
          .isThrownBy(() -> model.longs(image(1), ONE, new long[] {1, 3, 3}))
          .withMessage(
              "tiny gives tokens[1, 2, 2] for image[1, 3, 16, 16]; its card promises [1, 3, 3]")
          .satisfies(e -> assertThat(e.code()).isEqualTo("model.output"));
    }
  }

  @Test
  void tellsWhatARunFailedOn() {
    try (OnnxModel model = open(1)) {
      assertThatExceptionOfType(ModelException.class)
          .isThrownBy(() -> model.longs(image(1), new long[] {1, 1, 48, 16}, GRID))
          .withMessageStartingWith("tiny failed on image[1, 1, 48, 16]: ")
          .satisfies(e -> assertThat(e.code()).isEqualTo("model.run"));
    }
  }
}
