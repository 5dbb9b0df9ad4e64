package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyTest {
  private static final MemoryOptions READ_ONLY = MemoryOptions.defaults().withReadOnly(true);

  @TempDir Path scratch;

  private final SplittableRandom random = new SplittableRandom(1);

  private static String code(Runnable work) {
    try {
      work.run();
    } catch (StoreException e) {
      assertThat(e.remedy()).isNotBlank();
      return e.code();
    }
    throw new AssertionError("nothing was thrown");
  }

  @Test
  void aReaderSeesWhatWasCommittedWhenItWasOpened() {
    Item first = FakeCodec.item(random).caption("first");
    Item second = FakeCodec.item(random).caption("second");
    try (AssociativeMemory writer = AssociativeMemory.open(scratch)) {
      ItemId id = writer.remember(first);
      try (AssociativeMemory reader = AssociativeMemory.open(scratch, READ_ONLY)) {
        writer.remember(second);
        writer.forget(id);
        assertThat(reader.ids()).containsExactly(id);
        assertThat(reader.captioned("second")).isEmpty();
        assertThat(reader.captioned("first")).containsExactly(id);
        Recollection recollection = reader.recall(Cue.caption("first"));
        assertThat(recollection.item().orElseThrow().item().bytes()).isEqualTo(first.bytes());
        assertThat(reader.recall(Cue.caption("second")).verdict())
            .isInstanceOf(Verdict.Unfamiliar.class);
      }
      try (AssociativeMemory reader = AssociativeMemory.open(scratch, READ_ONLY)) {
        assertThat(reader.ids()).containsExactly(new ItemId(2));
      }
    }
  }

  @Test
  void aReaderSurvivesTheWritersEnd() {
    Item item = FakeCodec.item(random).caption("first");
    AssociativeMemory writer = AssociativeMemory.open(scratch);
    ItemId id = writer.remember(item);
    try (AssociativeMemory reader = AssociativeMemory.open(scratch, READ_ONLY)) {
      writer.close();
      assertThat(reader.get(id)).isPresent();
      try (AssociativeMemory next = AssociativeMemory.open(scratch)) {
        next.forget(id);
      }
      assertThat(reader.get(id).orElseThrow().item().bytes()).isEqualTo(item.bytes());
    }
  }

  @Test
  void nothingCanBeChangedThroughAReader() {
    try (AssociativeMemory writer = AssociativeMemory.open(scratch)) {
      writer.remember(FakeCodec.item(random));
    }
    try (AssociativeMemory reader = AssociativeMemory.open(scratch, READ_ONLY)) {
      assertThat(code(() -> reader.remember(FakeCodec.item(random)))).isEqualTo("store.read-only");
      assertThat(code(() -> reader.forget(new ItemId(1)))).isEqualTo("store.read-only");
      assertThat(reader.size()).isEqualTo(1);
    }
  }

  @Test
  void aReaderMakesNoMemory() {
    Path nowhere = scratch.resolve("nowhere");
    assertThat(code(() -> AssociativeMemory.open(nowhere, READ_ONLY))).isEqualTo("store.missing");
    assertThat(code(() -> AssociativeMemory.check(nowhere))).isEqualTo("store.missing");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aFileIsNoDirectoryForAMemory() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "text");
    assertThat(code(() -> AssociativeMemory.open(file))).isEqualTo("store.not-a-directory");
    assertThat(file).hasContent("text");
  }

  @Test
  void aDirectoryWithoutWritePermissionCanBeReadOnly() throws IOException {
    Path directory = scratch.resolve("memory");
    try (AssociativeMemory writer = AssociativeMemory.open(directory)) {
      writer.remember(FakeCodec.item(random).caption("kept"));
    }
    permit(directory, "r-xr-xr-x");
    try {
      assumeThat(Files.isWritable(directory))
          .as("root may write everywhere, so this was not tested; run the build as another user")
          .isFalse();
      assertThatThrownBy(() -> AssociativeMemory.open(directory))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> {
                assertThat(e.code()).isEqualTo("store.not-writable");
                assertThat(e).hasMessageContaining(directory.toString());
                assertThat(e.remedy()).contains("permission").contains("read-only");
              });
      try (AssociativeMemory reader = AssociativeMemory.open(directory, READ_ONLY)) {
        assertThat(reader.recall(Cue.caption("kept")).item()).isPresent();
      }
      assertThat(AssociativeMemory.check(directory).healthy()).isTrue();
    } finally {
      permit(directory, "rwxr-xr-x");
    }
  }

  @Test
  void aDirectoryWithoutReadPermissionSaysSo() throws IOException {
    Path directory = scratch.resolve("memory");
    AssociativeMemory.open(directory).close();
    permit(directory, "---------");
    try {
      assumeThat(Files.isReadable(directory))
          .as("root may read everything, so this was not tested; run the build as another user")
          .isFalse();
      assertThat(code(() -> AssociativeMemory.open(directory, READ_ONLY)))
          .isEqualTo("store.not-readable");
      assertThat(code(() -> AssociativeMemory.check(directory))).isEqualTo("store.not-readable");
      assertThat(code(() -> AssociativeMemory.open(directory))).isEqualTo("store.not-writable");
    } finally {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aMemoryIsMadeWithTheDirectoriesAboveIt() {
    Path deep = scratch.resolve("a/b/c");
    AssociativeMemory.open(deep).close();
    assertThat(AssociativeMemory.check(deep).healthy()).isTrue();
  }

  private static void permit(Path directory, String permissions) throws IOException {
    List<Path> files;
    try (var all = Files.list(directory)) {
      files = all.toList();
    }
    String forFiles = permissions.charAt(1) == 'w' ? "rw-r--r--" : "r--r--r--";
    for (Path file : files) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(forFiles));
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }
}
