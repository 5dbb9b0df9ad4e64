package io.hen.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encoding leaves nothing behind, and needs no home to write to. In a process of its own. */
class NoTracesTest {
  @TempDir private Path directory;

  /** Encodes a caption. */
  static final class Everything {
    private Everything() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
      try (MiniLm minilm = new MiniLm()) {
        System.out.println(minilm.encode(List.of("a red bus")).size() + " encoded");
      }
    }
  }

  @Test
  void nothingStays() throws Exception {
    Path home = Files.createFile(directory.resolve("home")); // no folder: it cannot be written to
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    Path log = directory.resolve("log");
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + temporary,
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Everything.class.getName());
    process.environment().put("HOME", home.toString());
    process.environment().put("XDG_CACHE_HOME", home.toString());
    process.environment().keySet().removeAll(List.of("OPT_OUT_TRACKING", "ENGINE_CACHE_DIR"));
    int status = process.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    assertThat(Files.readString(log, StandardCharsets.UTF_8)).endsWith("1 encoded\n");
    assertThat(status).isZero();
    assertThat(home).isEmptyFile();
    try (Stream<Path> paths = Files.walk(temporary)) {
      assertThat(paths.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
