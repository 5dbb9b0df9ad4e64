package io.hen.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
final class SharedOptions {
  @Option(
      names = "--memory",
      order = 91,
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "The memory's folder. Default: $HEN_MEMORY, else hen/memory in the user's data folder"
              + " (on Linux $XDG_DATA_HOME or ~/.local/share).")
  @Nullable Path memory;

  @Option(
      names = "--url",
      order = 91,
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "Use the memory that hen serve serves there instead of one on this machine (remember,"
              + " recall, list, show, forget, inspect). Default: $HEN_URL.")
  @Nullable String url;

  @Option(
      names = "--token-file",
      order = 91,
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "A file with the token that the server at --url wants, or that hen serve is to want."
              + " Default: $HEN_TOKEN_FILE.")
  @Nullable Path tokenFile;

  @Option(
      names = "--json",
      order = 92,
      scope = ScopeType.INHERIT,
      description = "Print one JSON object instead of text, also for errors.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      order = 93,
      scope = ScopeType.INHERIT,
      description = "No progress, notes and warnings on standard error.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      order = 94,
      scope = ScopeType.INHERIT,
      description = "Log more, and show the stack trace of an error.")
  boolean verbose;

  /**
   * The server to use instead of a folder, if one is named; {@code --memory} goes before HEN_URL.
   */
  Optional<ServerAddress> remote() {
    String standard = System.getenv().getOrDefault("HEN_URL", "");
    String named = url != null ? url : memory == null ? standard : "";
    return named.isBlank() ? Optional.empty() : Optional.of(new ServerAddress(named, token()));
  }

  /** The token of {@code --token-file} or HEN_TOKEN_FILE. */
  Optional<String> token() {
    return tokenPath().map(ServerAddress::token);
  }

  /** The file with the token: {@code --token-file} or HEN_TOKEN_FILE. */
  Optional<Path> tokenPath() {
    String standard = System.getenv().getOrDefault("HEN_TOKEN_FILE", "");
    if (tokenFile == null && standard.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(tokenFile == null ? Path.of(standard) : tokenFile);
  }

  /** The memory's folder, absolute. */
  Path memoryDirectory() {
    Path named =
        memory != null
            ? memory
            : MemoryLocation.standard(
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")));
    return named.toAbsolutePath().normalize();
  }
}
