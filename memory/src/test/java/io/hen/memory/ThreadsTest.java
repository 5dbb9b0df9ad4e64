package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many readers and one writer in one process. */
class ThreadsTest {
  private static final int KEPT = 50;
  private static final int READERS = 4;
  private static final RecallOptions OPTIONS = RecallOptions.defaults().withSteps(3);

  @TempDir Path directory;

  private AssociativeMemory open(String codec) {
    return AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec(codec));
  }

  private static Item item(SplittableRandom random, int number) {
    return FakeCodec.item(random).caption("item " + number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fake-dense", "fake-tokens"})
  void readersAreRightWhileAWriterRemembersAndForgets(String codec)
      throws InterruptedException, ExecutionException {
    SplittableRandom random = new SplittableRandom(1);
    List<Item> kept = new ArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    try (AssociativeMemory memory = open(codec);
        ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      for (int k = 0; k < KEPT; k++) {
        kept.add(item(random, k));
      }
      memory.remember(kept, Progress.Listener.SILENT);
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        SplittableRandom own = random.split();
        readers.add(
            threads.submit(() -> {
              int recalls = 0;
              while (!done.get() || recalls == 0) {
                int k = own.nextInt(KEPT);
                Cue cue =
                    own.nextBoolean()
                        ? Cue.caption("item " + k)
                        : Cue.picture(kept.get(k).bytes()).hidden(Region.leftHalf());
                Recollection found = memory.recall(cue, Similarity.L2, OPTIONS);
                assertThat(found.item().orElseThrow().id()).isEqualTo(new ItemId(k + 1));
                assertThat(found.item().orElseThrow().item().bytes())
                    .isEqualTo(kept.get(k).bytes());
                assertThat(memory.size()).isBetween(KEPT, KEPT + 100);
                recalls++;
              }
              return recalls;
            }));
      }
      try {
        int next = KEPT;
        for (int round = 0; round < 25; round++) {
          List<Item> more = new ArrayList<>();
          for (int k = random.nextInt(1, 20); k > 0; k--) {
            more.add(item(random, next++));
          }
          List<ItemId> ids = memory.remember(more, Progress.Listener.SILENT);
          Recollection fresh =
              memory.recall(Cue.caption("item " + (next - 1)), Similarity.L2, OPTIONS);
          assertThat(fresh.item().orElseThrow().id()).isEqualTo(ids.getLast());
          memory.forget(ids);
        }
      } finally {
        done.set(true);
      }
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
      assertThat(memory.size()).isEqualTo(KEPT);
    }
  }

  @Test
  void severalThreadsMayRememberAtOnce() throws InterruptedException, ExecutionException {
    int each = 40;
    Set<ItemId> all = new HashSet<>();
    try (AssociativeMemory memory = open("fake-dense");
        ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      List<Future<List<ItemId>>> writers = new ArrayList<>();
      for (int writer = 0; writer < READERS; writer++) {
        SplittableRandom own = new SplittableRandom(writer);
        int first = writer * each;
        writers.add(
            threads.submit(() -> {
              List<ItemId> ids = new ArrayList<>();
              for (int k = 0; k < each; k++) {
                ids.add(memory.remember(item(own, first + k)));
              }
              return ids;
            }));
      }
      for (int writer = 0; writer < READERS; writer++) {
        List<ItemId> ids = writers.get(writer).get();
        assertThat(ids).isSorted();
        all.addAll(ids);
        for (int k = 0; k < each; k++) {
          assertThat(memory.recall(Cue.caption("item " + (writer * each + k))).nearest())
              .contains(ids.get(k));
        }
      }
      assertThat(all).hasSize(READERS * each);
      assertThat(memory.ids()).containsExactlyElementsOf(all.stream().sorted().toList());
    }
  }

  @Test
  void closingWaitsForTheCallsUnderWay() throws InterruptedException, ExecutionException {
    AssociativeMemory memory = open("fake-dense");
    memory.remember(item(new SplittableRandom(3), 0));
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        readers.add(
            threads.submit(() -> {
              int recalls = 0;
              try {
                while (true) {
                  assertThat(memory.recall(Cue.caption("item 0")).item()).isPresent();
                  recalls++;
                }
              } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("closed");
                return recalls;
              }
            }));
      }
      memory.close();
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isNotNegative();
      }
    }
    assertThat(AssociativeMemory.check(directory).healthy()).isTrue();
  }
}
