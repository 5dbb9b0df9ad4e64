package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWriterTest {
  @TempDir Path scratch;

  private static void assertLocked(Path directory, ThrowingCallable open) {
    assertThatThrownBy(open)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> {
              assertThat(e.code()).isEqualTo("store.locked");
              assertThat(e).hasMessageContaining(directory.toString());
              assertThat(e.remedy()).contains("Close it").contains("read-only");
            });
  }

  @Test
  void aSecondOpeningInTheSameJvmIsRefusedAndDoesNotLoseTheLock()
      throws IOException, InterruptedException {
    Path directory = scratch.resolve("memory");
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertLocked(directory, () -> AssociativeMemory.open(directory));
      assertLocked(
          directory, () -> AssociativeMemory.open(directory.resolve("../memory").normalize()));
      memory.remember(FakeCodec.item(new SplittableRandom(1)));
      // Another process still finds it locked: refusing the second opening gave nothing up.
      try (ForkedJvm other = ForkedJvm.start(scratch, Opener.class, directory.toString())) {
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.lines()).anyMatch(line -> line.startsWith("store.locked"));
        assertThat(other.lines()).anyMatch(line -> line.contains(directory.toString()));
      }
    }
    try (AssociativeMemory again = AssociativeMemory.open(directory)) {
      assertThat(again.size()).isEqualTo(1);
    }
  }

  @Test
  void aMemoryOpenInAnotherProcessIsRefusedUntilThatProcessIsGone()
      throws IOException, InterruptedException {
    Path directory = scratch.resolve("memory");
    try (ForkedJvm other = ForkedJvm.start(scratch, Opener.class, directory.toString(), "stay")) {
      other.await(lines -> lines.contains("open"));
      assertLocked(directory, () -> AssociativeMemory.open(directory));
      MemoryOptions readOnly = MemoryOptions.defaults().withReadOnly(true);
      try (AssociativeMemory reader = AssociativeMemory.open(directory, readOnly)) {
        assertThat(reader.size()).isEqualTo(1);
      }
      other.kill();
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.size()).isEqualTo(1);
    }
  }

  /** Opens a memory in another JVM; with a second argument it stores an item and stays. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (AssociativeMemory memory = AssociativeMemory.open(Path.of(arguments[0]))) {
        if (arguments.length > 1) {
          memory.remember(FakeCodec.item(new SplittableRandom(2)));
          System.out.println("open");
          new java.util.concurrent.CountDownLatch(1).await();
        }
      } catch (StoreException e) {
        System.out.println(e.code() + " " + e.getMessage());
        System.exit(1);
      }
    }
  }
}
