package io.hen.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Pattern;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments so large that their rows are checked behind the opener's back. */
class SegmentCheckTest {
  private static final int WIDTH = 1 << 16;
  private static final int ROWS = 70;
  private static final PartShape SHAPE = new PartShape("image", PartShape.Kind.DENSE, WIDTH, 0);
  private static final Identity IDENTITY = new Identity("codec", "1", "00", List.of(SHAPE), "EACH");
  private static final long BYTES = SegmentHeader.BYTES + ROWS * 4L * WIDTH;

  @TempDir Path directory;

  private Path segment() {
    return new StoreFiles(directory).segment("image");
  }

  private ItemStore open(boolean readOnly) {
    return ItemStore.open(directory, readOnly, stored -> IDENTITY);
  }

  private static NewItem item(int n) {
    float[] values = new float[WIDTH];
    for (int k = 0; k < WIDTH; k++) {
      values[k] = n * 1000 + k % 777;
    }
    return new NewItem(
        new ItemRow.Content(new byte[1], "application/octet-stream", List.of("c" + n), Map.of()),
        Optional.empty(),
        List.of(new Pattern.Parts(List.of(new Pattern.Dense(values)))));
  }

  @BeforeEach
  void fill() {
    try (ItemStore store = open(false)) {
      for (int n = 0; n < ROWS; n += 10) {
        store.append(
            IntStream.range(n, n + 10).mapToObj(SegmentCheckTest::item).toList(), List.of());
      }
    }
    assertThat(segment()).hasSize(BYTES);
    assertThat(state()).isEqualTo(SegmentState.CURRENT);
  }

  private SegmentState state() {
    return Inspection.of(directory).segments().getFirst().state();
  }

  private void flip(long at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
      file.seek(at);
      int old = file.read();
      file.seek(at);
      file.write(old ^ 4);
    }
  }

  private static void assertRight(Snapshot snapshot, int rows) {
    assertThat(snapshot.size()).isEqualTo(rows);
    for (int n = 0; n < rows; n++) {
      for (int k = 0; k < WIDTH; k++) {
        long at = (long) n * WIDTH + k;
        if (snapshot.rows().getFirst().getAtIndex(ValueLayout.JAVA_FLOAT, at)
            != n * 1000 + k % 777) {
          throw new AssertionError("row " + n + ", number " + k + " is wrong");
        }
      }
    }
  }

  @Test
  void aSoundOneIsUsedAsItIs() {
    for (boolean readOnly : new boolean[] {true, false}) {
      try (ItemStore store = open(readOnly)) {
        assertThat(store.listing().size()).isEqualTo(ROWS);
        assertThat(store.listing().rows()).isEmpty();
        assertRight(store.snapshot(), ROWS);
        // One class of segments for mapped rows and allocated ones.
        assertThat(store.snapshot().rows().getFirst().isMapped()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {SegmentHeader.BYTES, 1_000_000, 9_999_999, BYTES - 1})
  void aFlippedBitIsFoundBeforeTheRowsAreUsed(long at) throws IOException {
    flip(at);
    assertThat(state()).isEqualTo(SegmentState.DAMAGED);
    try (ItemStore store = open(true)) {
      assertRight(store.snapshot(), ROWS);
    }
    assertThat(state()).isEqualTo(SegmentState.DAMAGED);
    try (ItemStore store = open(false)) {
      assertThat(store.listing().size()).isEqualTo(ROWS);
      assertRight(store.snapshot(), ROWS);
      assertThat(state()).isEqualTo(SegmentState.CURRENT);
      assertRight(store.snapshot(), ROWS);
    }
    assertThat(state()).isEqualTo(SegmentState.CURRENT);
  }

  @Test
  void nothingIsAddedToDamagedRows() throws IOException {
    flip(2_000_000);
    try (ItemStore store = open(false)) {
      store.append(List.of(item(ROWS)), List.of());
      assertRight(store.snapshot(), ROWS + 1);
    }
    flip(3_000_000);
    try (ItemStore store = open(false)) {
      assertThat(store.forget(List.of((long) ROWS + 1))).isEqualTo(1);
      assertRight(store.snapshot(), ROWS);
    }
    assertThat(state()).isEqualTo(SegmentState.CURRENT);
  }

  @Test
  void closingDoesNotWaitForTheCheckAndLeavesTheSegment() throws IOException {
    for (int round = 0; round < 5; round++) {
      open(false).close();
      open(true).close();
    }
    assertThat(state()).isEqualTo(SegmentState.CURRENT);
    flip(BYTES - 5);
    open(true).close();
    try (ItemStore store = open(false)) {
      assertRight(store.snapshot(), ROWS);
    }
    assertThat(state()).isEqualTo(SegmentState.CURRENT);
  }
}
