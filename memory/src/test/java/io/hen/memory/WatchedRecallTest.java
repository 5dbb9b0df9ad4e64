package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedRecallTest {
  private final SplittableRandom random = new SplittableRandom(5);
  private final List<Item> items = new ArrayList<>();
  @TempDir Path directory;
  private AssociativeMemory memory;

  @BeforeEach
  void open() {
    memory = AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec("fake-dense"));
    for (int k = 0; k < 30; k++) {
      items.add(FakeCodec.item(random).captions(List.of("one " + k, "two " + k)));
    }
    memory.remember(items, Progress.Listener.SILENT);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void theStepsLeadToTheResultThatNobodyWatches() {
    Cue cue = Cue.picture(items.get(7).bytes()).hidden(Region.lowerHalf());
    for (double beta : new double[] {0.05, 50}) {
      RecallOptions options = RecallOptions.paper().withBeta(beta).withDamping(0.5).withSteps(12);
      Recollection alone = memory.recall(cue, Similarity.L2, options);
      List<RecallListener.Moment> told = new ArrayList<>();
      Recollection watched = memory.recall(cue, Similarity.L2, options, told::add);
      assertThat(watched.verdict()).isEqualTo(alone.verdict());
      assertThat(watched.leading()).isEqualTo(alone.leading());
      assertThat(told).hasSize(watched.recall().steps() + 1);
      for (int t = 0; t < told.size(); t++) {
        assertThat(told.get(t).step()).isEqualTo(t);
        assertThat(told.get(t).energy()).hasValue(watched.recall().energies()[t]);
        assertThat(told.get(t).leading()).hasSizeBetween(1, 16);
      }
      assertThat(told.getLast().leading()).isEqualTo(watched.leading());
      assertThat(told.getLast().picture().orElseThrow().values())
          .isEqualTo(watched.picture().orElseThrow().values());
    }
  }

  @Test
  void theCueIsSeenCompletedBeforeTheFirstStep() {
    Cue cue = Cue.picture(items.get(7).bytes()).hidden(Region.lowerHalf());
    List<RecallListener.Moment> told = new ArrayList<>();
    memory.recall(cue, Similarity.L2, RecallOptions.paper().withSteps(3), told::add);
    float[] shown = told.getFirst().picture().orElseThrow().values();
    float[] whole = FakeCodec.numbers(items.get(7).bytes());
    for (int k = 0; k < whole.length; k++) {
      assertThat(shown[k]).isCloseTo(whole[k], within(1e-5f));
    }
  }

  @Test
  void theTimeOfTheListenerIsNotTheNetworks() {
    Cue cue = Cue.picture(items.get(7).bytes());
    RecallOptions options = RecallOptions.paper().withSteps(2);
    memory.recall(cue, Similarity.L2, options);
    Recollection watched =
        memory.recall(
            cue,
            Similarity.L2,
            options,
            _ -> {
              long end = System.nanoTime() + 400_000_000;
              while (System.nanoTime() < end) {
                Thread.onSpinWait();
              }
            });
    assertThat(watched.settling().toMillis()).isLessThan(400);
  }

  @Test
  void aStoredPatternIsDecoded() {
    memory.forget(new ItemId(2));
    float[] decoded = memory.decode(new ItemId(3)).orElseThrow().values();
    float[] stored = FakeCodec.numbers(items.get(2).bytes());
    for (int k = 0; k < stored.length; k++) {
      assertThat(decoded[k]).isCloseTo(stored[k], within(1e-6f));
    }
    assertThat(memory.decode(new ItemId(2))).isEmpty();
    assertThat(memory.decode(new ItemId(99))).isEmpty();
  }
}
