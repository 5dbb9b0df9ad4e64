package io.hen.cli.input;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A picture's file on disk.
 *
 * @param path where it is
 * @param name what the user knows it by: its path below the folder that was given, with slashes, or
 *     for a file that was given itself its name
 */
public record PictureFile(Path path, String name) {

  /**
   * All its bytes.
   *
   * @param limit the most bytes that are read
   * @throws InputException if it is missing, not a file, empty, larger, or unreadable
   */
  public byte[] read(long limit) {
    return read(path, limit);
  }

  /** As {@link #read(long)} for any path. */
  public static byte[] read(Path path, long limit) {
    if (!Files.exists(path)) {
      throw new InputException(
          "input.file-missing", "there is no file " + path, "check the path's spelling");
    }
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          "input.not-a-file", path + " is not a file", "name a picture's file");
    }
    try {
      long size = Files.size(path);
      if (size == 0) {
        throw new InputException(
            "input.picture-empty", path + " is empty (zero bytes)", "get the picture again");
      }
      if (size > limit) {
        throw new InputException(
            "input.picture-too-large",
            path + " has " + size + " bytes, more than the " + limit + " that hen reads",
            "save the picture smaller");
      }
      return Files.readAllBytes(path);
    } catch (AccessDeniedException e) {
      throw new InputException(
          "input.file-unreadable", path + " may not be read", "change its permissions", e);
    } catch (IOException e) {
      throw new InputException(
          "input.file-unreadable",
          path + " cannot be read: " + e.getMessage(),
          "check the disk and the file",
          e);
    }
  }
}
