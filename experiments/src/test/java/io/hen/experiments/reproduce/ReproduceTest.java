package io.hen.experiments.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs small versions of all kinds of experiments on drawn scenes. */
class ReproduceTest {
  private static final String RECALL =
      "recall: {similarity: l2, beta: \"150\", damping: 1, steps: 150}\n";
  private static final String SLOW =
      "recall: {similarity: l2, beta: \"150\", damping: 0.05, steps: 60}\n";

  @TempDir static Path folder;
  private static Reproduction found;

  @BeforeAll
  static void run() throws IOException {
    found = new Reproduce(options(false)).run(folder.resolve("out"), _ -> {}, _ -> {});
  }

  private static ReproduceOptions options(boolean resume) throws IOException {
    List<Experiment> experiments = new ArrayList<>();
    experiments.add(
        experiment(
            "halves",
            """
            sizes: [20, 40]
            subjects:
              - {encoder: pixels-28, cues: [black, masked], sample: 10}
              - {encoder: dvae, cues: [black, masked]}
            expected:
              - {of: "dvae, masked", measure: identity, paper: {20: 1, 40: 1}}
              - {of: "pixels-28, black", measure: identity, atMost: 0.5}
            """
                + RECALL));
    experiments.add(
        experiment(
            "captions",
            """
            sizes: [40]
            encoders: [{encoder: dvae}, {encoder: vq-f16}]
            texts: [{encoder: pixel-text, missing: [zeros, left-out]}]
            """
                + RECALL));
    experiments.add(
        experiment(
            "sweep",
            """
            size: 40
            subjects: [{encoder: dvae, cues: [masked]}]
            similarities: [l2, dot]
            betas: [0.0001, 150]
            sample: 10
            """
                + RECALL));
    experiments.add(
        experiment(
            "cosines",
            """
            size: 40
            subjects: [{encoder: pixels-28, cues: [black]}, {encoder: dvae, cues: [black]}]
            sample: 40
            """));
    experiments.add(
        experiment(
            "progression",
            """
            size: 40
            items: 2
            encoders: [pixels-28, dvae]
            cue: black
            steps: [0, 5, 60]
            """
                + SLOW));
    experiments.add(
        experiment(
            "progression",
            """
            size: 40
            items: 2
            encoders: [dvae]
            cue: caption
            text: pixel-text
            steps: [0, 5, 60]
            """
                + SLOW));
    experiments.add(
        experiment(
            "shared-caption",
            """
            size: 40
            pairs: 2
            encoder: dvae
            text: pixel-text
            """
                + RECALL));
    experiments.add(experiment("classical", "sizes: [2, 5]\ndegrees: [3]\nsample: 10\n"));
    experiments.add(
        experiment(
            "limits",
            """
            sizes: [20, 100]
            hidden: [0.5, 0.95]
            encoders: [dvae]
            cue: masked
            sample: 10
            """
                + RECALL));
    return new ReproduceOptions(
        experiments, new ReproduceOptions.Source.Drawn(), Optional.empty(), 40, 3, resume);
  }

  private static Experiment experiment(String kind, String rest) throws IOException {
    Path file = Files.createTempFile(folder, kind, ".yaml");
    Files.writeString(
        file, "kind: " + kind + "\nname: " + kind + "\ntitle: t\nabout: [a]\n" + rest);
    return ExperimentFile.read(file.toString());
  }

  @Test
  void halvesComeBackByMaskedTokensAndNotByBlackenedPixels() {
    Chapter halves = found.chapters().getFirst();
    assertThat(halves.checks())
        .filteredOn(check -> check.figure().endsWith("dvae, masked, identity"))
        .hasSize(2)
        .allSatisfy(check -> assertThat(check.status()).isEqualTo(Check.Status.OK));
    assertThat(halves.checks())
        .filteredOn(check -> check.figure().endsWith("dvae, masked, 1-SSIM"))
        .allSatisfy(check -> assertThat(check.actual()).isZero());
    assertThat(actual(halves, "N = 40, pixels-28, black, 1-SSIM")).isGreaterThan(0.1);
    Block.Table table = (Block.Table) halves.blocks().getFirst();
    assertThat(table.rows()).hasSize(8);
    assertThat(table.rows()).extracting(row -> row.values().get(0)).startsWith(20, 20).endsWith(40);
  }

  @Test
  void zerosForThePictureFailWherePatternsDifferInLength() {
    Chapter told = found.chapters().get(1);
    assertThat(actual(told, "N = 40, dvae+pixel-text, zeros, identity")).isEqualTo(1);
    assertThat(actual(told, "N = 40, vq-f16+pixel-text, left out, identity")).isEqualTo(1);
    assertThat(actual(told, "N = 40, vq-f16+pixel-text, zeros, identity")).isLessThan(1);
  }

  @Test
  void theErrorFallsWithTheTemperature() {
    Chapter sweep = found.chapters().get(2);
    for (String similarity : List.of("L2", "dot")) {
      assertThat(actual(sweep, "dvae, masked, " + similarity + ", β = 1.0E-4, 1-SSIM"))
          .isGreaterThan(0.2);
      assertThat(actual(sweep, "dvae, masked, " + similarity + ", β = 150, 1-SSIM")).isZero();
    }
    assertThat(sweep.blocks()).filteredOn(Block.Chart.class::isInstance).hasSize(6);
  }

  @Test
  void cosinesOfTokensAreApart() {
    Chapter cosines = found.chapters().get(3);
    assertThat(actual(cosines, "N = 40, dvae, black, overlap"))
        .isLessThan(actual(cosines, "N = 40, pixels-28, black, overlap"));
  }

  @Test
  void stripsShowTheOriginalTheCueAndTheSteps() {
    Block.Strips halves = (Block.Strips) found.chapters().get(4).blocks().getFirst();
    assertThat(halves.strips()).hasSize(4);
    assertThat(halves.strips().getFirst().frames())
        .extracting(Block.Frame::label)
        .containsExactly("original", "half hidden", "step 0", "step 5", "step 60");
    Block.Strips told = (Block.Strips) found.chapters().get(5).blocks().getFirst();
    List<Block.Frame> frames = told.strips().getFirst().frames();
    assertThat(frames.get(1).picture().values()).isNotEqualTo(frames.get(3).picture().values());
    assertThat(told.strips()).allSatisfy(strip -> assertThat(strip.tone()).isEqualTo("good"));
  }

  @Test
  void picturesCanBeAskedForByName() throws IOException {
    String rest =
        "size: 40\nencoders: [pixels-28]\ncue: black\nsteps: [60]\nitems: 1\nnames: [%s]\n" + SLOW;
    assertThat(label(experiment("progression", rest.formatted("scene-7.png"))))
        .isEqualTo("pixels-28: scene-7.png");
    assertThatThrownBy(() -> label(experiment("progression", rest.formatted("scene-77.png"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("scene-77.png");
  }

  private static String label(Experiment experiment) {
    ReproduceOptions options =
        new ReproduceOptions(
            List.of(experiment),
            new ReproduceOptions.Source.Drawn(),
            Optional.empty(),
            40,
            3,
            false);
    Reproduction one = new Reproduce(options).run(folder.resolve("named"), _ -> {}, _ -> {});
    return ((Block.Strips) one.chapters().getFirst().blocks().getFirst())
        .strips()
        .getFirst()
        .label();
  }

  @Test
  void aSharedCaptionIsATieOfExactlyTheTwo() {
    Chapter shared = found.chapters().get(6);
    assertThat(actual(shared, "ties named as ties, share")).isEqualTo(1);
    assertThat(actual(shared, "even mixtures of the two, share")).isEqualTo(1);
  }

  @Test
  void beyondThePicturesThereArePiecesOfThem() {
    Chapter limits = found.chapters().get(8);
    assertThat(actual(limits, "N = 100, dvae, 50 % hidden, identity")).isEqualTo(1);
    Block.Table table = (Block.Table) limits.blocks().getLast();
    assertThat(table.note()).contains("40 pictures", "mirrored");
  }

  @Test
  void aSecondRunAndAResumedOneGiveTheSameNumbers() throws IOException {
    Path out = folder.resolve("out");
    try (Stream<Path> cells = Files.list(out.resolve("cells"))) {
      cells.limit(4).forEach(cell -> assertThat(cell.toFile().delete()).isTrue());
    }
    Reproduction resumed = new Reproduce(options(true)).run(out, _ -> {}, _ -> {});
    assertThat(numbers(resumed)).isEqualTo(numbers(found));
  }

  private static List<List<Check>> numbers(Reproduction some) {
    return some.chapters().stream().map(Chapter::checks).toList();
  }

  private static double actual(Chapter chapter, String figure) {
    return chapter.checks().stream()
        .filter(check -> check.figure().equals(figure))
        .findFirst()
        .orElseThrow(() -> new AssertionError(figure + " is not among " + chapter.checks()))
        .actual();
  }
}
