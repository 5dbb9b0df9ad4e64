package io.hen.experiments.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.network.Beta;
import io.hen.encoders.Fill;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.EncoderChoice;
import io.hen.experiments.trial.Tally;
import io.hen.memory.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole comparison on few scenes. */
class CompareTest {
  private static final CompareOptions FEW =
      CompareOptions.defaults()
          .withCount(30)
          .withEncoders(List.of(EncoderChoice.parse("pixels"), EncoderChoice.parse("dvae=20")))
          .withFills(List.of(Fill.GREY))
          .withBetas(List.of(new Beta.Fixed(10), Beta.PAPER, Beta.AUTOMATIC))
          .withSweep(6);

  @TempDir static Path folder;

  private static final List<Cell> CELLS = new ArrayList<>();
  private static CompareResult result;

  @BeforeAll
  static void run() {
    result = new Compare(FEW).run(folder, Progress.Listener.SILENT, CELLS::add);
  }

  @Test
  void everyCellIsMeasuredOnAsManyCuesAsItShould() {
    assertThat(result.encoders()).extracting(EncoderFindings::pictures).containsExactly(30, 20);
    assertThat(CELLS).hasSize(2 * 2 * 3);
    for (Cell cell : CELLS) {
      int all = cell.encoder().equals("dvae") ? 20 : 30;
      int cues = cell.beta().equals(new Beta.Fixed(10)) ? 6 : all;
      assertThat(cell.measure().tally().cues()).as(cell.toString()).isEqualTo(cues);
    }
  }

  @Test
  void masksFindEveryScene() {
    for (Cell cell : CELLS) {
      Tally tally = cell.measure().tally();
      if (cell.kind().masked()) {
        assertThat(tally.identity()).as(cell.toString()).isEqualTo(tally.cues());
      }
    }
  }

  @Test
  void similaritiesOfMaskedCuesAreApart() {
    EncoderFindings dvae = result.encoders().getLast();
    EncoderFindings.Overlap masked = dvae.overlaps().getLast();
    assertThat(masked.kind()).isEqualTo(CueKind.MASKED);
    assertThat(masked.separability().auc()).isGreaterThan(0.999);
    assertThat(masked.separability().self()).hasSize(200);
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    String page = Files.readString(result.report());
    assertThat(Pattern.compile("(src|href|srcset)=\"(?!data:)").matcher(page).results()).isEmpty();
    assertThat(page).doesNotContain("http:", "https:", "@import", "<script", "url(");
    assertThat(Pattern.compile("<img(?![^>]*alt=)").matcher(page).results()).isEmpty();
    assertThat(page).contains("<polyline", "class=\"self\"", "prefers-color-scheme: dark");
  }

  @Test
  void theJsonHasTheSameNumbers() throws IOException {
    JsonNode encoders =
        JsonMapper.shared().readTree(Files.readString(result.results())).path("encoders");
    int at = 0;
    for (JsonNode encoder : encoders) {
      for (JsonNode cell : encoder.path("cells")) {
        Tally tally = CELLS.get(at++).measure().tally();
        assertThat(cell.path("n").asInt()).isEqualTo(tally.cues());
        assertThat(cell.at("/identity/count").asInt()).isEqualTo(tally.identity());
        assertThat(cell.at("/identity/interval95/0").asDouble())
            .isEqualTo(tally.interval(tally.identity()).low());
      }
    }
    assertThat(at).isEqualTo(CELLS.size());
  }

  @Test
  void theTableHasALineForEachCell() throws IOException {
    String table = Files.readString(result.table());
    assertThat(
            table.substring(table.indexOf("## All cells")).lines().filter(l -> l.startsWith("| ")))
        .hasSize(CELLS.size() + 1);
  }

  /** A changed number in a kept cell shows that it was read, and not measured anew. */
  @Test
  void finishedCellsAreUsedOnlyWhereAskedFor() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy/cells"));
    try (var cells = Files.list(folder.resolve("cells"))) {
      for (Path cell : cells.toList()) {
        String changed =
            Files.readString(cell).replaceAll("\"used\":[0-9.E-]+", "\"used\":12345.0");
        Files.writeString(copy.resolve(cell.getFileName().toString()), changed);
      }
    }
    List<Cell> resumed = new ArrayList<>();
    new Compare(FEW.withResume(true)).run(copy.getParent(), Progress.Listener.SILENT, resumed::add);
    assertThat(resumed).hasSameSizeAs(CELLS).allMatch(cell -> cell.measure().used() == 12345);
    assertThat(resumed.stream().map(cell -> cell.measure().tally()))
        .isEqualTo(CELLS.stream().map(cell -> cell.measure().tally()).toList());
  }
}
