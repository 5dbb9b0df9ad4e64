package io.hen.encoders.library;

import io.hen.memory.ModelException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Puts models into the library: copies them beside it, tries the copy, and then gives it its name
 * in one step. So whatever has a name in the library was tried with the very bytes that lie there.
 */
final class Installer {
  private final Path library;
  private final Path staging;

  Installer(Path library) {
    this.library = library;
    this.staging = library.resolve(".staging");
  }

  /**
   * Installs a model.
   *
   * @param card its card, of any file name
   * @param files the folder of the files that the card names
   * @param name that the card must have, and whose lock is held
   * @throws ModelException if it cannot be used; the library is then as before
   */
  CheckedModel install(Path card, Path files, String name) throws IOException {
    Path copy = staging.resolve(name);
    deleteAll(copy);
    Files.createDirectories(copy);
    try {
      Files.copy(card, copy.resolve("card.yaml"));
      for (String file : CardFiles.read(card).files().keySet()) {
        copy(files.resolve(file), copy.resolve(file));
      }
      CheckedModel checked = ModelCheck.check(copy);
      moveInto(copy, library.resolve(name));
      return checked;
    } finally {
      deleteAll(copy);
    }
  }

  /** Takes a model out of the library, in one step. */
  void remove(String name) throws IOException {
    Path grave = staging.resolve(name + ".removed");
    deleteAll(grave);
    Files.createDirectories(staging);
    Files.move(library.resolve(name), grave, StandardCopyOption.ATOMIC_MOVE);
    deleteAll(grave);
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to);
    } catch (NoSuchFileException e) {
      throw new ModelException(
          "model.missing",
          from + " cannot be read: there is no such file, but the card names it",
          "Put it beside the card, or say where the files are.",
          e);
    }
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void moveInto(Path copy, Path target) throws IOException {
    try {
      Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(target + " cannot be renamed to in one step on this file system", e);
    }
  }

  static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            // Copies of files that may only be read may only be read themselves.
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
