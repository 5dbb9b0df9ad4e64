package io.hen.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The folder that pictures are written to; made when the first one is.
 *
 * @param folder need not exist
 */
record OutputFolder(Path folder) {

  /**
   * Writes a file, over an earlier one of the same name.
   *
   * @return its path
   */
  String write(String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      return Files.write(folder.resolve(name), bytes).toString();
    } catch (IOException e) {
      throw new CommandFailure(
          "output.unwritable",
          "cannot write " + folder.resolve(name) + ": " + reason(e),
          "choose a folder that can be written to with --out",
          ExitCodes.UNEXPECTED);
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "the folder cannot be made";
      case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
      default -> String.valueOf(failure.getMessage());
    };
  }

  /** The extension, with its dot, of files of a media type. */
  static String extension(String mediaType) {
    return switch (mediaType) {
      case "image/png" -> ".png";
      case "image/jpeg" -> ".jpg";
      case "image/gif" -> ".gif";
      case "image/webp" -> ".webp";
      case "image/bmp" -> ".bmp";
      default -> ".bin";
    };
  }
}
