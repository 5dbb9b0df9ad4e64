package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments are copies: whatever happens to them, the memory answers as the database says. */
class SegmentsTest {
  private static final MemoryOptions READ_ONLY = MemoryOptions.defaults().withReadOnly(true);

  @TempDir Path scratch;

  private final SplittableRandom random = new SplittableRandom(3);

  /** What must be recalled, by caption. */
  private final List<Item> items = new ArrayList<>();

  private Path directory;

  @BeforeEach
  void fill() {
    directory = scratch.resolve("memory");
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec("fake-dense"))) {
      remember(memory, 40);
    }
    assertThat(states()).containsOnly(StoreHealth.SegmentState.CURRENT);
  }

  private void remember(AssociativeMemory memory, int count) {
    List<Item> more = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      more.add(FakeCodec.item(random).caption("caption " + random.nextLong()));
    }
    memory.remember(more, Progress.Listener.SILENT);
    items.addAll(more);
  }

  private Path image() {
    return directory.resolve("bank-image.seg");
  }

  private List<StoreHealth.SegmentState> states() {
    StoreHealth health = AssociativeMemory.check(directory);
    assertThat(health.problems()).isEmpty();
    return health.segments().stream().map(StoreHealth.Segment::state).toList();
  }

  private void assertAnswersRight(AssociativeMemory memory) {
    assertThat(memory.size()).isEqualTo(items.size());
    for (Item item : items) {
      Cue half = Cue.picture(item.bytes()).hidden(Region.upperHalf());
      for (Cue cue : List.of(half, Cue.caption(item.caption().orElseThrow()))) {
        assertThat(memory.recall(cue).item().orElseThrow().item().bytes()).isEqualTo(item.bytes());
      }
    }
  }

  /** Right answers read-only, right answers for writing, and whole segments afterwards. */
  private void assertRecovers() {
    try (AssociativeMemory memory = AssociativeMemory.open(directory, READ_ONLY)) {
      assertAnswersRight(memory);
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(states()).containsOnly(StoreHealth.SegmentState.CURRENT);
      assertAnswersRight(memory);
    }
    assertThat(states()).containsOnly(StoreHealth.SegmentState.CURRENT);
    try (AssociativeMemory memory = AssociativeMemory.open(directory, READ_ONLY)) {
      assertAnswersRight(memory);
    }
  }

  static Stream<Long> everyHeaderByteAndSomeRows() {
    SplittableRandom random = new SplittableRandom(5);
    return Stream.concat(
        Stream.iterate(0L, at -> at < 112, at -> at + 7),
        random.longs(6, 256, 256 + 40 * 192).boxed());
  }

  @ParameterizedTest
  @MethodSource("everyHeaderByteAndSomeRows")
  void aFlippedBitIsNoticed(long at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image().toFile(), "rw")) {
      file.seek(at);
      int old = file.read();
      file.seek(at);
      file.write(old ^ (1 << (at % 8)));
    }
    assertThat(states())
        .containsExactly(StoreHealth.SegmentState.DAMAGED, StoreHealth.SegmentState.CURRENT);
    assertRecovers();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 256 + 39 * 192, 256 + 40 * 192 - 1})
  void aTruncatedSegmentIsNoticed(int bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image().toFile(), "rw")) {
      assertThat(file.length()).isEqualTo(256 + 40 * 192);
      file.setLength(bytes);
    }
    assertThat(states().getFirst()).isEqualTo(StoreHealth.SegmentState.DAMAGED);
    assertRecovers();
  }

  @Test
  void aMissingSegmentIsMadeAgain() throws IOException {
    Files.delete(image());
    assertThat(states().getFirst()).isEqualTo(StoreHealth.SegmentState.MISSING);
    assertRecovers();
  }

  @Test
  void aSegmentThatLacksTheNewestRowsIsCompletedFromTheDatabase() throws IOException {
    Path kept = Files.copy(image(), scratch.resolve("kept"));
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      remember(memory, 5);
    }
    Files.copy(kept, image(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(states())
        .containsExactly(StoreHealth.SegmentState.BEHIND, StoreHealth.SegmentState.CURRENT);
    assertRecovers();
  }

  @Test
  void aSegmentFromBeforeAForgettingIsStale() throws IOException {
    Path kept = Files.copy(image(), scratch.resolve("kept"));
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      memory.forget(new ItemId(40));
      items.remove(39);
      remember(memory, 5);
    }
    Files.copy(kept, image(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(states().getFirst()).isEqualTo(StoreHealth.SegmentState.STALE);
    assertRecovers();
  }

  /** The ids are the same and nothing was forgotten, but the items are others. */
  @Test
  void aSegmentFromAnotherHistoryOfTheDatabaseIsStale() throws IOException {
    Path backup = Files.copy(directory.resolve("memory.db"), scratch.resolve("backup"));
    List<Item> before = List.copyOf(items);
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      remember(memory, 7);
    }
    Path future = Files.copy(image(), scratch.resolve("future"));
    Files.copy(backup, directory.resolve("memory.db"), StandardCopyOption.REPLACE_EXISTING);
    items.retainAll(before);
    assertThat(states().getFirst()).isEqualTo(StoreHealth.SegmentState.STALE);
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      remember(memory, 9);
    }
    Files.copy(future, image(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(states().getFirst()).isEqualTo(StoreHealth.SegmentState.STALE);
    assertRecovers();
  }

  @Test
  void aSegmentOfAnotherMemoryIsStale() throws IOException {
    Path other = scratch.resolve("other");
    try (AssociativeMemory memory =
        AssociativeMemory.open(other, MemoryOptions.defaults().withCodec("fake-dense"))) {
      for (int k = 0; k < 40; k++) {
        memory.remember(FakeCodec.item(random).caption("other"));
      }
    }
    Files.copy(other.resolve("bank-image.seg"), image(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(states().getFirst()).isEqualTo(StoreHealth.SegmentState.STALE);
    assertRecovers();
  }

  @Test
  void segmentsThatCannotBeWrittenAreDoneWithout() throws IOException {
    Files.delete(image());
    // A directory of that name cannot be replaced by a file.
    Files.createDirectory(image());
    Files.writeString(image().resolve("occupied"), "");
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertAnswersRight(memory);
      remember(memory, 3);
      assertAnswersRight(memory);
    }
    assertThat(states().getFirst()).isEqualTo(StoreHealth.SegmentState.DAMAGED);
    Files.delete(image().resolve("occupied"));
    Files.delete(image());
    assertRecovers();
  }

  @Test
  void anEmptiedMemoryLeavesNoSegments() {
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      memory.forget(memory.ids());
    }
    items.clear();
    assertThat(states()).containsOnly(StoreHealth.SegmentState.MISSING);
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.size()).isZero();
      remember(memory, 2);
    }
    assertRecovers();
  }
}
