package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One caption for several pictures: always exactly those, whatever the setting. */
class TiesTest {
  private static final String TWO = "two pictures of one caption";
  private static final String TEN = "ten pictures of one caption";

  @TempDir Path directory;

  private final List<ItemId> two = new ArrayList<>();
  private final List<ItemId> ten = new ArrayList<>();

  private static Codec codec(String name) {
    return switch (name) {
      case "key" -> FakeCodec.tokens();
      case "meaning" -> WordsCodec.unit();
      case "meaning, computed a little differently each time" -> WordsCodec.unit().withJitter(1e-6);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** 60 items, some with a second caption, stored in several batches. */
  private void fill(AssociativeMemory memory) {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 60; k++) {
      Item item = FakeCodec.item(random);
      if (k % 5 == 0 && two.size() < 2) {
        two.add(memory.remember(item.captions(List.of("one of two " + k, TWO))));
      } else if (k % 5 == 1 && ten.size() < 10) {
        ten.add(memory.remember(item.captions(List.of(TEN, "one of ten " + k))));
      } else {
        memory.remember(item.caption("single number " + k));
      }
    }
  }

  private static void assertTie(Verdict verdict, List<ItemId> items) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Ambiguous.class, tie -> assertThat(tie.items()).isEqualTo(items));
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "meaning", "meaning, computed a little differently each time"})
  void aSharedCaptionIsAlwaysAmbiguousAmongExactlyItsItems(String codec) {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults(), codec(codec))) {
      fill(memory);
      RecallOptions paper = RecallOptions.paper().withTrace(false);
      for (Similarity similarity : Similarity.values()) {
        for (double beta : new double[] {1e-3, 1, 150, 1e5}) {
          for (double damping : new double[] {0.3, 1}) {
            for (int steps : new int[] {1, 40}) {
              for (PartScale scale : PartScale.values()) {
                RecallOptions options = paper.withBeta(beta).withDamping(damping).withSteps(steps);
                Cue cue = Cue.caption(TWO).scaled(scale);
                assertTie(memory.recall(cue, similarity, options).verdict(), two);
                cue = Cue.caption(TEN).scaled(scale);
                assertTie(memory.recall(cue, similarity, options).verdict(), ten);
              }
            }
          }
        }
      }
      assertTie(memory.recall(Cue.caption(TEN)).verdict(), ten);
      // Half of one of the pictures decides.
      Item third = memory.get(ten.get(2)).orElseThrow().item();
      Cue both = Cue.picture(third.bytes()).hidden(Region.lowerHalf()).and(Cue.caption(TEN));
      assertThat(memory.recall(both, Similarity.L2, paper.withBeta(2000)).verdict())
          .isInstanceOfSatisfying(
              Verdict.Retrieved.class, found -> assertThat(found.item()).isEqualTo(ten.get(2)));
      memory.forget(ten.subList(0, 9));
      assertThat(memory.recall(Cue.caption(TEN), Similarity.L2, paper.withBeta(2000)).verdict())
          .isInstanceOfSatisfying(
              Verdict.Retrieved.class, found -> assertThat(found.item()).isEqualTo(ten.get(9)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-6})
  void anExactlyEqualCaptionWinsOverOneThatIsEncodedAlike(double jitter) {
    try (AssociativeMemory memory =
        AssociativeMemory.open(
            directory, MemoryOptions.defaults(), WordsCodec.unit().withJitter(jitter))) {
      SplittableRandom random = new SplittableRandom(2);
      RecallOptions sharp = RecallOptions.paper().withBeta(3000);
      List<ItemId> ids =
          List.of("a red bus", "A Red Bus", "red a bus", "a blue bus", "a tram").stream()
              .map(caption -> memory.remember(FakeCodec.item(random).caption(caption)))
              .toList();
      for (int k : IntStream.range(0, 5).toArray()) {
        String own = memory.get(ids.get(k)).orElseThrow().item().caption().orElseThrow();
        Recollection told = memory.recall(Cue.caption(own), Similarity.L2, sharp);
        assertThat(told.verdict())
            .isInstanceOfSatisfying(
                Verdict.Retrieved.class,
                found -> {
                  assertThat(found.item()).isEqualTo(ids.get(k));
                  assertThat(found.weight()).isGreaterThanOrEqualTo(0.99);
                });
        assertThat(told.item().orElseThrow().item().caption()).contains(own);
      }
      if (jitter == 0) {
        assertTie(
            memory.recall(Cue.caption("A RED BUS"), Similarity.L2, sharp).verdict(),
            ids.subList(0, 3));
      }
    }
  }

  /** A vague cue near a shared caption ends in a tie of those that share it, rounding or not. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-6})
  void aCueNearASharedCaptionTiesItsItems(double jitter) {
    try (AssociativeMemory memory =
        AssociativeMemory.open(
            directory, MemoryOptions.defaults(), WordsCodec.unit().withJitter(jitter))) {
      fill(memory);
      Cue vague = Cue.caption("ten pictures one caption");
      assertTie(
          memory.recall(vague, Similarity.L2, RecallOptions.paper().withBeta(3000)).verdict(), ten);
    }
  }

  @Test
  void onePictureUnderTwoCaptionsIsATieOfItsItems() {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec("fake-tokens"))) {
      fill(memory);
      byte[] bytes = memory.get(new ItemId(4)).orElseThrow().item().bytes();
      ItemId twin = memory.remember(Item.picture(bytes).captions(List.of("a", "b")));
      assertTie(memory.recall(Cue.picture(bytes)).verdict(), List.of(new ItemId(4), twin));
      assertThat(memory.recall(Cue.picture(bytes).and(Cue.caption("b"))).item().orElseThrow().id())
          .isEqualTo(twin);
    }
  }
}
