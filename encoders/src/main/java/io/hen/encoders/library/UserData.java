package io.hen.encoders.library;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the system keeps the data of a user's programs. */
public final class UserData {
  private UserData() {}

  /**
   * hen's folder there.
   *
   * @param environment variables of the process; empty ones count as unset
   * @param system as in the system property {@code os.name}
   * @param home the user's home folder
   */
  public static Path folder(Map<String, String> environment, String system, Path home) {
    return base(environment, system.toLowerCase(Locale.ROOT), home).resolve("hen");
  }

  /** The library's folder: {@code HEN_MODELS} if set, else {@code models} in hen's folder. */
  static Path models(Map<String, String> environment, String system, Path home) {
    String named = environment.getOrDefault("HEN_MODELS", "");
    return named.isBlank()
        ? folder(environment, system, home).resolve("models")
        : Path.of(named).toAbsolutePath().normalize();
  }

  private static Path base(Map<String, String> environment, String system, Path home) {
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
