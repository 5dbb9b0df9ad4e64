package io.hen.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hen.core.bank.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite is told to let the database grow no further, which it reports like a full disk. */
class DiskFullTest {
  private static final Identity IDENTITY =
      new Identity(
          "codec",
          "1",
          "00",
          List.of(new PartShape("image", PartShape.Kind.TOKENS, 4, 100)),
          "EACH");

  @TempDir Path directory;

  private ItemStore open() {
    return ItemStore.open(directory, false, stored -> IDENTITY);
  }

  private static NewItem item(int bytes, int token) {
    return new NewItem(content(bytes), Optional.empty(), List.of(pattern(token)));
  }

  private static ItemRow.Content content(int bytes) {
    return new ItemRow.Content(
        new byte[bytes], "application/octet-stream", List.of("c" + bytes), Map.of());
  }

  private static Pattern.Parts pattern(int token) {
    char[] tokens = {(char) token, 1, 2, 3};
    return new Pattern.Parts(List.of(new Pattern.Tokens(tokens)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30})
  void aBatchThatDoesNotFitIsRefusedWholeAndTheStoreStaysUsable(int pages) {
    try (ItemStore store = open()) {
      store.append(List.of(item(10, 0), item(20, 1)), List.of());
      store.limitGrowth(pages);
      List<NewItem> large = IntStream.range(0, 10).mapToObj(k -> item(100_000 + k, k)).toList();
      for (int attempt = 0; attempt < 2; attempt++) {
        StoreFailure e =
            catchThrowableOfType(StoreFailure.class, () -> store.append(large, List.of()));
        assertThat(e.code()).isEqualTo("store.disk-full");
        assertThat(e).hasMessageContaining(directory.toString());
        assertThat(e.remedy()).contains("room");
        assertThat(store.snapshot().size()).isEqualTo(2);
        assertThat(store.get(2).orElseThrow().content().bytes()).hasSize(20);
        assertThat(store.captioned("c100000")).isEmpty();
      }
      // There is room again.
      store.limitGrowth(10_000);
      assertThat(store.append(large, List.of())).hasSize(10);
      assertThat(store.snapshot().size()).isEqualTo(12);
    }
    assertThat(Inspection.of(directory).problems()).isEmpty();
    try (ItemStore store = open()) {
      assertThat(store.snapshot().size()).isEqualTo(12);
      assertThat(store.captioned("c100009")).hasSize(1);
    }
  }

  @Test
  void anItemWithoutBytesIsAnItem() {
    try (ItemStore store = open()) {
      long[] ids = store.append(List.of(item(0, 0)), List.of());
      assertThat(store.get(ids[0]).orElseThrow().content().bytes()).isEmpty();
    }
  }

  @Test
  void whatIsStagedForARefusedBatchIsNeverSeen() {
    try (ItemStore store = open()) {
      store.append(List.of(item(10, 7)), List.of());
      Snapshot before = store.snapshot();
      store.limitGrowth(0);
      catchThrowableOfType(
          StoreFailure.class, () -> store.append(List.of(item(1_000_000, 8)), List.of()));
      assertThat(store.snapshot()).isEqualTo(before);
      store.limitGrowth(1000);
      store.append(List.of(item(11, 9)), List.of());
      assertThat(
              store.snapshot().rows().getFirst().toArray(java.lang.foreign.ValueLayout.JAVA_CHAR))
          .containsExactly(
              (char) 7, (char) 1, (char) 2, (char) 3, (char) 9, (char) 1, (char) 2, (char) 3);
    }
  }
}
