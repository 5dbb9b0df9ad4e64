package io.hen.minilm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.TextEncoder;
import io.hen.memory.TextEncoderProvider;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniLmTest {
  private static final MiniLm MINILM = new MiniLm();

  @AfterAll
  static void close() {
    MINILM.close();
  }

  private static float[] vector(String caption) {
    return vectors(List.of(caption)).getFirst();
  }

  private static List<float[]> vectors(List<String> captions) {
    return MINILM.encode(captions).stream()
        .map(pattern -> ((Pattern.Dense) pattern).values())
        .toList();
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int k = 0; k < a.length; k++) {
      dot += (double) a[k] * b[k];
    }
    return dot;
  }

  @Test
  void isFoundByTheServiceLoader() {
    TextEncoderProvider provider =
        ServiceLoader.load(TextEncoderProvider.class).findFirst().orElseThrow();
    assertThat(provider.names()).containsExactly("minilm");
    try (TextEncoder encoder = provider.open("minilm")) {
      assertThat(encoder.name()).isEqualTo("minilm");
      assertThat(encoder.version()).isEqualTo("1");
      assertThat(encoder.layout()).isEqualTo(new Codec.Layout.Dense(384));
      assertThat(encoder.exactKey()).isFalse();
      assertThat(encoder.settings()).contains("759c3cd2b7fe7e93", "da0e79933b9ed517");
    }
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> provider.open("bert"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.unknown"));
  }

  /**
   * The first number was computed by the Python of ONNX Runtime from the same weights, the tokens
   * [101, 4937, 102] and [101, 18401, 102] written by hand and the mean of all three; a wrong
   * pooling, a wrong mask or the tokenizer's own padding to 128 tokens would move them.
   */
  @Test
  void putsLikeMeaningsTogether() {
    assertThat(cosine(vector("cat"), vector("kitten"))).isEqualTo(0.78821, within(1e-4));
    double near =
        cosine(vector("a red bus crosses a bridge"), vector("there is a bus on the bridge"));
    double far = cosine(vector("a red bus crosses a bridge"), vector("two dogs sleep on a sofa"));
    assertThat(near).isGreaterThan(0.7);
    assertThat(far).isLessThan(0.25);
  }

  /** Nobody else's captions change a caption's numbers, nor does the number of threads. */
  @Test
  void encodesEachCaptionByItself() {
    List<String> captions =
        IntStream.range(0, 70).mapToObj(k -> "caption number " + k + " of ".repeat(k % 9)).toList();
    List<float[]> together = vectors(captions);
    for (int k : new int[] {0, 7, 31, 32, 69}) {
      assertThat(together.get(k)).containsExactly(vector(captions.get(k)), within(1e-6f));
      assertThat(Math.sqrt(cosine(together.get(k), together.get(k)))).isEqualTo(1, within(1e-6));
    }
    List<float[]> again = captions.parallelStream().map(MiniLmTest::vector).toList();
    assertThat(again).usingRecursiveComparison().isEqualTo(together);
  }

  @ParameterizedTest(name = "\"{0}\" = \"{1}\"")
  @CsvSource(
      textBlock =
          """
          A Red BUS on a bridge, a red bus on a bridge
          café, cafe
          a hen \uD83D\uDC14, a hen \uD83D\uDC13
          """)
  void isNoExactKey(String one, String other) {
    assertThat(vector(one)).containsExactly(vector(other));
  }

  @Test
  void takesAnyText() {
    List<String> odd =
        List.of(
            "",
            " \t\n",
            "\u0000\u0001\u0007",
            "\uD83D\uDC14\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "حافلة حمراء على جسر",
            "אוטובוס אדום על גשר",
            "\u202Eright to left override",
            "\uD800 half a pair",
            "x".repeat(100_000),
            "红色巴士");
    for (float[] vector : vectors(odd)) {
      assertThat(vector).hasSize(384);
      assertThat(cosine(vector, vector)).isEqualTo(1, within(1e-5));
    }
    // Nothing but white space and control characters is an empty caption.
    assertThat(vectors(odd).get(1)).containsExactly(vector(""));
    assertThat(vectors(odd).get(2)).containsExactly(vector(""));
  }

  /** A long caption is read in pieces: its end counts, and its numbers stay finite. */
  @Test
  void readsLongCaptionsInPieces() {
    String filler = "a street with houses and trees ".repeat(60);
    float[] dog = vector(filler + "and a dog");
    float[] ship = vector(filler + "and a ship");
    assertThat(dog).isNotEqualTo(ship);
    assertThat(cosine(dog, ship)).isGreaterThan(0.9);
  }

  /** 16 pieces of 254 tokens are read; what comes after them makes no difference. */
  @Test
  void tenThousandWordsAreRead() {
    String words = String.join(" ", Collections.nCopies(10_000, "hen"));
    assertThat(vector(words)).hasSize(384).containsExactly(vector(words + " and a dog"));
  }

  @Test
  void aClosedOneRefuses() {
    MiniLm one = new MiniLm();
    MiniLm other = new MiniLm();
    one.close();
    one.close();
    assertThatIllegalStateException().isThrownBy(() -> one.encode(List.of("a hen")));
    assertThat(other.encode(List.of("a hen"))).hasSize(1);
    other.close();
    assertThat(vector("a hen")).hasSize(384);
  }

  @Test
  void stopsWhenInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> MINILM.encode(List.of("a hen")))
          .withMessage("interrupted after 0 of 1 captions were encoded");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
