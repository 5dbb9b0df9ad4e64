package io.hen.encoders.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.Pattern;
import io.hen.encoders.ModelFolder;
import io.hen.encoders.OnnxBytes;
import io.hen.memory.Codec;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxTextEncoderTest {
  /** Sums of the model's floats against sums of doubles. */
  private static final org.assertj.core.data.Offset<Float> ROUNDING = within(1e-5f);

  @TempDir private Path directory;
  private final ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>();

  private OnnxTextEncoder open(ModelFolder folder) {
    return OnnxTextEncoder.open(folder, 2, warnings::add);
  }

  private static float[] vector(OnnxTextEncoder encoder, String caption) {
    return ((Pattern.Dense) encoder.encode(List.of(caption)).getFirst()).values();
  }

  private static String words(int count) {
    return String.join(" ", Collections.nCopies(count, "hen"));
  }

  @Test
  void tellsWhatItIs() {
    try (OnnxTextEncoder encoder = open(TinyText.clip(directory))) {
      assertThat(encoder.name()).isEqualTo("tiny-text");
      assertThat(encoder.version()).isEqualTo("2");
      assertThat(encoder.layout()).isEqualTo(new Codec.Layout.Dense(6));
      assertThat(encoder.exactKey()).isFalse();
      assertThat(encoder.isLoaded()).isFalse();
      encoder.load();
      assertThat(encoder.isLoaded()).isTrue();
    }
  }

  /** The tokenizer's own truncation and padding to 4 tokens must not happen. */
  @Test
  void fillsUpWithTheEndMarkAsClipDoes() {
    try (OnnxTextEncoder encoder = open(TinyText.clip(directory))) {
      assertThat(vector(encoder, "A red BUS"))
          .containsExactly(TinyText.expected(14, 1, 2, 3, 15, 15, 15, 15), ROUNDING);
      assertThat(vector(encoder, ""))
          .containsExactly(TinyText.expected(14, 15, 15, 15, 15, 15, 15, 15), ROUNDING);
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void fillsUpWithAnotherTokenIfTheCardSaysSo() {
    ModelFolder folder =
        TinyText.write(
            directory,
            TinyText.tokenizer(),
            TinyText.pooled(OnnxBytes.INT64, "input_ids", "n", 6),
            "input: input_ids, output: text_embeds",
            "  pad: 0\n");
    try (OnnxTextEncoder encoder = open(folder)) {
      assertThat(vector(encoder, "a hen"))
          .containsExactly(TinyText.expected(14, 1, 7, 15, 0, 0, 0, 0), ROUNDING);
    }
  }

  @Test
  void fillsNothingUpWhereThereIsAMask() {
    try (OnnxTextEncoder encoder = open(TinyText.bert(directory))) {
      assertThat(vector(encoder, "a hen"))
          .containsExactly(TinyText.expected(14, 1, 7, 15), ROUNDING);
    }
  }

  @Test
  void cutsALongCaptionAndSaysWhich() {
    try (OnnxTextEncoder encoder = open(TinyText.clip(directory))) {
      float[] cut = vector(encoder, "two dogs \uD83D\uDC15 asleep on the red bridge");
      assertThat(cut).containsExactly(TinyText.expected(14, 8, 9, 0, 10, 4, 5, 15), ROUNDING);
      assertThat(warnings)
          .containsExactly(
              "the caption \"two dogs \uD83D\uDC15 asleep on the red bridge\" has 10 tokens, but"
                  + " tiny-text reads 8: its end, from \"red bridge\" on, is left out");
    }
  }

  @Test
  void readsALongCaptionInPiecesAndSaysWhich() {
    try (OnnxTextEncoder encoder = open(TinyText.bert(directory))) {
      float[] read = vector(encoder, "two dogs asleep on the red bus bridge");
      assertThat(read)
          .containsExactly(
              TinyText.expected(14, 8, 9, 10, 4, 5, 2, 15, 14, 3, 6, 15), ROUNDING);
      assertThat(warnings)
          .containsExactly(
              "the caption \"two dogs asleep on the red bus bridge\" has 10 tokens, but tiny-text"
                  + " reads 8: it was read in 2 pieces, and their mean counts");
    }
  }

  @Test
  void leavesOutWhatNoPieceHolds() {
    try (OnnxTextEncoder encoder = open(TinyText.bert(directory))) {
      String caption = words(18) + " a bus\non the bridge " + words(10_000);
      assertThat(vector(encoder, caption)).containsExactly(vector(encoder, words(18)));
      assertThat(warnings.peek())
          .isEqualTo(
              "the caption \""
                  + words(15)
                  + "…\" has 10025 tokens, but tiny-text reads 8: it was read in 3 pieces, and their"
                  + " mean counts; its end, from \"a bus on the bridge "
                  + words(10)
                  + "…\" on, is left out");
    }
  }

  @Test
  void takesAnyText() {
    List<String> odd =
        List.of(
            "",
            " \n\t",
            "\u0000\u0007",
            "\uD83D\uDC14",
            "حافلة حمراء",
            "\u202Eoverride",
            "\uD800",
            "x".repeat(100_000),
            words(10_000));
    for (ModelFolder folder :
        List.of(TinyText.clip(directory.resolve("1")), TinyText.bert(directory.resolve("2")))) {
      try (OnnxTextEncoder encoder = open(folder)) {
        for (Pattern pattern : encoder.encode(odd)) {
          double squared = 0;
          for (float number : ((Pattern.Dense) pattern).values()) {
            squared += number * number;
          }
          assertThat(squared).isEqualTo(1, within(1e-5));
        }
      }
    }
    assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains("10002 tokens"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void encodesEachCaptionByItself(int threads) {
    List<String> captions =
        IntStream.range(0, 600).mapToObj(k -> "two dogs " + words(k % 7) + " on bus").toList();
    try (OnnxTextEncoder encoder =
        OnnxTextEncoder.open(TinyText.bert(directory), threads, warnings::add)) {
      List<Pattern> together = encoder.encode(captions);
      for (int k : new int[] {0, 3, 6, 255, 256, 599}) {
        assertThat(((Pattern.Dense) together.get(k)).values())
            .containsExactly(vector(encoder, captions.get(k)), ROUNDING);
      }
      List<Pattern> again = captions.parallelStream().map(c -> encoder.encode(List.of(c)).getFirst()).toList();
      for (int k = 0; k < captions.size(); k++) {
        assertThat(((Pattern.Dense) again.get(k)).values())
            .containsExactly(((Pattern.Dense) together.get(k)).values(), ROUNDING);
      }
    }
  }

  @Test
  void takesModelsOfInt32AndOfOneCaptionARun() {
    ModelFolder folder =
        TinyText.write(
            directory,
            TinyText.tokenizer(),
            TinyText.pooled(OnnxBytes.INT32, "text", 1, "d"),
            "input: text, output: text_embeds",
            "");
    try (OnnxTextEncoder encoder = open(folder)) {
      List<Pattern> both = encoder.encode(List.of("a hen", "two dogs"));
      assertThat(((Pattern.Dense) both.get(1)).values())
          .containsExactly(TinyText.expected(14, 8, 9, 15, 15, 15, 15, 15), ROUNDING);
    }
  }

  @Test
  void closesTwiceAndRefusesToRunAfterwards() {
    OnnxTextEncoder encoder = open(TinyText.clip(directory));
    vector(encoder, "a hen");
    encoder.close();
    encoder.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> vector(encoder, "a hen"))
        .withMessage("the text encoder tiny-text is closed");
  }

  @Test
  void stopsWhenInterrupted() {
    try (OnnxTextEncoder encoder = open(TinyText.clip(directory))) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> vector(encoder, "a hen"))
          .withMessage("interrupted after 0 of 1 captions were encoded");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void needsAThread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxTextEncoder.open(TinyText.clip(directory), 0))
        .withMessage("threads must be at least 1, not 0");
  }
}
