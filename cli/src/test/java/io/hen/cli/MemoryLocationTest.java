package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLocationTest {
  private static final Path HOME = Path.of("home").toAbsolutePath();

  @ParameterizedTest
  @CsvSource({
    "Linux, .local/share/hen/memory",
    "Mac OS X, Library/Application Support/hen/memory",
    "Windows 11, AppData/Local/hen/memory"
  })
  void isInTheUsualPlaceOfTheSystem(String system, String expected) {
    assertThat(MemoryLocation.standard(Map.of("HEN_MEMORY", ""), system, HOME))
        .isEqualTo(HOME.resolve(expected));
  }

  @Test
  void followsTheEnvironment() {
    Path data = Path.of("data").toAbsolutePath();
    Map<String, String> xdg = Map.of("XDG_DATA_HOME", data.toString());
    assertThat(MemoryLocation.standard(xdg, "Linux", HOME)).isEqualTo(data.resolve("hen/memory"));
    assertThat(MemoryLocation.standard(Map.of("XDG_DATA_HOME", "relative"), "Linux", HOME))
        .isEqualTo(HOME.resolve(".local/share/hen/memory"));
    Map<String, String> local = Map.of("LOCALAPPDATA", data.toString());
    assertThat(MemoryLocation.standard(local, "Windows 11", HOME))
        .isEqualTo(data.resolve("hen/memory"));
    Map<String, String> both = Map.of("XDG_DATA_HOME", data.toString(), "HEN_MEMORY", "mine");
    assertThat(MemoryLocation.standard(both, "Linux", HOME)).isEqualTo(Path.of("mine"));
  }
}
