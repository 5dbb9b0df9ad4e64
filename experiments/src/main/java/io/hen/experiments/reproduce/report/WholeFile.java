package io.hen.experiments.reproduce.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  /**
   * Writes under another name and moves the result to its own.
   *
   * @param folder made where it is missing
   * @param name of the file; an earlier one is replaced
   */
  static void write(Path folder, String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    // Not createTempFile: its files can be read by their owner alone, and reports are passed on.
    Path part = folder.resolve("." + name + ".part");
    try {
      Files.write(part, bytes);
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
