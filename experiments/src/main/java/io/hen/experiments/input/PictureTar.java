package io.hen.experiments.input;

import io.hen.memory.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The pictures in a tar file. Only their headers are held; a picture is read when it is asked for.
 * Safe for any number of threads.
 */
public final class PictureTar implements AutoCloseable {
  private final Path path;
  private final TarFile tar;
  private final List<TarArchiveEntry> entries;

  private PictureTar(Path path, TarFile tar, List<TarArchiveEntry> entries) {
    this.path = path;
    this.tar = tar;
    this.entries = entries;
  }

  /**
   * Opens a tar file (not a compressed one) and finds the pictures in it by their extensions.
   *
   * @throws InputException if it is missing, damaged, not a tar file, or holds no picture
   */
  public static PictureTar open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          "input.file-missing", "there is no file " + path, "check the path's spelling");
    }
    TarFile tar = null;
    try {
      tar = new TarFile(path);
      List<TarArchiveEntry> entries =
          tar.getEntries().stream()
              .filter(entry -> entry.isFile() && isShown(entry.getName()))
              .filter(entry -> PictureFiles.hasPictureExtension(entry.getName()))
              .toList();
      if (entries.isEmpty()) {
        tar.close();
        throw new InputException(
            "input.no-pictures", path + " has no pictures in it", "name a tar file of pictures");
      }
      return new PictureTar(path, tar, entries);
    } catch (IOException | IllegalArgumentException e) {
      closeQuietly(tar, e);
      throw new InputException(
          "input.tar-unreadable",
          path + " cannot be read as a tar file: " + e.getMessage(),
          "name an uncompressed tar file, or unpack it and name the folder",
          e);
    }
  }

  /** How many pictures. */
  public int size() {
    return entries.size();
  }

  /** A picture's path in the archive. */
  public String name(int k) {
    return entries.get(k).getName();
  }

  /**
   * A picture's bytes.
   *
   * @param limit the most bytes that are read
   * @throws InputException if it is empty, larger, or cannot be read
   */
  public byte[] read(int k, long limit) {
    TarArchiveEntry entry = entries.get(k);
    String what = entry.getName() + " in " + path;
    if (entry.getSize() == 0) {
      throw new InputException(
          "input.picture-empty", what + " is empty (zero bytes)", "get the picture again");
    }
    if (entry.getSize() > limit) {
      throw new InputException(
          "input.picture-too-large",
          what + " has " + entry.getSize() + " bytes, more than the " + limit + " that hen reads",
          "save the picture smaller");
    }
    // One file position is shared by all entries.
    synchronized (tar) {
      try (var stream = tar.getInputStream(entry)) {
        byte[] bytes = stream.readAllBytes();
        if (bytes.length != entry.getSize()) {
          throw new IOException("the archive ends early");
        }
        return bytes;
      } catch (IOException e) {
        throw new InputException(
            "input.file-unreadable",
            what + " cannot be read: " + e.getMessage(),
            "check the disk and the file",
            e);
      }
    }
  }

  @Override
  public void close() {
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isShown(String name) {
    String path = name.startsWith("./") ? name.substring(2) : name;
    return !path.startsWith(".") && !path.contains("/.");
  }

  private static void closeQuietly(@org.jspecify.annotations.Nullable TarFile tar, Exception e) {
    if (tar != null) {
      try {
        tar.close();
      } catch (IOException close) {
        e.addSuppressed(close);
      }
    }
  }
}
