package io.hen.cli;

import java.nio.file.Path;
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
