package io.hen.cli;

import io.hen.encoders.library.UserData;
import java.nio.file.Path;
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
    return UserData.folder(environment, system, home).resolve("memory");
  }
}
