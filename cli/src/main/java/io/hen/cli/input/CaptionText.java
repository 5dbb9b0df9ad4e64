package io.hen.cli.input;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files of captions. */
final class CaptionText {
  private CaptionText() {}

  /** The text of a UTF-8 file, without a byte order mark. */
  static String read(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new InputException(
          "input.file-missing", "there is no file " + file, "check the path's spelling", e);
    } catch (CharacterCodingException e) {
      throw new InputException(
          "input.captions-unreadable", file + " is not UTF-8 text", "save it as UTF-8", e);
    } catch (IOException e) {
      throw new InputException(
          "input.captions-unreadable",
          file + " cannot be read: " + e.getMessage(),
          "check its permissions",
          e);
    }
  }

  static InputException malformed(Path file, String what, Throwable... cause) {
    return new InputException(
        "input.captions-unreadable",
        file + ": " + what,
        "captions are COCO JSON, {\"file\": \"caption\"} JSON, or CSV or TSV of file,caption",
        cause.length == 0 ? null : cause[0]);
  }
}
