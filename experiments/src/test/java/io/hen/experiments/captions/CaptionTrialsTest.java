package io.hen.experiments.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hen.core.bank.Pattern;
import io.hen.core.network.RecallOptions;
import io.hen.experiments.captions.SeveralTrial.Storage;
import io.hen.memory.Codec;
import io.hen.memory.InputException;
import io.hen.memory.Progress;
import io.hen.memory.TextEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionTrialsTest {
  private static final RecallOptions SHARP =
      RecallOptions.paper().withBeta(1e6).withTrace(false).withTolerance(1e-6);

  /** A bag of words: a random direction for each, in any order, case set aside. */
  private static final class Bag implements TextEncoder {
    @Override
    public String name() {
      return "bag";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public String settings() {
      return "";
    }

    @Override
    public Codec.Layout layout() {
      return new Codec.Layout.Dense(64);
    }

    @Override
    public boolean exactKey() {
      return false;
    }

    @Override
    public List<Pattern> encode(List<String> captions) {
      return captions.stream().<Pattern>map(Bag::vector).toList();
    }

    private static Pattern vector(String caption) {
      double[] sum = new double[64];
      for (String word : caption.toLowerCase(java.util.Locale.ROOT).split(" ")) {
        Random random = new Random(word.hashCode());
        for (int d = 0; d < 64; d++) {
          sum[d] += random.nextGaussian();
        }
      }
      float[] vector = new float[64];
      for (int d = 0; d < 64; d++) {
        vector[d] = (float) Math.rint(sum[d] * 1000);
      }
      return new Pattern.Dense(vector);
    }

    @Override
    public void close() {}
  }

  private static KeyTrial.Result keys(List<String> captions, Perturbation cue) {
    return KeyTrial.run(
        new CaptionSource(new Bag()), captions, captions.size(), cue, SHARP, 1, done -> {});
  }

  @Test
  void distinctVectorsAreFound() {
    List<String> captions = List.of("a red bus", "two dogs asleep", "a hen on a roof");
    KeyTrial.Result result = keys(captions, Perturbation.NONE);
    assertThat(result.retrieved()).isEqualTo(3);
    assertThat(result.ranks()).isEqualTo(new Ranks(3, 3, 3));
    assertThat(result.ties()).isEmpty();
  }

  /** What the vectors cannot tell apart the string can, if it is the very caption. */
  @Test
  void tiesAreListedAndDecidedByTheString() {
    List<String> captions = List.of("a red bus", "a bus red", "two dogs asleep", "A RED BUS");
    KeyTrial.Result exact = keys(captions, Perturbation.NONE);
    assertThat(exact.retrieved()).isEqualTo(1);
    assertThat(exact.byString()).isEqualTo(3);
    assertThat(exact.ties()).containsExactly(List.of("a red bus", "a bus red", "A RED BUS"));
    assertThat(exact.ranks()).isEqualTo(new Ranks(4, 1, 4));
    // Swapped words change nothing in a bag: the tied ones stay tied, and no string decides.
    KeyTrial.Result swapped = keys(List.of("two dogs", "a hen"), Perturbation.SWAP);
    assertThat(swapped.retrieved()).isEqualTo(2);
  }

  @Test
  void joinedAndEach() {
    List<List<String>> items =
        List.of(
            List.of("red bus", "bus on bridge", "big red bus"),
            List.of("two dogs", "dogs asleep", "two small dogs"),
            List.of("hen", "white hen", "hen on roof"));
    CaptionSource source = new CaptionSource(new Bag());
    for (Storage storage : Storage.values()) {
      SeveralTrial.Result held = SeveralTrial.run(source, items, storage, true, 1, done -> {});
      assertThat(held.ranks()).isEqualTo(new Ranks(3, 3, 3));
    }
    assertThat(SeveralTrial.run(source, items, Storage.EACH, false, 1, done -> {}).ranks().first())
        .isEqualTo(3);
  }

  @Test
  void ranksCountEqualsAgainst() {
    int[] itemOf = {0, 0, 1, 2};
    assertThat(Ranks.rank(new double[] {1, 3, 3, 2}, itemOf, 3, 0)).isEqualTo(1);
    assertThat(Ranks.rank(new double[] {1, 4, 3, 2}, itemOf, 3, 0)).isZero();
    assertThat(Ranks.rank(new double[] {1, 4, 3, 2}, itemOf, 3, 2)).isEqualTo(2);
    assertThat(Ranks.of(List.of(0, 4, 5))).isEqualTo(new Ranks(3, 1, 2));
  }

  @Test
  void tablesSayWhatWasMeasured() {
    KeyTrial.Result tied = keys(List.of("a red bus", "a bus red"), Perturbation.NONE);
    SeveralTrial.Result several =
        new SeveralTrial.Result("bag", Storage.JOINED, true, new Ranks(2000, 1999, 2000));
    WeightTrial.Result weights =
        new WeightTrial.Result(
            "pictures",
            "90.0 % hidden",
            0.01,
            new Ranks(4, 1, 2),
            new Ranks(4, 2, 3),
            WeightTrial.WEIGHTS.stream().map(w -> new Ranks(4, 3, 4)).toList(),
            WeightTrial.WEIGHTS.stream().map(w -> 1).toList());
    CaptionResults results =
        new CaptionResults(
            2, 2000, List.of(tied), List.of(several), List.of(weights), Map.of("seed", "1"));
    assertThat(results.markdown())
        .contains("| bag | the exact caption | 2 | 0 % | 100 % | 0 % |")
        .contains("- \"a red bus\" = \"a bus red\"")
        .contains("| bag | one pattern, joined | a caption held out | 99.95 % | 100 % |")
        .contains("90.0 % hidden (1.0 % of the code observed)")
        .contains("| both, 0.1 | 75.00 % (25.00 %) |")
        .contains("- seed: 1");
    assertThat(results.json()).contains("\"byString\" : 2", "\"heldOut\" : true");
  }

  @Test
  void optionsAreChecked(@TempDir Path folder) throws Exception {
    CaptionTrialOptions options = CaptionTrialOptions.of(folder.resolve("c.json"));
    assertThat(options.parts()).isEqualTo(Set.of(CaptionTrialOptions.Part.values()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withSizes(1, 2, 1))
        .withMessage("count must be at least 2, not 1");
    Files.writeString(folder.resolve("c.json"), "{\"a\": [\"one caption\"]}");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> new CaptionTrials(options, Progress.Listener.SILENT).run())
        .satisfies(e -> assertThat(e.code()).isEqualTo("input.captions-too-few"));
  }
}
