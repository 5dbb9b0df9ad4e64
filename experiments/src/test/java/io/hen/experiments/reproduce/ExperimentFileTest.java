package io.hen.experiments.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ExperimentFileTest {
  static final List<String> NAMES = ExperimentFile.NAMES;

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyBuiltInExperimentIsReadAndNamedAsItsFile(String name) {
    Experiment experiment = ExperimentFile.read(name);
    assertThat(experiment.name()).isEqualTo(name);
    assertThat(experiment.title()).isNotBlank();
    assertThat(experiment.about()).isNotEmpty();
    assertThat(experiment.pictures()).isBetween(2, 15_000);
  }

  @Test
  void theTablesAskForThePapersSizes() {
    List<Integer> sizes = List.of(6000, 8000, 10_000, 15_000);
    assertThat(((Experiment.Halves) ExperimentFile.read("table1")).sizes()).isEqualTo(sizes);
    assertThat(((Experiment.Told) ExperimentFile.read("table2")).sizes()).isEqualTo(sizes);
  }

  /** An expectation that names no figure would never be checked. */
  @Test
  void everyExpectationOfTheTablesIsOfARowThatIsThere() {
    Experiment.Halves table1 = (Experiment.Halves) ExperimentFile.read("table1");
    List<String> rows =
        table1.subjects().stream()
            .flatMap(subject -> subject.cues().stream().map(cue -> subject.encoder() + ", " + cue))
            .toList();
    assertThat(table1.expected()).extracting(Expectation::of).isSubsetOf(rows);
    Experiment.Told table2 = (Experiment.Told) ExperimentFile.read("table2");
    List<String> told =
        table2.texts().stream()
            .flatMap(text ->
                text.missing().stream()
                    .flatMap(missing ->
                        table2.encoders().stream()
                            .map(encoder ->
                                encoder.encoder()
                                    + "+"
                                    + text.encoder()
                                    + ", "
                                    + MissingPicture.parse(missing).words())))
            .toList();
    assertThat(table2.expected()).extracting(Expectation::of).isSubsetOf(told);
  }

  @Test
  void aFileOfTheUsersIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), ExperimentFile.builtIn("fig6"));
    assertThat(ExperimentFile.read(file.toString())).isEqualTo(ExperimentFile.read("fig6"));
  }

  @Test
  void whatIsNoExperimentIsRefusedWithTheNames() {
    assertThatThrownBy(() -> ExperimentFile.read("table3"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("table3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sizes: [6000, 8000, 10000, 15000] | sizes: [6000, 500]    | sizes must be ascending",
        "sizes: [6000, 8000, 10000, 15000] | size: 6000            | size",
        "kind: halves                      | kind: quarters        | quarters",
        "beta: \"150\"                     | beta: \"warm\"        | warm",
        "cues: [black, masked], sample     | cues: [mauve], sample | mauve",
        "similarity: l2                    | similarity: l3        | l3",
        "damping: 1                        | damping: 2            | damping"
      })
  void whatIsWrongInAFileIsNamed(String right, String wrong, String named) throws IOException {
    String text = ExperimentFile.builtIn("table1");
    assertThat(text).contains(right);
    Path file = Files.writeString(folder.resolve("bad.yaml"), text.replace(right, wrong));
    assertThatThrownBy(() -> ExperimentFile.read(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("bad.yaml")
        .hasMessageContaining(named);
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.yaml"), "");
    assertThatThrownBy(() -> ExperimentFile.read(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("empty.yaml");
  }
}
