package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cues of two parts: their scale, their weights, and the part that is missing. */
class PartsTest {
  private static final RecallOptions SHARP = RecallOptions.paper().withBeta(3000);

  @TempDir Path directory;

  private AssociativeMemory open(Codec codec) {
    return AssociativeMemory.open(directory, MemoryOptions.defaults(), codec);
  }

  private static double squared(float[] vector) {
    double sum = 0;
    for (float x : vector) {
      sum += (double) x * x;
    }
    return sum;
  }

  /** Energies of a network are in the units of β times the weighted squared distance. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.25})
  void aPartCountsInUnitsOfItsMeanSquaredNorm(double weight) {
    SplittableRandom random = new SplittableRandom(1);
    List<Item> items = new ArrayList<>();
    double mean = 0;
    for (int k = 0; k < 8; k++) {
      items.add(FakeCodec.item(random).caption("word" + k));
      mean += squared(FakeCodec.numbers(items.get(k).bytes())) / 9;
    }
    items.add(FakeCodec.item(random));
    mean += squared(FakeCodec.numbers(items.get(8).bytes())) / 9;
    try (AssociativeMemory memory = open(WordsCodec.unit().withLength(7))) {
      memory.remember(items, Progress.Listener.SILENT);
      float[] seen = FakeCodec.numbers(items.get(2).bytes());
      float[] other = FakeCodec.numbers(items.get(5).bytes());
      double picture = 0;
      for (int k = 0; k < seen.length; k++) {
        picture += (seen[k] - other[k]) * (double) (seen[k] - other[k]);
      }
      // Item 3's picture with item 6's caption: how much nearer is one of them?
      Cue cue = Cue.picture(items.get(2).bytes()).and(Cue.caption("word5")).weights(1, weight);
      double caption = distance(memory, cue.scaled(PartScale.RAW), 1);
      RecallOptions one = RecallOptions.paper().withBeta(0.1).withSteps(1);
      for (PartScale scale : PartScale.values()) {
        // The blank caption of the ninth item does not enter the mean: it is 49, not 8/9 of that.
        double forPicture = scale == PartScale.UNIT ? 1 / mean : 1;
        double forCaption = scale == PartScale.UNIT ? weight / 49 : weight;
        Recollection recollection = memory.recall(cue.scaled(scale), Similarity.L2, one);
        double expected = 0.1 * (forPicture * picture - forCaption * caption);
        assertThat(logRatio(recollection, new ItemId(3), new ItemId(6)))
            .isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
      }
      // Cosine has a scale of its own.
      assertThat(
              logRatio(
                  memory.recall(cue.scaled(PartScale.RAW), Similarity.COSINE, one),
                  new ItemId(3),
                  new ItemId(6)))
          .isCloseTo(
              logRatio(memory.recall(cue, Similarity.COSINE, one), new ItemId(3), new ItemId(6)),
              within(1e-12));
    }
  }

  /** ‖t₃-t₆‖² of the captions, by a recall with the caption alone. */
  private static double distance(AssociativeMemory memory, Cue cue, double weight) {
    Recollection told =
        memory.recall(
            cue.weights(0, weight),
            Similarity.L2,
            RecallOptions.paper().withBeta(0.01).withSteps(1));
    return -logRatio(told, new ItemId(3), new ItemId(6)) / 0.01;
  }

  private static double logRatio(Recollection recollection, ItemId one, ItemId other) {
    return Math.log(weight(recollection, one) / weight(recollection, other));
  }

  private static double weight(Recollection recollection, ItemId id) {
    return recollection.leading().stream()
        .filter(item -> item.item().equals(id))
        .findFirst()
        .orElseThrow()
        .weight();
  }

  /** Sixty-four tokens count like a unit vector, and β = 150·S is the paper's 150. */
  @Test
  void thePapersScaleIsReachedByBetaTimesTheMeanSquaredNorm() {
    SplittableRandom random = new SplittableRandom(4);
    try (AssociativeMemory memory = open(FakeCodec.tokens())) {
      for (int k = 0; k < 30; k++) {
        memory.remember(FakeCodec.item(random).caption("caption " + k));
      }
      byte[] bytes = memory.get(new ItemId(9)).orElseThrow().item().bytes();
      Cue half = Cue.picture(bytes).hidden(Region.lowerHalf());
      Recollection raw =
          memory.recall(
              half.scaled(PartScale.RAW).weights(1, 0),
              Similarity.L2,
              RecallOptions.paper().withBeta(0.2));
      Recollection unit =
          memory.recall(
              half.weights(1, 0), Similarity.L2, RecallOptions.paper().withBeta(0.2 * 16));
      assertThat(unit.leading()).hasSameSizeAs(raw.leading());
      for (int k = 0; k < raw.leading().size(); k++) {
        assertThat(unit.leading().get(k).item()).isEqualTo(raw.leading().get(k).item());
        assertThat(unit.leading().get(k).weight())
            .isCloseTo(raw.leading().get(k).weight(), within(1e-9));
      }
    }
  }

  /**
   * Zeros for the missing picture add ‖ξ‖² to every distance under L2, so that a dark picture wins
   * whatever the caption says.
   */
  @ParameterizedTest
  @EnumSource(Similarity.class)
  void zerosForTheMissingPartPickTheShortItemUnderSquaredDistances(Similarity similarity) {
    SplittableRandom random = new SplittableRandom(5);
    try (AssociativeMemory memory = open(WordsCodec.unit())) {
      for (int k = 0; k < 20; k++) {
        memory.remember(FakeCodec.item(random).caption("bright picture " + k));
      }
      ItemId dark = memory.remember(Item.picture(new byte[FakeCodec.BYTES]).caption("night"));
      for (int k = 0; k < 20; k++) {
        // A word is lost, so that no stored caption is exactly this one.
        Cue cue = Cue.caption("picture " + k).scaled(PartScale.RAW);
        assertThat(memory.recall(cue, similarity, SHARP).nearest()).contains(new ItemId(k + 1));
        Recollection filled = memory.recall(cue.missing(MissingParts.ZEROS), similarity, SHARP);
        assertThat(filled.nearest())
            .contains(similarity == Similarity.L2 ? dark : new ItemId(k + 1));
      }
    }
  }

  /** To tokens zeros would add the same everywhere. */
  @Test
  void aMissingPartOfTokensIsLeftOutInAnyCase() {
    SplittableRandom random = new SplittableRandom(6);
    try (AssociativeMemory memory = open(FakeCodec.tokens())) {
      for (int k = 0; k < 10; k++) {
        memory.remember(FakeCodec.item(random).caption("caption " + k));
      }
      Cue cue = Cue.caption("caption 4");
      assertThat(memory.recall(cue.missing(MissingParts.ZEROS)).recall().weights().weights())
          .isEqualTo(memory.recall(cue).recall().weights().weights());
    }
  }

  /**
   * Two scenes share the upper half, two captions share their words: neither part decides, both do.
   */
  @ParameterizedTest
  @EnumSource(names = {"L2", "COSINE"})
  void halfAPictureAndAVagueCaptionFindWhatNeitherFindsAlone(Similarity similarity) {
    SplittableRandom random = new SplittableRandom(7);
    try (AssociativeMemory memory = open(WordsCodec.unit())) {
      for (int k = 0; k < 40; k++) {
        memory.remember(FakeCodec.item(random).caption("scene " + k + " of " + random.nextInt()));
      }
      Item wanted = FakeCodec.item(random).captions(List.of("a red bus on an old bridge"));
      byte[] sameTop = wanted.bytes().clone();
      for (int k = 0; k < FakeCodec.BYTES; k++) {
        if (k % 16 >= 8) {
          sameTop[k] = (byte) random.nextInt();
        }
      }
      ItemId id = memory.remember(wanted);
      ItemId twin = memory.remember(Item.picture(sameTop).caption("a grey tram at night"));
      ItemId bus = memory.remember(FakeCodec.item(random).caption("an old red bus at a bridge"));
      Cue half = Cue.picture(wanted.bytes()).hidden(Region.lowerHalf());
      Cue vague = Cue.caption("old red bus bridge");
      assertThat(memory.recall(half, similarity, SHARP).verdict())
          .isInstanceOfSatisfying(
              Verdict.Ambiguous.class, tie -> assertThat(tie.items()).containsExactly(id, twin));
      assertThat(memory.recall(vague, similarity, SHARP).nearest()).contains(bus);
      Recollection both = memory.recall(half.and(vague), similarity, SHARP);
      assertThat(both.verdict())
          .isInstanceOfSatisfying(
              Verdict.Retrieved.class, found -> assertThat(found.item()).isEqualTo(id));
      assertThat(both.item().orElseThrow().item().captions()).isEqualTo(wanted.captions());
      // A caption that hardly counts still decides between equals, one that does not count does
      // not.
      assertThat(memory.recall(half.and(vague).weights(1, 0.05), similarity, SHARP).nearest())
          .contains(id);
      assertThat(memory.recall(half.and(vague).weights(1, 0), similarity, SHARP).verdict())
          .isInstanceOf(Verdict.Ambiguous.class);
      assertThat(memory.recall(half.and(vague).weights(0, 1), similarity, SHARP).nearest())
          .contains(bus);
    }
  }
}
