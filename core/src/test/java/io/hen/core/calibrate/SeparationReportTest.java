package io.hen.core.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The report against a plain double loop, and its forecast against a memory that does grow. */
class SeparationReportTest {
  private static SeparationReport report(PatternBank bank, Similarity similarity) {
    return SeparationReport.of(
        bank, similarity, Owners.EACH, SeparationOptions.defaults(), _ -> {});
  }

  @ParameterizedTest(name = "{0} {2} {3} seed 7")
  @MethodSource("io.hen.core.calibrate.CalibrationTest#banks")
  void equalsAPlainLoop(String name, Kernels kernels, Nature.Kind kind, Similarity similarity) {
    Nature nature = new Nature(7, kernels);
    HopfieldNetwork network = new HopfieldNetwork(nature.bank(kind, nature.items(60)), similarity);
    PatternBank bank = network.bank();
    SeparationReport report = report(bank, similarity);
    assertThat(report.complete()).isTrue();
    double diameter = 0;
    double closest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 60; i++) {
      double separation = Double.POSITIVE_INFINITY;
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < 60; j++) {
        if (i != j) {
          double inner = bank.inner(i, j);
          double distance = bank.squaredNorm(i) + bank.squaredNorm(j) - 2 * inner;
          diameter = Math.max(diameter, distance);
          nearest = Math.min(nearest, distance);
          separation =
              Math.min(
                  separation,
                  similarity == Similarity.L2 ? distance / 2 : bank.squaredNorm(i) - inner);
        }
      }
      closest = Math.min(closest, nearest);
      assertThat(report.separations()[i]).isCloseTo(separation, within(1e-9));
      assertThat(report.distances()[i]).isCloseTo(nearest, within(1e-9));
    }
    assertThat(report.forgetting()).isCloseTo(4 / diameter / similarity.betaScale(), within(1e-9));
    assertThat(report.worst()).hasSize(10);
    assertThat(report.worst().getFirst().squaredDistance()).isCloseTo(closest, within(1e-9));
    assertThat(Arrays.stream(report.separationHistogram(7).counts()).sum()).isEqualTo(60);
    assertThat(Arrays.stream(report.distanceHistogram(5).counts()).sum()).isEqualTo(60);
    long certified =
        java.util.stream.IntStream.range(0, 60)
            .filter(i -> network.storage(i, report.beta()).isPresent())
            .count();
    assertThat(report.certified() * 60).isCloseTo(certified, within(1e-6));
  }

  @Test
  void namesWhatIsTheSameInOnePart() {
    Nature nature = new Nature(8, Kernels.selected());
    float[][] items = nature.items(30);
    System.arraycopy(items[3], 0, items[9], 0, 64);
    // The same first eight places as item 5.
    System.arraycopy(items[5], 0, items[20], 0, 8);
    System.arraycopy(items[5], 32, items[20], 32, 8);
    PatternBank bank = nature.bank(Nature.Kind.PARTS, items);
    assertThat(report(bank, Similarity.L2).collisions())
        .extracting(PartCollision::part, collision -> List.of(box(collision.rows())))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, List.of(List.of(3, 9))),
            org.assertj.core.groups.Tuple.tuple(1, List.of(List.of(3, 9))));
    BitSet first = new BitSet();
    first.set(0, 8);
    SeparationReport masked =
        SeparationReport.of(
            bank,
            Similarity.L2,
            Owners.EACH,
            SeparationOptions.defaults().withMasks(List.of(Optional.of(first))),
            _ -> {});
    assertThat(masked.collisions().stream().filter(c -> c.part() == 0).map(c -> box(c.rows())))
        .contains(List.of(3, 9), List.of(5, 20));
    assertThat(report(bank, Similarity.L2).worst().getFirst())
        .isEqualTo(new SeparationReport.Pair(3, 9, 0));
    int[] owners = new int[30];
    Arrays.setAll(owners, n -> n == 9 ? 3 : n);
    assertThat(
            SeparationReport.of(
                    bank, Similarity.L2, Owners.of(owners), SeparationOptions.defaults(), _ -> {})
                .collisions())
        .isEmpty();
  }

  private static List<Integer> box(int[] rows) {
    return Arrays.stream(rows).boxed().toList();
  }

  @Test
  void tellsProgressAndStopsWhenInterrupted() {
    Nature nature = new Nature(9, Kernels.selected());
    PatternBank bank = nature.bank(Nature.Kind.TOKENS, nature.items(300));
    AtomicInteger last = new AtomicInteger();
    SeparationReport report =
        SeparationReport.of(
            bank,
            Similarity.L2,
            Owners.EACH,
            SeparationOptions.defaults().withMost(100),
            last::set);
    assertThat(last).hasValue(100);
    assertThat(report.complete()).isFalse();
    assertThat(report.rows()).hasSize(100).isSorted();
    assertThatThrownBy(
            () -> {
              Thread.currentThread().interrupt();
              try {
                report(bank, Similarity.L2);
              } finally {
                Thread.interrupted();
              }
            })
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void saysThatItCannotSay() {
    Nature nature = new Nature(10, Kernels.selected());
    for (int size : new int[] {1, 2, 5, 50}) {
      Capacity capacity =
          report(nature.bank(Nature.Kind.DENSE, nature.items(size)), Similarity.L2).capacity();
      assertThat(capacity.basis()).startsWith("cannot say");
      assertThat(capacity.likely()).isEmpty();
    }
  }

  @Test
  void forecastsWhenRivalsBecomeTooMany() {
    // One item in a thousand has a rival in a memory of 1000, growing in proportion: 1 % at 10,000.
    int[] few = new int[20_000];
    Arrays.fill(few, 0, 20, 1);
    Capacity capacity = Capacity.of(few, 1000, 0.01);
    assertThat(capacity.likely().orElseThrow()).isBetween(7_000L, 11_000L);
    assertThat(capacity.fewest()).isLessThan(capacity.likely().orElseThrow());
    assertThat(capacity.most().orElseThrow()).isGreaterThan(capacity.likely().orElseThrow());
    assertThat(capacity.shares()[3]).isCloseTo(2 * capacity.shares()[2], within(1e-4));
    Capacity bound = Capacity.of(new int[500], 6000, 0.01);
    assertThat(bound.likely()).isEmpty();
    assertThat(bound.fewest()).isPositive();
    int[] many = new int[500];
    Arrays.fill(many, 0, 50, 3);
    assertThat(Capacity.of(many, 6000, 0.01).likely()).hasValue(0);
  }
}
