package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The library's defaults: automatic β and the stranger test, in terms of items. */
class CalibrationTest {
  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(1);

  private List<Item> items(int count) {
    List<Item> items = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int number = k;
      List<String> captions =
          random.ints(1 + k % 3).mapToObj(r -> "caption " + number + " " + r).toList();
      items.add(FakeCodec.item(random).captions(captions));
    }
    return items;
  }

  /** The rows of an item with several captions are no rivals to each other. */
  @ParameterizedTest
  @EnumSource(names = {"L2", "COSINE"})
  void storedItemsAreRetrievedAndStrangersAreNot(Similarity similarity) {
    List<Item> items = items(150);
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults(), WordsCodec.unit())) {
      List<ItemId> ids = memory.remember(items, Progress.Listener.SILENT);
      RecallOptions options = RecallOptions.defaults();
      int wrong = 0;
      for (int k = 0; k < 60; k++) {
        Item item = items.get(k);
        Cue half = Cue.picture(item.bytes()).hidden(Region.lowerHalf());
        Cue told = Cue.caption(item.captions().getLast());
        for (Cue cue : List.of(half, told, half.and(told))) {
          Verdict verdict = memory.recall(cue, similarity, options).verdict();
          assertThat(verdict).isInstanceOf(Verdict.Retrieved.class);
          assertThat(((Verdict.Retrieved) verdict).item()).isEqualTo(ids.get(k));
        }
        Cue stranger = Cue.picture(FakeCodec.item(random).bytes()).hidden(Region.lowerHalf());
        if (memory.recall(stranger, similarity, options).verdict() instanceof Verdict.Retrieved) {
          wrong++;
        }
      }
      assertThat(wrong).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasMeasuredIsKeptWhileTheMemoryChangesLittle(boolean withCaption) {
    List<Item> items = items(100);
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults(), WordsCodec.unit())) {
      memory.remember(items.subList(0, 90), Progress.Listener.SILENT);
      Cue picture = Cue.picture(items.get(8).bytes()).hidden(Region.lowerHalf());
      Cue cue = withCaption ? picture.and(Cue.caption("caption 8")) : picture;
      Recollection before = memory.recall(cue);
      for (int k = 90; k < 95; k++) {
        memory.remember(items.get(k));
        Recollection after = memory.recall(cue);
        assertThat(after.verdict()).isInstanceOf(Verdict.Retrieved.class);
        // N enters β by its logarithm; what was measured enters as it was.
        assertThat(after.recall().familiarity().orElseThrow().needed())
            .isEqualTo(before.recall().familiarity().orElseThrow().needed());
      }
      memory.forget(memory.ids().subList(20, 80));
      assertThat(memory.recall(cue).recall().familiarity().orElseThrow().needed())
          .isNotEqualTo(before.recall().familiarity().orElseThrow().needed());
    }
  }

  /** Who lets a memory grow measures it anew, and what is measured does not depend on who did. */
  @Test
  void aGrownMemoryIsTheSameWhetherTheWriterOrARecallMeasuresIt() {
    List<Item> items = items(230);
    Cue cue = Cue.picture(items.get(8).bytes()).hidden(Region.lowerHalf());
    List<Double> asked = new ArrayList<>();
    List<Double> fresh = new ArrayList<>();
    try (AssociativeMemory memory =
        AssociativeMemory.open(
            directory.resolve("a"), MemoryOptions.defaults(), WordsCodec.unit())) {
      memory.remember(items.subList(0, 100), Progress.Listener.SILENT);
      memory.recall(cue);
      for (int size : new int[] {130, 170, 230}) {
        memory.remember(items.subList(memory.size(), size), Progress.Listener.SILENT);
        asked.add(memory.recall(cue).recall().familiarity().orElseThrow().needed());
      }
    }
    for (int size : new int[] {130, 170, 230}) {
      try (AssociativeMemory memory =
          AssociativeMemory.open(
              directory.resolve("b" + size), MemoryOptions.defaults(), WordsCodec.unit())) {
        memory.remember(items.subList(0, size), Progress.Listener.SILENT);
        fresh.add(memory.recall(cue).recall().familiarity().orElseThrow().needed());
      }
    }
    assertThat(asked).isEqualTo(fresh);
  }

  @Test
  void aMemoryOfOneItemKnowsItAndNothingElse() {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults(), WordsCodec.unit())) {
      Item only = FakeCodec.item(random).captions(List.of("only one", "one only thing"));
      ItemId id = memory.remember(only);
      for (Cue cue :
          List.of(
              Cue.picture(only.bytes()), Cue.caption("only one"), Cue.caption("one only thing"))) {
        assertThat(memory.recall(cue).item().orElseThrow().id()).isEqualTo(id);
      }
    }
  }
}
