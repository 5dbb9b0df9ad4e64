package io.hen.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.core.bank.Similarity;
import io.hen.encoders.Fill;
import io.hen.encoders.PictureWriter;
import io.hen.experiments.scene.Scene;
import io.hen.experiments.scene.Scenes;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.InputException;
import io.hen.memory.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole demo with the shipped weights on few scenes. */
class DemoTest {
  private static final int COUNT = 40;
  private static final DemoOptions FEW =
      DemoOptions.defaults().withCount(COUNT).withFills(List.of(Fill.GREY)).withSweepCues(5);

  @TempDir static Path folder;

  private static final List<Progress> PROGRESS = new ArrayList<>();
  private static DemoResult result;
  private static String page;

  @BeforeAll
  static void run() throws IOException {
    result = new Demo(FEW).run(folder.resolve("out"), PROGRESS::add);
    page = Files.readString(result.report());
  }

  @Test
  void masksAndCaptionsFindEveryScene() {
    for (Method method : List.of(Method.DVAE_MASKED, Method.CAPTION)) {
      Row row = row(method, Similarity.L2);
      assertThat(row.tally().cues()).isEqualTo(COUNT);
      assertThat(row.tally().identity()).as(method.words()).isEqualTo(COUNT);
      assertThat(row.tally().nearest()).as(method.words()).isEqualTo(COUNT);
    }
  }

  @Test
  void rawPixelsConfuseScenes() {
    assertThat(row(Method.PIXELS_UNMASKED, Similarity.L2).tally().wrong()).isPositive();
    assertThat(row(Method.PIXELS_UNMASKED, Similarity.COSINE).tally().metastable()).isPositive();
  }

  @Test
  void aFurtherSettingIsMeasuredOnFewerCues() {
    assertThat(row(Method.DVAE_MASKED, Similarity.COSINE).tally().cues()).isEqualTo(5);
  }

  /** Every address on the page is a data URI, and every picture has a text. */
  @Test
  void thePageNeedsNothingElse() {
    assertThat(Pattern.compile("(src|href|srcset)=\"(?!data:)").matcher(page).results()).isEmpty();
    assertThat(page).doesNotContain("http:", "https:", "@import", "<script", "url(");
    assertThat(Pattern.compile("<img(?![^>]*alt=)").matcher(page).results()).isEmpty();
    assertThat(page).contains("data:image/png;base64,", "<polyline", "prefers-color-scheme: dark");
  }

  @Test
  void thePageTellsOfTheSharedCaption() {
    assertThat(page).contains("Ambiguous: items 1 and " + (COUNT + 1) + " fit equally well");
    assertThat(page).contains("and it is the second picture");
    assertThat(page).contains("Unfamiliar: ");
  }

  @Test
  void theJsonHasTheSameNumbers() throws IOException {
    JsonNode rows = JsonMapper.shared().readTree(Files.readString(result.results())).path("rows");
    assertThat(rows.size()).isEqualTo(result.rows().size());
    for (int k = 0; k < rows.size(); k++) {
      Row row = result.rows().get(k);
      assertThat(rows.get(k).path("identity").asInt()).isEqualTo(row.tally().identity());
      assertThat(rows.get(k).path("metastable").asInt()).isEqualTo(row.tally().metastable());
      assertThat(rows.get(k).path("n").asInt()).isEqualTo(row.tally().cues());
    }
  }

  @Test
  void theTableHasALineForEachRow() throws IOException {
    assertThat(Files.readAllLines(result.table()).stream().filter(line -> line.startsWith("| ")))
        .hasSize(result.rows().size() + 1);
  }

  @Test
  void progressOfEveryStageGoesUpToItsTotal() {
    for (int k = 0; k < PROGRESS.size(); k++) {
      Progress now = PROGRESS.get(k);
      boolean lastOfStage =
          k + 1 == PROGRESS.size()
              || !PROGRESS.get(k + 1).stage().equals(now.stage())
              || PROGRESS.get(k + 1).done() < now.done();
      assertThat(now.done() == now.total()).as(now.toString()).isEqualTo(lastOfStage);
    }
  }

  @Test
  void theTemporaryMemoryIsGone() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("out"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("report.html", "results.json", "table.md");
    }
  }

  @Test
  void aFolderOfPicturesIntoAMemoryThatIsKept() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures/deeper"));
    List<Scene> scenes = Scenes.generate(6, 5);
    for (int k = 0; k < scenes.size(); k++) {
      Files.write(pictures.resolve(k + ".png"), PictureWriter.png(scenes.get(k).picture()));
    }
    Files.writeString(pictures.resolve("0.txt"), scenes.getFirst().caption());
    Files.writeString(pictures.resolve("broken.png"), "no picture");
    Path memory = folder.resolve("kept");
    DemoOptions options =
        FEW.withPictures(folder.resolve("pictures"))
            .withMemory(memory)
            .withSimilarities(List.of(Similarity.L2));
    DemoResult own = new Demo(options).run(folder.resolve("own"), Progress.Listener.SILENT);
    assertThat(own.pictures()).isEqualTo(6);
    assertThat(own.skipped()).singleElement().asString().contains("broken.png");
    assertThat(own.rows().stream().filter(row -> row.method() == Method.CAPTION))
        .singleElement()
        .extracting(row -> row.tally().cues(), row -> row.tally().identity())
        .containsExactly(1, 1);
    try (AssociativeMemory kept = AssociativeMemory.open(memory)) {
      assertThat(kept.size()).isEqualTo(6);
    }
    assertThatThrownBy(() -> new Demo(options).run(folder.resolve("own"), Progress.Listener.SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("already holds 6 items");
  }

  @Test
  void anInterruptLeavesNothingBehind() throws IOException {
    Path out = folder.resolve("interrupted");
    Progress.Listener interrupting =
        progress -> {
          if (progress.stage().startsWith("recalling")) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(() -> new Demo(FEW).run(out, interrupting))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).isEmpty();
    }
  }

  private static Row row(Method method, Similarity similarity) {
    return result.rows().stream()
        .filter(row -> row.method() == method && row.similarity() == similarity)
        .findFirst()
        .orElseThrow();
  }
}
