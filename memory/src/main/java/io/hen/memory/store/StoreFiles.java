package io.hen.memory.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the files of a store are.
 *
 * @param directory the store's directory
 */
public record StoreFiles(Path directory) {

  /** The truth. */
  public Path database() {
    return directory.resolve("memory.db");
  }

  /** What was committed to the truth but not yet moved into it. */
  public Path writeAheadLog() {
    return directory.resolve("memory.db-wal");
  }

  /** SQLite's index of the write-ahead log, shared by all processes that have the store open. */
  Path sharedIndex() {
    return directory.resolve("memory.db-shm");
  }

  /** Locked by the one process that writes. */
  public Path lock() {
    return directory.resolve("hen.lock");
  }

  /** The bank segment of a part. */
  public Path segment(String part) {
    return directory.resolve("bank-" + part + ".seg");
  }

  /** All bank segments that are there, of whatever part. */
  List<Path> segments() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches("bank-.*\\.seg")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Bytes of a file, 0 if it is not there.
   *
   * @throws StoreFailure {@code store.not-readable}
   */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (AccessDeniedException e) {
      throw new StoreFailure(
          "store.not-readable",
          file + " cannot be read: permission is missing",
          "Get permission to read the directory and the files in it.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
