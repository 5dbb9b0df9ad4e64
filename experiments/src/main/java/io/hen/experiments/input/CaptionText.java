package io.hen.experiments.input;

import io.hen.memory.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files of captions. */
final class CaptionText {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private CaptionText() {}

  /** The text of a UTF-8 file, without a byte order mark. */
  static String read(Path file) {
    try (Reader text = open(file)) {
      return text.readAllAsString();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A stream of a UTF-8 file's text, without a byte order mark; it fails where it is not UTF-8. */
  static Reader open(Path file) throws IOException {
    BufferedReader text = Files.newBufferedReader(file);
    try {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      return text;
    } catch (IOException e) {
      text.close();
      throw e;
    }
  }

  /** What to say of a file that could not be opened or read. */
  static InputException unreadable(Path file, IOException cause) {
    return switch (cause) {
      case NoSuchFileException e ->
          new InputException(
              "input.file-missing", "there is no file " + file, "check the path's spelling", e);
      case CharacterCodingException e ->
          new InputException(
              "input.captions-unreadable", file + " is not UTF-8 text", "save it as UTF-8", e);
      default ->
          new InputException(
              "input.captions-unreadable",
              file + " cannot be read: " + cause.getMessage(),
              "check its permissions",
              cause);
    };
  }

  static InputException malformed(Path file, String what, Throwable... cause) {
    return new InputException(
        "input.captions-unreadable",
        file + ": " + what,
        "captions are COCO JSON, {\"file\": \"caption\"} JSON, or CSV or TSV of file,caption",
        cause.length == 0 ? null : cause[0]);
  }
}
