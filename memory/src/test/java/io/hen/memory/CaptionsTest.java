package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
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

/** Items with several captions. */
class CaptionsTest {
  private static final MemoryOptions DEFAULTS = MemoryOptions.defaults();

  @TempDir Path directory;

  /** Items with 0 to 4 captions. */
  private static List<Item> items(int count) {
    SplittableRandom random = new SplittableRandom(1);
    List<Item> items = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      List<String> captions = new ArrayList<>();
      for (int c = 0; c < k % 5; c++) {
        captions.add("caption " + c + " of " + k);
      }
      items.add(FakeCodec.item(random).captions(captions));
    }
    return items;
  }

  private static void assertRetrieved(Recollection recollection, ItemId id) {
    assertThat(recollection.verdict())
        .isInstanceOfSatisfying(
            Verdict.Retrieved.class,
            found -> {
              assertThat(found.item()).isEqualTo(id);
              assertThat(found.weight()).isBetween(0.99, 1 + 1e-9);
            });
    assertThat(recollection.item().orElseThrow().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fake-dense", "fake-tokens"})
  void anItemIsRecalledByEachOfItsCaptionsAndGivesAllOfThemBack(String codec) {
    List<Item> items = items(100);
    List<ItemId> ids;
    try (AssociativeMemory memory = AssociativeMemory.open(directory, DEFAULTS.withCodec(codec))) {
      ids = memory.remember(items, Progress.Listener.SILENT);
      assertThat(memory.size()).isEqualTo(100);
      assertThat(memory.ids()).isEqualTo(ids);
      assertRecalled(memory, items, ids);
    }
    // From the segments, and then from the database.
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.captions()).isEqualTo(Captions.EACH);
      assertThat(memory.size()).isEqualTo(100);
      assertRecalled(memory, items, ids);
    }
    assertThat(directory.resolve("bank-image.seg").toFile().delete()).isTrue();
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertRecalled(memory, items, ids);
      assertThat(memory).hasSize(100);
    }
    StoreHealth health = AssociativeMemory.check(directory);
    assertThat(health.problems()).isEmpty();
    assertThat(health.items()).isEqualTo(100);
    assertThat(health.captioned()).isEqualTo(80);
  }

  private static void assertRecalled(AssociativeMemory memory, List<Item> items, List<ItemId> ids) {
    for (int k = 0; k < items.size(); k++) {
      Item item = items.get(k);
      ItemId id = ids.get(k);
      Recollection seen = memory.recall(Cue.picture(item.bytes()).hidden(Region.lowerHalf()));
      assertRetrieved(seen, id);
      assertThat(seen.item().orElseThrow().item().captions()).isEqualTo(item.captions());
      assertThat(seen.leading().getFirst().item()).isEqualTo(id);
      assertThat(seen.margin()).isPositive();
      for (String caption : item.captions()) {
        assertRetrieved(memory.recall(Cue.caption(caption)), id);
        assertThat(memory.captioned(caption)).containsExactly(id);
      }
      assertThat(memory.get(id).orElseThrow().item().captions()).isEqualTo(item.captions());
    }
  }

  /** An encoder that ignores case makes one pattern of two captions: that is no tie. */
  @ParameterizedTest
  @EnumSource(Similarity.class)
  void equalPatternsOfOneItemAreNeitherATieNorAMixture(Similarity similarity) {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, DEFAULTS, WordsCodec.unit())) {
      Item item =
          FakeCodec.item(new SplittableRandom(2)).captions(List.of("red bus", "Red Bus", "rain"));
      ItemId id = memory.remember(item);
      memory.remember(items(20), Progress.Listener.SILENT);
      Recollection told =
          memory.recall(Cue.caption("RED BUS"), similarity, RecallOptions.paper().withBeta(2000));
      assertRetrieved(told, id);
      assertThat(told.recall().weights().weights()[0]).isLessThan(0.99);
      assertThat(told.recall().verdict()).isInstanceOf(io.hen.core.network.Verdict.Ambiguous.class);
      // The network's margin is that of rows, which tie; the recollection's is that of items.
      assertThat(told.recall().margin()).isZero();
      assertThat(told.margin()).isPositive();
    }
  }

  /**
   * Were all patterns of an item asked, the mean of their captions would complete the cue, and that
   * is shorter than any of them, as is the blank caption of another item.
   */
  @ParameterizedTest
  @EnumSource(names = {"L2", "COSINE"})
  void thePictureOfAnItemWithManyCaptionsIsNotDrawnToOneWithNone(Similarity similarity) {
    SplittableRandom random = new SplittableRandom(3);
    List<String> captions = List.of("red bus", "old bridge", "rain", "a street", "wet people");
    List<Item> items = new ArrayList<>();
    for (int pair = 0; pair < 15; pair++) {
      Item item = FakeCodec.item(random).captions(captions);
      byte[] near = item.bytes().clone();
      for (int k = 0; k < FakeCodec.BYTES; k++) {
        near[k] = (byte) Math.clamp((near[k] & 0xff) + random.nextInt(-60, 60), 0, 255);
      }
      items.add(Item.picture(near));
      items.add(item);
    }
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, DEFAULTS, WordsCodec.unit())) {
      List<ItemId> ids = memory.remember(items, Progress.Listener.SILENT);
      for (int k = 0; k < items.size(); k++) {
        Cue cue = Cue.picture(items.get(k).bytes());
        assertRetrieved(
            memory.recall(cue, similarity, RecallOptions.paper().withBeta(3000)), ids.get(k));
      }
    }
  }

  @Test
  void amongItemsAMixtureCountsItsItems() {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, DEFAULTS.withCodec("fake-dense"))) {
      memory.remember(items(30), Progress.Listener.SILENT);
      Recollection blurred =
          memory.recall(
              Cue.picture(new byte[FakeCodec.BYTES]),
              Similarity.L2,
              RecallOptions.paper().withBeta(1e-6));
      assertThat(blurred.verdict())
          .isInstanceOfSatisfying(
              Verdict.Metastable.class,
              mixture -> {
                assertThat(mixture.mixture()).hasSize(30);
                double[] weights =
                    mixture.mixture().stream().mapToDouble(Verdict.Weighted::weight).toArray();
                double sum = 0;
                double squares = 0;
                double entropy = 0;
                for (double p : weights) {
                  sum += p;
                  squares += p * p;
                  entropy -= p * Math.log(p);
                }
                assertThat(sum).isCloseTo(1, within(1e-6));
                assertThat(mixture.entropy()).isCloseTo(entropy, within(1e-9));
                assertThat(mixture.participation()).isCloseTo(1 / squares, within(1e-9));
                assertThat(weights[0]).isCloseTo(1 / 30.0, within(1e-4));
              });
      // By a caption each pattern of an item takes part: 6 items have 4, 6 have 3, 6 have 2 each.
      Recollection told =
          memory.recall(
              Cue.caption("caption 1 of 3"), Similarity.L2, RecallOptions.paper().withBeta(1e-6));
      assertThat(told.verdict())
          .isInstanceOfSatisfying(
              Verdict.Metastable.class,
              mixture ->
                  assertThat(mixture.mixture().getFirst().weight())
                      .isCloseTo(4 / 66.0, within(1e-4)));
    }
  }

  @Test
  void forgettingTakesAllPatternsOfAnItem() {
    List<Item> items = items(25);
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, DEFAULTS.withCodec("fake-tokens"))) {
      List<ItemId> ids = memory.remember(items, Progress.Listener.SILENT);
      assertThat(memory.forget(List.of(ids.get(4), ids.get(9), ids.get(4)))).isEqualTo(2);
      assertThat(memory.size()).isEqualTo(23);
      for (String caption : items.get(9).captions()) {
        assertThat(memory.captioned(caption)).isEmpty();
        assertThat(memory.recall(Cue.caption(caption)).verdict())
            .isInstanceOf(Verdict.Unfamiliar.class);
      }
      assertRetrieved(memory.recall(Cue.caption("caption 2 of 14")), ids.get(14));
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.size()).isEqualTo(23);
      assertRetrieved(memory.recall(Cue.caption("caption 2 of 14")), new ItemId(15));
    }
    assertThat(AssociativeMemory.check(directory).problems()).isEmpty();
  }

  @Test
  void joinedCaptionsAreOneCueAndTheMemoryKeepsTheChoice() {
    List<Item> items = items(25);
    try (AssociativeMemory memory =
        AssociativeMemory.open(
            directory, DEFAULTS.withCodec("fake-tokens").withCaptions(Captions.JOINED))) {
      List<ItemId> ids = memory.remember(items, Progress.Listener.SILENT);
      assertRetrieved(
          memory.recall(Cue.caption("caption 0 of 3 caption 1 of 3 caption 2 of 3")), ids.get(3));
      assertRetrieved(memory.recall(Cue.caption("caption 0 of 1")), ids.get(1));
      // One of several is no key, but can be looked up.
      assertThat(memory.recall(Cue.caption("caption 1 of 3")).verdict())
          .isInstanceOf(Verdict.Unfamiliar.class);
      assertThat(memory.captioned("caption 1 of 3")).containsExactly(ids.get(3));
      assertThat(memory.captioned("caption 0 of 3 caption 1 of 3 caption 2 of 3")).isEmpty();
      assertThat(memory.get(ids.get(3)).orElseThrow().item().captions())
          .isEqualTo(items.get(3).captions());
      ItemId twin = memory.remember(items.get(0).caption("caption 0 of 2 caption 1 of 2"));
      assertThat(memory.recall(Cue.caption("caption 0 of 2 caption 1 of 2")).verdict())
          .isInstanceOfSatisfying(
              Verdict.Ambiguous.class,
              tie -> assertThat(tie.items()).containsExactly(ids.get(2), twin));
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.captions()).isEqualTo(Captions.JOINED);
      assertRetrieved(
          memory.recall(Cue.caption("caption 0 of 3 caption 1 of 3 caption 2 of 3")),
          new ItemId(4));
    }
    StoreException refused =
        catchThrowableOfType(
            StoreException.class,
            () -> AssociativeMemory.open(directory, DEFAULTS.withCaptions(Captions.EACH)));
    assertThat(refused.code()).isEqualTo("store.other-captions");
    assertThat(refused).hasMessageContaining("JOINED").hasMessageContaining("EACH");
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, DEFAULTS.withCaptions(Captions.JOINED))) {
      assertThat(memory.size()).isEqualTo(26);
    }
  }

  @Test
  void equalCaptionsOfAnItemCountOnce() {
    Item item = Item.picture(new byte[0]).captions(List.of("a", "b", "a"));
    assertThat(item.captions()).containsExactly("a", "b");
    assertThat(item.caption()).contains("a");
    assertThat(item.caption("c").captions()).containsExactly("c");
  }
}
