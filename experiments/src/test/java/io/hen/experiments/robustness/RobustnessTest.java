package io.hen.experiments.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.experiments.trial.Tally;
import io.hen.memory.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small suite on few scenes. */
class RobustnessTest {
  private static final Series BELOW =
      new Series(
          Series.BELOW,
          "of the picture hidden",
          List.of(
              new Series.Setting("0 %", new Damage.None(), false),
              new Series.Setting("50 %", new Damage.Hide(Occlusion.BELOW, 0.5), true)),
          true);
  private static final Series NOISE =
      new Series(
          "Gaussian noise",
          "standard deviation",
          List.of(new Series.Setting("0.02", new Damage.Noise(0.02), false)),
          false);
  private static final RobustnessOptions FEW =
      RobustnessOptions.defaults()
          .withCount(60)
          .withCues(Optional.of(20))
          .withSeries(List.of(BELOW, NOISE));

  @TempDir static Path folder;

  private static final List<Point> POINTS = new ArrayList<>();
  private static RobustnessResult result;

  @BeforeAll
  static void run() {
    result = new Robustness(FEW).run(folder, Progress.Listener.SILENT, POINTS::add);
  }

  @Test
  void theHalfIsTriedOnEveryPicture() {
    assertThat(POINTS)
        .extracting(point -> point.measure().stored().cues())
        .containsExactly(20, 60, 20);
    assertThat(POINTS)
        .extracting(point -> point.measure().strangers().cues())
        .containsExactly(20, 60, 0);
    assertThat(result.strangers()).isEqualTo(60);
  }

  @Test
  void undamagedCuesAreUnderACertificateAndRight() {
    Point.Measure whole = POINTS.getFirst().measure();
    assertThat(whole.stored().identity()).isEqualTo(20);
    assertThat(whole.proofs()).isEqualTo(new Proofs(20, 0, 0));
    assertThat(whole.strangers().identity()).isZero();
  }

  @Test
  void noCertificateIsViolated() {
    Proofs all = POINTS.stream().map(p -> p.measure().proofs()).reduce(Proofs.NONE, Proofs::plus);
    assertThat(all.covered()).isGreaterThan(60);
    assertThat(all.violations()).isZero();
    assertThat(all.wrongCovered()).isZero();
  }

  @Test
  void statesWhatIsDemanded() {
    Tally together = POINTS.stream().map(p -> p.measure().stored()).reduce(Tally.NONE, Tally::plus);
    Statement wrong = result.statements().getFirst();
    assertThat(wrong.words()).startsWith(together.wrong() + " of 100");
    assertThat(wrong.met()).contains(together.wrong() == 0);
    assertThat(result.statements()).hasSize(4); // nothing was asked at 75 % and 90 %
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    String page = Files.readString(result.report());
    assertThat(Pattern.compile("(src|href|srcset)=\"(?!data:)").matcher(page).results()).isEmpty();
    assertThat(page).doesNotContain("http:", "https:", "@import", "<script", "url(");
    assertThat(Pattern.compile("<img(?![^>]*alt=)").matcher(page).results()).isEmpty();
    assertThat(page).contains("<polyline", "wrong but confident", "never stored");
  }

  @Test
  void theJsonAndTheTableHaveTheSameNumbers() throws IOException {
    JsonNode points =
        JsonMapper.shared().readTree(Files.readString(result.results())).path("points");
    assertThat(points.size()).isEqualTo(POINTS.size());
    for (int k = 0; k < POINTS.size(); k++) {
      assertThat(points.get(k).at("/measure/stored/identity").asInt())
          .isEqualTo(POINTS.get(k).measure().stored().identity());
    }
    assertThat(Files.readString(result.table())).contains("| Gaussian noise | 0.02 | 20 |");
  }
}
