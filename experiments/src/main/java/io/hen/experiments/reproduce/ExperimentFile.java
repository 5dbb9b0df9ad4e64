package io.hen.experiments.reproduce;

import io.hen.memory.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Experiments by name, or from a file of the user's. */
public final class ExperimentFile {
  /** What is reproduced by default, in the order of the paper, and then what goes beyond it. */
  public static final List<String> NAMES =
      List.of(
          "fig1",
          "fig2",
          "table1",
          "fig3",
          "table2",
          "fig5",
          "fig6",
          "fig7",
          "classical",
          "beyond");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private ExperimentFile() {}

  /**
   * Reads an experiment.
   *
   * @param name one of {@link #NAMES}, or the path of a YAML file
   * @throws InputException if there is no such experiment, or its file is not one
   */
  public static Experiment read(String name) {
    return NAMES.contains(name) ? parse(name, builtIn(name)) : parse(name, file(name));
  }

  /** The text of a built-in experiment, to start one's own from. */
  public static String builtIn(String name) {
    try (InputStream in = ExperimentFile.class.getResourceAsStream(name + ".yaml")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String file(String name) {
    Path path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          "input.no-experiment",
          "there is no experiment named " + name + ", nor such a file",
          "name some of " + String.join(", ", NAMES) + ", all, or a YAML file");
    }
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw wrong(name, "it cannot be read: " + e, e);
    }
  }

  private static Experiment parse(String name, String yaml) {
    try {
      Experiment experiment = YAML.readValue(yaml, Experiment.class);
      if (experiment == null) {
        throw wrong(name, "it is empty", null);
      }
      return experiment;
    } catch (JacksonException e) {
      throw wrong(name, e.getOriginalMessage(), e);
    }
  }

  private static InputException wrong(
      String name, String what, @org.jspecify.annotations.Nullable Exception cause) {
    return new InputException(
        "input.experiment-malformed",
        "the experiment " + name + " cannot be used: " + what,
        "compare it with hen reproduce --show table1",
        cause);
  }
}
