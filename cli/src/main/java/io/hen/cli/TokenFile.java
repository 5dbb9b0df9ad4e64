package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.memory.InputException;
import io.hen.server.http.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file with a token in it, and nothing else but white space around. */
final class TokenFile {
  private static final int LONGEST = 4096;

  private TokenFile() {}

  /**
   * Reads the token; warns if others can read it too.
   *
   * @throws InputException {@code input.token-file} if it cannot be read or is no good token
   */
  static String read(Path file, Console console) {
    try {
      if (Files.size(file) > LONGEST) {
        throw useless(file, "is longer than " + LONGEST + " bytes");
      }
      String token = Files.readString(file).strip();
      if (token.isEmpty()) {
        throw useless(file, "is empty");
      }
      // Says what is wrong with it, never the token itself.
      new Token(token);
      warn(file, console);
      return token;
    } catch (IllegalArgumentException e) {
      throw useless(file, "holds no token: " + e.getMessage());
    } catch (IOException e) {
      throw new InputException(
          "input.token-file", "the token file " + file + " cannot be read", remedy(file), e);
    }
  }

  private static InputException useless(Path file, String why) {
    return new InputException(
        "input.token-file", "the token file " + file + " " + why, remedy(file));
  }

  private static String remedy(Path file) {
    return "make one: head -c 24 /dev/urandom | base64 > " + file + " && chmod 600 " + file;
  }

  private static void warn(Path file, Console console) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      if (permissions.contains(PosixFilePermission.GROUP_READ)
          || permissions.contains(PosixFilePermission.OTHERS_READ)) {
        console.warn("other users can read the token in " + file + ": chmod 600 " + file);
      }
    }
  }
}
