package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Similarity;
import io.hen.core.calibrate.SeparationOptions;
import io.hen.core.measure.CosineSeparability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InspectTest {
  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(1);

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void whatCannotBeToldApartIsNamedAsItems(Similarity similarity) {
    List<Item> items = new ArrayList<>();
    for (int k = 0; k < 120; k++) {
      Item item = FakeCodec.item(random);
      items.add(k % 10 == 0 ? item : item.captions(List.of("caption " + k, "word " + k)));
    }
    items.set(41, items.get(41).captions(List.of("other", "caption 17")));
    // One picture under two captions.
    byte[] twin = items.get(52).bytes();
    items.set(93, Item.picture(twin).caption("twin"));
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec("fake-dense"))) {
      memory.remember(items, Progress.Listener.SILENT);
      // Numbers shift, ids do not.
      memory.forget(List.of(new ItemId(3), new ItemId(60)));
      List<Progress> told = new ArrayList<>();
      SeparationInspection found =
          memory.inspect(
              InspectOptions.defaults()
                  .withSimilarity(similarity)
                  .withWeights(1, 0)
                  .withSeparation(SeparationOptions.defaults().withWorst(3)),
              progress -> {
                synchronized (told) {
                  told.add(progress);
                }
              });
      assertThat(found.items()).isEqualTo(118);
      assertThat(found.examined()).isEqualTo(118);
      assertThat(found.worst()).hasSize(3);
      assertThat(found.worst().getFirst().first()).isEqualTo(new ItemId(53));
      assertThat(found.worst().getFirst().second()).isEqualTo(new ItemId(94));
      assertThat(found.worst().getFirst().squaredDistance()).isLessThan(1e-9);
      assertThat(found.captions())
          .containsExactly(
              new SeparationInspection.SharedCaption(
                  "caption 17", List.of(new ItemId(18), new ItemId(42))));
      assertThat(found.collisions())
          .containsExactly(
              new SeparationInspection.SharedPattern(
                  "image", List.of(new ItemId(53), new ItemId(94))));
      assertThat(found.separation().rows()).hasSize(118);
      assertThat(found.beta()).isPositive();
      assertThat(found.capacity().basis()).isNotBlank();
      assertThat(found.cosines().orElseThrow().cues()).isEqualTo(118);
      assertThat(total(found.cosines().orElseThrow().histograms().self())).isEqualTo(118);
      assertThat(total(found.cosines().orElseThrow().histograms().cross())).isEqualTo(118 * 117);
      assertThat(found.cosines().orElseThrow().histograms().self()[CosineSeparability.BINS - 1])
          .isEqualTo(118);
      assertThat(told).isNotEmpty().allMatch(progress -> progress.total() == 118);
    }
  }

  @Test
  void anEmptyMemoryCanBeInspected() {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec("fake-dense"))) {
      SeparationInspection found =
          memory.inspect(InspectOptions.defaults(), Progress.Listener.SILENT);
      assertThat(found.items()).isZero();
      assertThat(found.worst()).isEmpty();
      assertThat(found.captions()).isEmpty();
      assertThat(found.collisions()).isEmpty();
      assertThat(found.cosines()).isEmpty();
    }
  }

  @Test
  void halfPicturesAreTakenFromAllOverTheMemory() {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec("fake-tokens"))) {
      memory.remember(FakeCodec.item(random));
      InspectOptions options = InspectOptions.defaults();
      assertThat(memory.inspect(options, Progress.Listener.SILENT).cosines()).isEmpty();
      memory.remember(
          Stream.generate(() -> FakeCodec.item(random)).limit(300).toList(),
          Progress.Listener.SILENT);
      var cosines = memory.inspect(options, Progress.Listener.SILENT).cosines().orElseThrow();
      assertThat(cosines.cues()).isEqualTo(256);
      assertThat(total(cosines.histograms().cross())).isEqualTo(256 * 300);
      assertThat(cosines.histograms().auc()).isGreaterThan(0.99);
      assertThat(memory.inspect(options.withCosineCues(0), Progress.Listener.SILENT).cosines())
          .isEmpty();
    }
  }

  private static long total(long[] counts) {
    return LongStream.of(counts).sum();
  }
}
