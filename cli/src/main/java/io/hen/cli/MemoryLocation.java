package io.hen.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the memory is when {@code --memory} does not say. */
final class MemoryLocation {
  private MemoryLocation() {}

  /**
   * {@code HEN_MEMORY} if set, else {@code hen/memory} in the folder that the system keeps for the
   * data of a user's programs.
   *
   * @param environment variables of the process; empty ones count as unset
   * @param system as in the system property {@code os.name}
   * @param home the user's home folder
   */
  static Path standard(Map<String, String> environment, String system, Path home) {
    String named = environment.getOrDefault("HEN_MEMORY", "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    return dataHome(environment, system.toLowerCase(Locale.ROOT), home)
        .resolve("hen")
        .resolve("memory");
  }

  private static Path dataHome(Map<String, String> environment, String system, Path home) {
    if (system.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local);
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support");
    }
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    // The XDG specification: a relative path is to be ignored.
    return xdg.isBlank() || !Path.of(xdg).isAbsolute()
        ? home.resolve(".local").resolve("share")
        : Path.of(xdg);
  }
}
