package io.hen.experiments.trial;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finished cells of a table, each in a file of its own, so that an interrupted experiment can go on
 * where it was. A cell is known by all that decides its numbers, apart from the program itself:
 * that is why cells of an earlier run are used only where the user asks for it.
 *
 * @param folder of the files, made with the first
 * @param reuse whether to use cells of an earlier run
 */
public record CellFiles(Path folder, boolean reuse) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * A finished cell.
   *
   * @param key all that decides its numbers, in words
   * @param value what was found
   */
  private record Cell(String key, Object value) {}

  /**
   * An earlier result, if there is one and it may be used.
   *
   * @param key all that decides its numbers, in words
   */
  public <T> Optional<T> find(String key, Class<T> type) {
    Path file = file(key);
    if (!reuse || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      var tree = MAPPER.readTree(Files.readString(file));
      return tree.path("key").asString("").equals(key)
          ? Optional.of(MAPPER.treeToValue(tree.path("value"), type))
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      throw new InputException(
          "input.cell-unreadable",
          file + ", a result of the interrupted run, cannot be read: " + e.getMessage(),
          "delete it, or start anew without --resume",
          e);
    }
  }

  /** Keeps a result. */
  public void keep(String key, Object value) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "cell", ".part");
      Files.writeString(part, MAPPER.writeValueAsString(new Cell(key, value)));
      Files.move(part, file(key), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Workplace.unwritable(folder, e);
    }
  }

  private Path file(String key) {
    return folder.resolve(Digests.sha256(key).substring(0, 24) + ".json");
  }
}
