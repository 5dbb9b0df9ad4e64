package io.hen.cli;

import io.hen.memory.InputException;
import io.hen.server.client.HenClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a memory is served.
 *
 * @param url as the user has it
 * @param token what the server wants to see, if it does
 */
record ServerAddress(String url, Optional<String> token) {

  /** A client of it. */
  HenClient client() {
    try {
      return HenClient.of(URI.create(url), token);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "input.url",
          "'" + url + "' is no address of a server",
          "give one as hen serve prints it, for example http://127.0.0.1:7411",
          e);
    }
  }

  /** The token in a file, without the white space around it. */
  static String token(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new InputException(
          "input.token-file",
          "cannot read the token in " + file + ": " + e.getMessage(),
          "name a text file that holds the token alone with --token-file",
          e);
    }
  }
}
