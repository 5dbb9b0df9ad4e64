package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssociativeMemoryTest {
  @TempDir Path directory;

  private AssociativeMemory open(String codec) {
    return AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec(codec));
  }

  private static List<Item> items(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count)
        .mapToObj(k -> FakeCodec.item(random).caption("caption " + k))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fake-dense", "fake-tokens"})
  void everyItemIsRecalledFromHalfItsPictureAndFromItsCaption(String codec) {
    List<Item> items = items(150, 1);
    try (AssociativeMemory memory = open(codec)) {
      List<ItemId> ids = memory.remember(items, Progress.Listener.SILENT);
      for (int k = 0; k < items.size(); k++) {
        Item item = items.get(k);
        Cue half = Cue.picture(item.bytes()).hidden(Region.lowerHalf());
        for (Cue cue :
            List.of(half, Cue.caption("caption " + k), half.and(Cue.caption("caption " + k)))) {
          Recollection recollection = memory.recall(cue);
          assertThat(recollection.verdict())
              .isInstanceOfSatisfying(
                  Verdict.Retrieved.class,
                  found -> assertThat(found.weight()).isGreaterThanOrEqualTo(0.99));
          assertThat(recollection.item().orElseThrow().id()).isEqualTo(ids.get(k));
          assertThat(recollection.item().orElseThrow().item().bytes()).isEqualTo(item.bytes());
          assertThat(recollection.nearest()).contains(ids.get(k));
          assertThat(recollection.leading().getFirst().item()).isEqualTo(ids.get(k));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void theDecodedPictureHasTheScaleOfThePatternWhateverTheSimilarity(Similarity similarity) {
    Item item = items(40, 2).get(7);
    try (AssociativeMemory memory = open("fake-dense")) {
      memory.remember(items(40, 2), Progress.Listener.SILENT);
      Recollection recollection =
          memory.recall(Cue.picture(item.bytes()), similarity, RecallOptions.defaults());
      float[] decoded = recollection.picture().orElseThrow().values();
      float[] expected = FakeCodec.numbers(item.bytes());
      for (int k = 0; k < decoded.length; k++) {
        assertThat(decoded[k]).isCloseTo(expected[k], within(1e-3f));
      }
    }
  }

  @Test
  void anItemComesBackAsItWasStored() {
    byte[] bytes = new byte[100];
    Arrays.fill(bytes, (byte) 200);
    Item item =
        Item.picture(bytes)
            .caption("naïve \u0000 日本 😀 \"quoted\"")
            .metadata("z", "1")
            .metadata("a", "2")
            .metadata("empty", "");
    Instant before = Instant.now();
    ItemId id;
    try (AssociativeMemory memory = open("fake-tokens")) {
      id = memory.remember(item);
      assertSame(memory.get(id).orElseThrow().item(), item);
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      StoredItem stored = memory.get(id).orElseThrow();
      assertSame(stored.item(), item);
      assertThat(stored.id()).isEqualTo(id);
      assertThat(stored.remembered()).isBetween(before, Instant.now());
      assertThat(memory.captioned(item.caption().orElseThrow())).containsExactly(id);
      assertThat(memory.captioned("naïve")).isEmpty();
      assertThat(memory.get(new ItemId(999))).isEmpty();
      assertThat(memory.directory()).isEqualTo(directory);
      assertThat(memory.codec().id().name()).isEqualTo("fake-tokens");
    }
  }

  private static void assertSame(Item found, Item expected) {
    assertThat(found.bytes()).isEqualTo(expected.bytes());
    assertThat(found.mediaType()).isEqualTo(expected.mediaType());
    assertThat(found.caption()).isEqualTo(expected.caption());
    assertThat(List.copyOf(found.metadata().entrySet()))
        .isEqualTo(List.copyOf(expected.metadata().entrySet()));
  }

  @Test
  void oneCaptionForTwoItemsIsAmbiguousAndAnUnknownOneUnfamiliar() {
    List<Item> items = items(20, 3);
    try (AssociativeMemory memory = open("fake-tokens")) {
      memory.remember(items, Progress.Listener.SILENT);
      ItemId second = memory.remember(items.get(9).caption("caption 4"));
      Recollection twice = memory.recall(Cue.caption("caption 4"));
      assertThat(twice.verdict())
          .isInstanceOfSatisfying(
              Verdict.Ambiguous.class,
              tie -> {
                assertThat(tie.items()).containsExactly(new ItemId(5), second);
                assertThat(tie.ties().stream().mapToDouble(Verdict.Weighted::weight).sum())
                    .isCloseTo(1, within(1e-3));
              });
      assertThat(twice.item()).isEmpty();
      assertThat(memory.captioned("caption 4")).containsExactly(new ItemId(5), second);

      Recollection unknown = memory.recall(Cue.caption("caption forty"));
      assertThat(unknown.verdict())
          .isEqualTo(new Verdict.Unfamiliar("no stored caption is \"caption forty\""));
      assertThat(unknown.item()).isEmpty();

      // A picture of which nothing is to be seen does not change that.
      Cue blind = Cue.picture(items.get(11).bytes()).hidden(Region.rectangle(0, 0, 4, 4));
      assertThat(memory.recall(blind.and(Cue.caption("caption forty"))).verdict())
          .isEqualTo(unknown.verdict());
      assertThat(memory.recall(blind.and(Cue.caption("caption 5"))).nearest())
          .contains(new ItemId(6));
      assertThat(memory.recall(blind).verdict()).isInstanceOf(Verdict.Unfamiliar.class);

      // With a picture beside it the caption is evidence, not a key.
      Cue both = Cue.picture(items.get(11).bytes()).and(Cue.caption("caption forty"));
      assertThat(memory.recall(both).nearest()).contains(new ItemId(12));
    }
  }

  @Test
  void anItemWithoutCaptionIsFoundByItsPictureAndByNoCaption() {
    try (AssociativeMemory memory = open("fake-tokens")) {
      Item bare = FakeCodec.item(new SplittableRandom(4));
      ItemId id = memory.remember(bare);
      assertThat(memory.recall(Cue.picture(bare.bytes())).nearest()).contains(id);
      assertThat(memory.recall(Cue.caption("")).verdict()).isInstanceOf(Verdict.Unfamiliar.class);
      assertThat(memory.get(id).orElseThrow().item().caption()).isEmpty();
    }
  }

  @Test
  void weightsDecideWhichPartWins() {
    List<Item> items = items(50, 5);
    try (AssociativeMemory memory = open("fake-tokens")) {
      memory.remember(items, Progress.Listener.SILENT);
      Cue torn = Cue.picture(items.get(3).bytes()).and(Cue.caption("caption 8"));
      assertThat(memory.recall(torn.weights(1, 0)).nearest()).contains(new ItemId(4));
      assertThat(memory.recall(torn.weights(0, 1)).nearest()).contains(new ItemId(9));
      assertThat(memory.recall(torn.weights(1, 0.01)).nearest()).contains(new ItemId(4));
      assertThat(memory.recall(torn.weights(0.01, 1)).nearest()).contains(new ItemId(9));
      assertThatThrownBy(() -> memory.recall(Cue.caption("caption 8").weights(1, 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("weight 0");
    }
  }

  @Test
  void anEmptyMemoryKnowsNothing() {
    try (AssociativeMemory memory = open("fake-tokens")) {
      assertThat(memory.size()).isZero();
      Recollection nothing = memory.recall(Cue.caption("anything"));
      assertThat(nothing.verdict()).isInstanceOf(Verdict.Unfamiliar.class);
      assertThat(nothing.nearest()).isEmpty();
      assertThat(nothing.picture()).isEmpty();
      assertThat(nothing.leading()).isEmpty();
      assertThat(nothing.encoding()).isGreaterThanOrEqualTo(Duration.ZERO);
      assertThat(memory.iterator()).isExhausted();
    }
  }

  @Test
  void aMixtureIsReportedAsOneWithItsWeights() {
    try (AssociativeMemory memory = open("fake-dense")) {
      memory.remember(items(30, 6), Progress.Listener.SILENT);
      Recollection blurred =
          memory.recall(
              Cue.picture(new byte[FakeCodec.BYTES]),
              Similarity.L2,
              RecallOptions.paper().withBeta(1e-4));
      assertThat(blurred.verdict())
          .isInstanceOfSatisfying(
              Verdict.Metastable.class,
              mixture -> {
                assertThat(mixture.mixture()).hasSize(30);
                assertThat(mixture.entropy()).isCloseTo(Math.log(30), within(1e-3));
              });
      assertThat(blurred.leading()).hasSize(16);
      assertThat(blurred.item()).isEmpty();
    }
  }

  @Test
  void whatIsForgottenIsGoneAndItsNumberIsNeverGivenAgain() {
    List<Item> items = items(10, 7);
    try (AssociativeMemory memory = open("fake-dense")) {
      memory.remember(items, Progress.Listener.SILENT);
      assertThat(memory.forget(new ItemId(10))).isTrue();
      assertThat(memory.forget(new ItemId(10))).isFalse();
      assertThat(memory.forget(List.of(new ItemId(2), new ItemId(77), new ItemId(2)))).isEqualTo(1);
      assertThat(memory.recall(Cue.caption("caption 1")).verdict())
          .isInstanceOf(Verdict.Unfamiliar.class);
      assertThat(memory.recall(Cue.picture(items.get(5).bytes())).nearest())
          .contains(new ItemId(6));
      assertThat(memory.captioned("caption 1")).isEmpty();
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.size()).isEqualTo(8);
      assertThat(memory.remember(items.get(1))).isEqualTo(new ItemId(11));
      assertThat(memory.ids().stream().map(ItemId::number))
          .containsExactly(1L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 11L);
      assertThat(memory.forget(memory.ids())).isEqualTo(9);
      assertThat(memory.recall(Cue.caption("caption 3")).verdict())
          .isEqualTo(new Verdict.Unfamiliar("nothing is stored"));
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.remember(items.get(1))).isEqualTo(new ItemId(12));
    }
  }

  @Test
  void iterationStreamsTheItemsOfItsBeginning() {
    List<Item> items = items(5, 8);
    try (AssociativeMemory memory = open("fake-tokens")) {
      memory.remember(items, Progress.Listener.SILENT);
      var iterator = memory.iterator();
      assertThat(iterator.next().id()).isEqualTo(new ItemId(1));
      memory.forget(new ItemId(3));
      memory.remember(items.get(0));
      List<Long> rest = new ArrayList<>();
      iterator.forEachRemaining(item -> rest.add(item.id().number()));
      assertThat(rest).containsExactly(2L, 4L, 5L);
      assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void rememberWorksInBoundedBatchesAndTellsProgress() {
    FakeCodec codec = FakeCodec.tokens();
    List<Progress> told = new ArrayList<>();
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults(), codec)) {
      List<ItemId> ids = memory.remember(items(150, 9), told::add);
      assertThat(ids).hasSize(150).doesNotHaveDuplicates().isSorted();
      assertThat(memory.remember(List.of(), told::add)).isEmpty();
    }
    assertThat(codec.largestBatch).isEqualTo(64);
    assertThat(told.stream().map(Progress::done)).containsExactly(64L, 128L, 150L);
    assertThat(told).allMatch(progress -> progress.total() == 150);
    assertThat(codec.closed).isEqualTo(1);
  }

  @Test
  void anItemThatCannotBeEncodedStoresNothingOfItsBatchAndKeepsTheEarlierOnes() {
    List<Item> items = new ArrayList<>(items(100, 10));
    items.set(80, Item.picture(new byte[3]));
    try (AssociativeMemory memory = open("fake-dense")) {
      assertThatThrownBy(() -> memory.remember(items, Progress.Listener.SILENT))
          .isInstanceOf(InputException.class)
          .hasMessage("item 16 is too short (counted from item 64 of 100)");
      assertThat(memory.size()).isEqualTo(64);
      assertThat(memory.remember(items.get(81))).isEqualTo(new ItemId(65));
      assertThat(memory.recall(Cue.caption("caption 81")).nearest()).contains(new ItemId(65));
    }
  }

  @Test
  void anInterruptStopsBetweenBatches() {
    List<Item> items = items(200, 11);
    try (AssociativeMemory memory = open("fake-dense")) {
      assertThatThrownBy(
              () -> memory.remember(items, progress -> Thread.currentThread().interrupt()))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("after 64 of 200");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(memory.size()).isEqualTo(64);
    } finally {
      // Closing happens while the thread is still interrupted, and must write all the same.
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(AssociativeMemory.check(directory).segments())
        .allMatch(segment -> segment.state() == StoreHealth.SegmentState.CURRENT);
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.size()).isEqualTo(64);
    }
  }

  @Test
  void aClosedMemorySaysSo() {
    AssociativeMemory memory = open("fake-dense");
    memory.close();
    memory.close();
    assertThatThrownBy(memory::size)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aMemoryIsNotClosedFromWithinItsOwnCalls() {
    try (AssociativeMemory memory = open("fake-dense")) {
      assertThatThrownBy(() -> memory.remember(items(1, 12), progress -> memory.close()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(memory.size()).isEqualTo(1);
      assertThat(memory.get(new ItemId(1)).orElseThrow().item().metadata()).isEqualTo(Map.of());
    }
  }
}
