package io.hen.experiments.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hen.experiments.scene.Scenes;
import io.hen.experiments.trial.CellFiles;
import io.hen.memory.InputException;
import io.hen.memory.Picture;
import io.hen.memory.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityTrialTest {
  private static final NetworkKind CLASSICAL = new NetworkKind.Hopfield1982();
  private static final NetworkKind QUADRATIC = new NetworkKind.Dense(Interaction.polynomial(2));
  private static final NetworkKind CUBIC = new NetworkKind.Dense(Interaction.polynomial(3));

  /** D = 100: theory says 10.9 for 1982 and n = 2, and 362 for n = 3. */
  private static final CapacityOptions RANDOM =
      CapacityOptions.defaults()
          .withPatterns(List.of(PatternKind.RANDOM))
          .withNetworks(List.of(CLASSICAL, QUADRATIC, CUBIC))
          .withSizes(List.of(2, 4, 8, 16, 32, 64, 128, 256, 512, 1024))
          .withSide(10);

  @Test
  void theCurvesBreakWhereTheoryPutsThem() {
    List<CapacityCurve> curves = run(RANDOM, List.of());
    for (CapacityCurve curve : curves) {
      double theory = curve.theory().most().orElseThrow();
      assertThat((double) curve.breaks(Start.WHOLE))
          .as(curve.network().words())
          .isBetween(theory / 3, theory * 1.5);
      assertThat(curve.holds(Start.WHOLE)).isFalse();
      // A cue with wrong neurons asks for more than a fixed point.
      assertThat(curve.breaks()).isLessThanOrEqualTo(curve.breaks(Start.WHOLE));
      assertThat(curve.breaks(Start.CLAMPED)).isPositive();
    }
    CapacityCurve classical = curves.getFirst();
    CapacityCurve cubic = curves.getLast();
    assertThat(cubic.breaks()).isGreaterThan(4 * classical.breaks());
    // Above the capacity the curve ended early, and says so.
    assertThat(classical.untried()).contains(512, 1024).doesNotContain(64);
    assertThat(classical.points()).hasSize(10 - classical.untried().size());
    assertThat(classical.points().getLast().recalls(Start.HALF).overlap()).isLessThan(0.7);
    assertThat(classical.points().getFirst().recalls(Start.HALF).overlap()).isEqualTo(1);
  }

  @Test
  void theCurvesOf1982AndOfTheQuadraticMemoryAreTheSame() {
    List<CapacityCurve> curves = run(RANDOM.withNetworks(List.of(CLASSICAL, QUADRATIC)), List.of());
    assertThat(numbers(curves.get(0))).isEqualTo(numbers(curves.get(1)));
  }

  @Test
  void countsEveryRecallOnce() {
    for (CapacityCurve curve : run(RANDOM.withCues(30), List.of())) {
      for (CapacityPoint point : curve.points()) {
        assertThat(point.networks()).isEqualTo(Math.max(1, 30 / point.stored()));
        assertThat(point.cues()).isBetween(16, 30);
        for (CapacityPoint.Recalls recalls : point.recalls()) {
          assertThat(recalls.cues()).isEqualTo(point.cues());
          assertThat(recalls.unsettled()).isZero();
          assertThat(recalls.interval().low()).isLessThanOrEqualTo(recalls.share());
        }
        // Half of 100 random neurons tell 1,000 patterns apart.
        assertThat(point.nearest()).isEqualTo(point.cues());
      }
    }
  }

  @Test
  void picturesAreCappedByWhatIsThere() {
    List<Picture> scenes = Scenes.generate(40, 3).stream().map(scene -> scene.picture()).toList();
    CapacityOptions options =
        RANDOM
            .withPatterns(List.of(PatternKind.PICTURES, PatternKind.RANDOM))
            .withNetworks(List.of(CUBIC))
            .withSizes(List.of(2, 8, 64, 128));
    List<CapacityCurve> curves = run(options, scenes);
    assertThat(curves).extracting(CapacityCurve::patterns).containsExactly(PatternKind.values());
    assertThat(stored(curves.get(0))).containsExactly(2, 8, 40);
    assertThat(stored(curves.get(1))).containsExactly(2, 8, 64, 128);
    assertThat(curves.get(0).neurons()).isEqualTo(100);
  }

  @Test
  void theSameAgainAndFromKeptCells(@TempDir Path folder) {
    CapacityOptions options = RANDOM.withSizes(List.of(2, 16, 32)).withCues(20);
    List<CapacityCurve> fresh = run(options, List.of());
    List<CapacityCurve> kept =
        CapacityTrial.run(
            options,
            List.of(),
            Optional.of(new CellFiles(folder, false)),
            Progress.Listener.SILENT);
    assertThat(kept.stream().map(CapacityTrialTest::numbers))
        .isEqualTo(fresh.stream().map(CapacityTrialTest::numbers).toList());
    CellFiles reused = new CellFiles(folder, true);
    List<Progress> told = new ArrayList<>();
    // Equal to the nanosecond: nothing was measured again.
    assertThat(CapacityTrial.run(options, List.of(), Optional.of(reused), told::add))
        .isEqualTo(kept);
    assertThat(told.getLast().done()).isEqualTo(told.getLast().total());
    List<CapacityCurve> another =
        CapacityTrial.run(
            options.withSeed(2), List.of(), Optional.of(reused), Progress.Listener.SILENT);
    assertThat(numbers(another.getFirst())).isNotEqualTo(numbers(fresh.getFirst()));
  }

  @Test
  void tellsOfAllItsWork() {
    List<Progress> told = new ArrayList<>();
    CapacityTrial.run(RANDOM.withCues(10), List.of(), Optional.empty(), told::add);
    long before = 0;
    for (Progress progress : told) {
      assertThat(progress.done()).isBetween(before, progress.total());
      before = progress.done();
    }
    assertThat(before).isEqualTo(told.getFirst().total());
  }

  @Test
  void anInterruptedTrialEnds() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> run(RANDOM, List.of())).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theoryOf784Neurons() {
    Theory classical = Theory.of(CLASSICAL, 784);
    assertThat(classical.most().orElseThrow()).isCloseTo(58.8, within(0.05));
    assertThat(classical.all().orElseThrow()).isCloseTo(29.4, within(0.05));
    assertThat(classical.withErrors().orElseThrow()).isCloseTo(108.2, within(0.05));
    assertThat(Theory.of(QUADRATIC, 784)).isEqualTo(classical);
    // 784²/(2·3·ln 784) and 784³/(2·15·ln 784)
    assertThat(Theory.of(CUBIC, 784).most().orElseThrow()).isCloseTo(15_371.6, within(0.1));
    Theory fourth = Theory.of(new NetworkKind.Dense(Interaction.polynomial(4)), 784);
    assertThat(fourth.most().orElseThrow()).isCloseTo(2_410_268, within(50.0));
    assertThat(fourth.all()).isEmpty();
    NetworkKind rectified = new NetworkKind.Dense(Interaction.rectifiedPolynomial(3));
    assertThat(Theory.of(rectified, 784).most()).isEmpty();
  }

  @Test
  void aCurveBreaksBeforeItsFirstLoss() {
    CapacityCurve curve =
        new CapacityCurve(
            PatternKind.RANDOM,
            CLASSICAL,
            100,
            List.of(point(2, 100), point(5, 95), point(10, 94), point(20, 99)),
            List.of(),
            Theory.of(CLASSICAL, 100));
    assertThat(curve.breaks()).isEqualTo(5);
    assertThat(curve.breaks(Start.WHOLE)).isEqualTo(20);
    assertThat(curve.holds(Start.WHOLE)).isTrue();
    assertThat(curve.holds(Start.HALF)).isFalse();
  }

  @Test
  void saysWhatItCannotDo() {
    assertThatThrownBy(() -> run(CapacityOptions.defaults(), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has 0 of them, but needs at least 2");
    assertThatThrownBy(() -> RANDOM.withSizes(List.of(5, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[5, 2]");
    assertThatThrownBy(() -> RANDOM.withSizes(List.of(1, 2)))
        .hasMessageContaining("size must lie in 2..200000, not 1");
    assertThatThrownBy(() -> RANDOM.withSizes(List.of(2, 2))).hasMessageContaining("twice");
    assertThatThrownBy(() -> RANDOM.withNetworks(List.of())).hasMessageContaining("networks");
    assertThatThrownBy(() -> RANDOM.withCues(0)).hasMessageContaining("cues");
    assertThatThrownBy(() -> RANDOM.withSide(3)).hasMessageContaining("side");
    assertThatThrownBy(() -> RANDOM.withSweeps(0)).hasMessageContaining("sweeps");
  }

  private static CapacityPoint point(int stored, int exact) {
    return new CapacityPoint(
        stored,
        1,
        100,
        100,
        List.of(
            new CapacityPoint.Recalls(Start.WHOLE, 100, 100, 0, 1),
            new CapacityPoint.Recalls(Start.HALF, 100, exact, 0, 1),
            new CapacityPoint.Recalls(Start.CLAMPED, 100, exact, 0, 1)),
        0);
  }

  private static List<CapacityCurve> run(CapacityOptions options, List<Picture> pictures) {
    return CapacityTrial.run(options, pictures, Optional.empty(), Progress.Listener.SILENT);
  }

  private static List<Integer> stored(CapacityCurve curve) {
    return curve.points().stream().map(CapacityPoint::stored).toList();
  }

  /** All but the seconds. */
  private static List<Object> numbers(CapacityCurve curve) {
    List<Object> numbers = new ArrayList<>();
    for (CapacityPoint point : curve.points()) {
      numbers.add(List.of(point.stored(), point.cues(), point.nearest(), point.recalls()));
    }
    return numbers;
  }
}
