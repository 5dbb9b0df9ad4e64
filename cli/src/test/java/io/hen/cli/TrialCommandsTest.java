package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hen compare}, {@code hen robustness} and {@code hen reproduce} on few scenes. */
class TrialCommandsTest {
  @TempDir Path folder;

  @Test
  void comparesEncoders() {
    String out = folder.resolve("compared").toString();
    Ended ended =
        Cli.run(
            "compare",
            "--json",
            "--count",
            "12",
            "--encoders",
            "pixels,dvae=8",
            "--beta",
            "150",
            "--fill",
            "grey",
            "--out",
            out);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().at("/encoders/0/name").asString()).isEqualTo("pixels");
    assertThat(ended.json().at("/encoders/1/cells/1/outcomes/cues").asInt()).isEqualTo(8);
    assertThat(ended.json().at("/encoders/1/cells/1/outcomes/identity").asInt()).isEqualTo(8);
    assertThat(Path.of(ended.json().path("report").asString())).exists();
  }

  @Test
  void damagesCues() {
    String out = folder.resolve("damaged").toString();
    Ended ended = Cli.run("robustness", "--count", "20", "--cues", "2", "--out", out);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("hidden from below", "lower half hidden, and JPEG", "strangers")
        .contains("wrong under a valid stability certificate: never: 0");
    assertThat(folder.resolve("damaged/index.html")).exists();
    assertThat(ended.err().lines().filter(line -> line.startsWith("rotation"))).hasSize(4);
  }

  @Test
  void reproducesAFigureAndReportsIt() {
    String out = folder.resolve("reproduced").toString();
    Ended ended = Cli.run("reproduce", "fig6", "--json", "--count", "24", "--out", out);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().at("/experiments/0/name").asString()).isEqualTo("fig6");
    assertThat(ended.json().at("/experiments/0/figures/0/status").asString()).isEqualTo("[OK*]");
    assertThat(ended.json().path("failed").asInt(-1)).isZero();
    assertThat(Path.of(ended.json().path("report").asString())).exists();
    assertThat(folder.resolve("reproduced/results.json")).exists();
    assertThat(folder.resolve("reproduced/fig6/strips.png")).exists();
  }

  @Test
  void aFigureThatDoesNotComeOutEndsWithAnExitCodeOfItsOwn() throws Exception {
    String yaml = Cli.run("reproduce", "--show", "fig6").out();
    Path mine = folder.resolve("mine.yaml");
    Files.writeString(
        mine, yaml.replace("measure: share, atLeast: 1", "measure: share, atMost: 0"));
    Ended ended =
        Cli.run("reproduce", mine.toString(), "--count", "24", "--out", folder + "/failed");
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.NOT_REPRODUCED);
    assertThat(ended.out()).contains("[FAIL]", "expected at most 0.0", "2 failed");
    assertThat(folder.resolve("failed/index.html")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "table9, there is no experiment named table9, 4",
    "--show=table9, there is no experiment named table9, 2",
    "--coco=nowhere, name experiments, 2",
    "fig6 --coco=nowhere, nowhere, 4",
    "fig6 --pictures=nowhere, nowhere, 4",
    "fig6 --coco=x --pictures=y, give one, 2",
    "fig6 --count=1, --count must lie in, 2"
  })
  void saysWhatIsWrongWithAReproduction(String words, String message, int code) {
    List<String> all = new ArrayList<>(List.of("reproduce", "--out", folder.toString()));
    all.addAll(List.of(words.split(" ")));
    Ended ended = Cli.run(all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err()).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "compare, --beta, hot",
    "compare, --beta, -1",
    "compare, --encoders, dvae=1",
    "compare, --count, 1",
    "compare, --sweep, 0",
    "robustness, --cues, some",
    "robustness, --cues, 0",
    "robustness, --stranger-error, 0.7",
    "robustness, --count, 1"
  })
  void refusesWhatMakesNoSense(String command, String option, String value) {
    Ended ended = Cli.run(command, option, value, "--out", folder.resolve("none").toString());
    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains(value.replace("dvae=", ""));
    assertThat(Files.exists(folder.resolve("none"))).isFalse();
  }

  @Test
  void missesAnEncoderBeforeTheWorkBegins() {
    Ended ended =
        Cli.run(
            "compare", "--encoders", "pixels,nonsense", "--out", folder.resolve("out").toString());
    assertThat(ended.code()).isEqualTo(ExitCodes.MODEL);
    assertThat(ended.err()).contains("nonsense");
  }
}
