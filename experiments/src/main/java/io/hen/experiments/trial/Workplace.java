package io.hen.experiments.trial;

import io.hen.memory.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a demo's memory is.
 *
 * @param directory for the memory
 * @param temporary whether it is deleted when the demo has ended
 */
public record Workplace(Path directory, boolean temporary) implements AutoCloseable {

  /** A given directory, or one below {@code output} that is deleted afterwards. */
  public static Workplace of(Optional<Path> given, Path output) {
    if (given.isPresent()) {
      return new Workplace(given.get(), false);
    }
    try {
      return new Workplace(Files.createTempDirectory(output, ".memory"), true);
    } catch (IOException e) {
      throw unwritable(output, e);
    }
  }

  /** Makes the folder for the report. */
  public static void createOutput(Path output) {
    try {
      Files.createDirectories(output);
    } catch (IOException e) {
      throw unwritable(output, e);
    }
  }

  /** Says that nothing can be written to a folder. */
  public static InputException unwritable(Path output, IOException e) {
    return new InputException(
        "input.output-unwritable",
        "nothing can be written to " + output + ": " + e,
        "name another folder for the report, or change its permissions",
        e);
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
