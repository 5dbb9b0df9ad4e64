package io.hen.experiments.reproduce.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.experiments.reproduce.Block;
import io.hen.experiments.reproduce.Chapter;
import io.hen.experiments.reproduce.Reproduction;
import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All files of a report on a reproduction with one of everything. */
class ReproductionReportTest {
  @TempDir static Path folder;

  private static Path first;
  private static ReproductionFiles files;

  @BeforeAll
  static void write() {
    first = folder.resolve("first");
    files = ReproductionReport.write(FakeReproduction.rich(), first);
  }

  @Test
  void everyBlockHasItsFilesAndNothingElseLiesThere() throws IOException {
    assertThat(contents(first).keySet())
        .containsExactlyInAnyOrder(
            "index.html",
            "results.json",
            "report.md",
            "table1/numbers.csv",
            "table1/captions.csv",
            "table1/steps.csv",
            "figure2/mse.csv",
            "figure2/mse.svg",
            "figure2/identity.csv",
            "figure2/identity.svg",
            "figure2/size.csv",
            "figure2/size.svg",
            "figure3/cosines.csv",
            "figure3/cosines.svg",
            "figure1/strips.csv",
            "figure1/strips.png");
    assertThat(files.page()).isEqualTo(first.resolve("index.html")).isNotEmptyFile();
  }

  @Test
  void theSameReproductionGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again");
    ReproductionReport.write(FakeReproduction.rich(), again);
    ReproductionReport.write(FakeReproduction.rich(), again); // over itself
    assertThat(contents(again)).isEqualTo(contents(first));
  }

  @Test
  void runsThatDifferInTimeAloneHaveTheSameResults() throws IOException {
    ReproductionFiles slow =
        ReproductionReport.write(FakeReproduction.rich(2.5), folder.resolve("slow"));
    assertThat(Files.readString(slow.results())).isNotEqualTo(Files.readString(files.results()));
    assertThat(lasting(slow.results())).isEqualTo(lasting(files.results()));
  }

  private static String lasting(Path results) throws IOException {
    ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(Files.readString(results));
    root.remove("provenance");
    for (JsonNode chapter : root.path("chapters")) {
      ((ObjectNode) chapter).remove("measuredTimes");
    }
    return root.toString();
  }

  @Test
  void whatCannotBeWrittenIsTheUsersToMend() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> ReproductionReport.write(FakeReproduction.rich(), file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString());
  }

  /** The page is the last file: without it, a reader knows that the report is not complete. */
  @Test
  void anInterruptedReportLeavesNoHalfFiles() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.createDirectories(broken.resolve("report.md/in the way"));
    assertThatThrownBy(() -> ReproductionReport.write(FakeReproduction.rich(), broken))
        .isInstanceOf(InputException.class);
    assertThat(broken.resolve("index.html")).doesNotExist();
    assertThat(contents(broken).keySet()).noneMatch(name -> name.contains(".part"));
  }

  @Test
  void namesThatWouldHideOneAnotherAreRefused() {
    Block table = new Block.Table("One", "", List.of(), List.of(), "");
    Block same = new Block.Table("one", "", List.of(), List.of(), "");
    Block away = new Block.Table("../one", "", List.of(), List.of(), "");
    Path target = folder.resolve("refused");
    assertThatThrownBy(() -> ReproductionReport.write(of(table, same), target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one");
    assertThatThrownBy(() -> ReproductionReport.write(of(away), target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../one");
    assertThat(target).doesNotExist();
  }

  @Test
  void nothingMeasuredIsAReportAsWell() throws IOException {
    ReproductionFiles empty = ReproductionReport.write(of(), folder.resolve("empty"));
    assertThat(Files.readString(empty.page())).contains("None of these numbers");
  }

  /** XML is stricter than HTML: a browser shows a file with an error in it as an error alone. */
  @Test
  void chartsAreWellFormedFilesOfTheirOwn() throws Exception {
    for (String name : List.of("figure2/mse", "figure2/identity", "figure3/cosines")) {
      String svg = Files.readString(first.resolve(name + ".svg"));
      var document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(first.resolve(name + ".svg").toFile());
      assertThat(document.getDocumentElement().getNamespaceURI())
          .isEqualTo("http://www.w3.org/2000/svg");
      assertThat(document.getElementsByTagName("script").getLength()).isZero();
      assertThat(document.getElementsByTagName("style").getLength()).isEqualTo(1);
      assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
          .doesNotContain("NaN", "null", "http");
    }
  }

  private static Reproduction of(Block... blocks) {
    Chapter chapter =
        new Chapter(
            "c", "C", List.of(), Map.of(), List.of(), List.of(blocks), Duration.ofSeconds(1));
    return new Reproduction(List.of(chapter), "nothing", List.of(), Map.of(), Duration.ZERO);
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = HexFormat.of().formatHex(Files.readAllBytes(file));
        contents.put(root.relativize(file).toString().replace('\\', '/'), bytes);
      }
    }
    return contents;
  }
}
