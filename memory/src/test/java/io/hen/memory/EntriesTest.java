package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesTest {
  private final SplittableRandom random = new SplittableRandom(1);
  @TempDir Path directory;
  private AssociativeMemory memory;

  @BeforeEach
  void open() {
    memory = AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec("fake-dense"));
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void anEntryIsTheItemWithoutItsBytes() {
    Item item =
        FakeCodec.item(random)
            .captions(List.of("zwei", "eins", "drei"))
            .metadata("z", "1")
            .metadata("a", "ÄÖÜ");
    ItemId id = memory.remember(item);
    StoredItem stored = memory.get(id).orElseThrow();
    ItemEntry entry = memory.entry(id).orElseThrow();
    assertThat(entry)
        .isEqualTo(
            new ItemEntry(
                id,
                stored.item().captions(),
                stored.item().metadata(),
                stored.item().mediaType(),
                item.bytes().length,
                stored.remembered()));
    assertThat(entry.metadata().keySet()).containsExactly("z", "a");
    assertThat(entry.caption()).contains("zwei");
    assertThat(memory.entry(new ItemId(2))).isEmpty();
  }

  @Test
  void theCaptionThatAllAreJoinedToIsNoCaption() {
    try (AssociativeMemory joined =
        AssociativeMemory.open(
            directory.resolve("joined"),
            MemoryOptions.defaults().withCodec("fake-dense").withCaptions(Captions.JOINED))) {
      ItemId id = joined.remember(FakeCodec.item(random).captions(List.of("a", "b")));
      assertThat(joined.entry(id).orElseThrow().captions()).containsExactly("a", "b");
      assertThat(joined.entries(0, 9, Optional.of("a b"))).isEmpty();
    }
  }

  @Test
  void pagesGoThroughAllItemsThatAreThere() {
    List<Item> items = new ArrayList<>();
    for (int k = 1; k <= 1200; k++) {
      items.add(FakeCodec.item(random).captions(List.of("caption " + k, "word")));
    }
    memory.remember(items, Progress.Listener.SILENT);
    memory.forget(List.of(new ItemId(1), new ItemId(700), new ItemId(1200)));
    List<Long> seen = new ArrayList<>();
    List<ItemEntry> page = memory.entries(0, 550, Optional.empty());
    while (!page.isEmpty()) {
      page.forEach(entry -> seen.add(entry.id().number()));
      page = memory.entries(seen.getLast(), 550, Optional.empty());
    }
    assertThat(seen).isEqualTo(memory.ids().stream().map(ItemId::number).toList());
    assertThat(memory.entries(0, 0, Optional.empty())).isEmpty();
    assertThat(memory.entries(List.of(new ItemId(700), new ItemId(9), new ItemId(3))))
        .extracting(ItemEntry::id)
        .containsExactly(new ItemId(3), new ItemId(9));
  }

  @Test
  void searchLooksInCaptionsAndValuesInCapitalsOrNot() {
    List<Item> items = new ArrayList<>();
    for (int k = 1; k <= 1100; k++) {
      items.add(FakeCodec.item(random).metadata("file", k + ".png"));
    }
    items.set(2, items.get(2).captions(List.of("other", "A RED Bus")));
    items.set(599, items.get(599).caption("bus, ÄRGERLICH 100%"));
    items.set(1099, items.get(1099).metadata("place", "Busan"));
    memory.remember(items, Progress.Listener.SILENT);
    assertThat(found("bus", 10)).containsExactly(3L, 600L, 1100L);
    assertThat(found("bus", 2)).containsExactly(3L, 600L);
    assertThat(found("ärgerlich", 9)).containsExactly(600L);
    assertThat(found("100%", 9)).containsExactly(600L);
    assertThat(found("1100.PNG", 9)).containsExactly(1100L);
    assertThat(found("place", 9)).isEmpty();
    assertThat(memory.entries(3, 9, Optional.of("bus")))
        .extracting(entry -> entry.id().number())
        .containsExactly(600L, 1100L);
  }

  private List<Long> found(String text, int limit) {
    return memory.entries(0, limit, Optional.of(text)).stream()
        .map(entry -> entry.id().number())
        .toList();
  }
}
