package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.core.bank.Pattern;
import io.hen.memory.InputException;
import io.hen.memory.Item;
import io.hen.memory.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingPipelineTest {
  @TempDir private Path directory;
  private PictureCodec codec;

  @BeforeEach
  void open() {
    codec = Codecs.open(TinyModel.tokens(directory), CodecOptions.defaults().withThreads(1));
  }

  @AfterEach
  void close() {
    codec.close();
  }

  private static List<Item> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            k -> Item.picture(PictureWriter.png(Fixtures.scene(16, k))).caption("caption " + k))
        .toList();
  }

  private EncodingPipeline pipeline(Iterator<Item> items, PipelineOptions options) {
    return EncodingPipeline.over(codec, items, options, Progress.Listener.SILENT);
  }

  @ParameterizedTest
  @CsvSource({"0,2,4", "1,1,1", "1,3,8", "23,1,5", "23,4,1", "64,2,32", "65,3,8"})
  void givesAllInOrderAsTheCodecDoes(int count, int workers, int batch) {
    List<Item> items = items(count);
    List<List<Pattern.Parts>> expected = codec.encode(items);
    List<Progress> told = new ArrayList<>();
    try (EncodingPipeline pipeline =
        EncodingPipeline.over(
            codec, items.iterator(), new PipelineOptions(workers, batch), told::add)) {
      for (int k = 0; k < count; k++) {
        assertThat(pipeline.hasNext()).isTrue();
        EncodingPipeline.Encoded encoded = pipeline.next();
        assertThat(encoded.item()).isSameAs(items.get(k));
        assertThat(encoded.patterns())
            .usingRecursiveComparison()
            .as("item %d", k)
            .isEqualTo(expected.get(k));
      }
      assertThat(pipeline.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pipeline::next);
    }
    assertThat(told.stream().mapToLong(Progress::done).max().orElse(0)).isEqualTo(count);
    assertThat(told).hasSize((count + batch - 1) / batch);
  }

  /** Of a million items only what is needed is ever asked for. */
  @Test
  void holdsBoundedlyManyItems() {
    AtomicInteger taken = new AtomicInteger();
    Item item = items(1).getFirst();
    Iterator<Item> endless =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Item next() {
            taken.incrementAndGet();
            return item;
          }
        };
    try (EncodingPipeline pipeline = pipeline(endless, new PipelineOptions(2, 4))) {
      for (int given = 1; given <= 40; given++) {
        pipeline.next();
        // three batches wait or are at work, and one is being given out
        assertThat(taken.get()).isLessThanOrEqualTo(given + 4 * 4);
      }
    }
  }

  @Test
  void anItemThatCannotBeReadEndsItWhereItStands() {
    List<Item> items = new ArrayList<>(items(20));
    items.set(9, Item.picture(new byte[] {1}));
    try (EncodingPipeline pipeline = pipeline(items.iterator(), new PipelineOptions(2, 4))) {
      for (int k = 0; k < 8; k++) {
        assertThat(pipeline.next().item()).isSameAs(items.get(k));
      }
      assertThatExceptionOfType(InputException.class)
          .isThrownBy(pipeline::next)
          .withMessageStartingWith("the picture of item 1 cannot be read");
    }
    assertThat(codec.encode(items(1))).hasSize(1);
  }

  @Test
  void anInterruptedThreadStopsAndEverythingCanBeClosed() {
    EncodingPipeline pipeline = pipeline(items(40).iterator(), new PipelineOptions(2, 4));
    assertThat(pipeline.next().patterns()).hasSize(1);
    for (int k = 0; k < 3; k++) {
      pipeline.next();
    }
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> {
              for (int k = 0; k < 36; k++) {
                pipeline.next();
              }
            })
        .isInstanceOf(CancellationException.class)
        .hasMessageMatching("interrupted after \\d+ items were encoded");
    assertThat(Thread.interrupted()).as("the interrupt status stays set").isTrue();
    pipeline.close();
    pipeline.close();
    assertThatIllegalStateException().isThrownBy(pipeline::next);
    codec.close();
  }

  @Test
  void closingInTheMiddleLeavesTheCodecUsable() {
    try (EncodingPipeline pipeline = pipeline(items(40).iterator(), PipelineOptions.defaults())) {
      assertThat(pipeline.next().patterns()).hasSize(1);
    }
    assertThat(codec.encode(items(3))).hasSize(3);
  }

  @Test
  void optionsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineOptions.defaults().withWorkers(0))
        .withMessageStartingWith("workers and batch must be at least 1, not 0");
    assertThatIllegalArgumentException().isThrownBy(() -> PipelineOptions.defaults().withBatch(0));
  }
}
