package io.hen.encoders.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tokenizers' library neither calls home nor leaves anything behind, and needs no home to write
 * to. In a process of its own, because the library is loaded once.
 */
class NoTokenizerTracesTest {
  @TempDir private Path directory;

  /** Encodes a caption. */
  static final class Everything {
    private Everything() {}

    /** Takes the folder of a model. */
    public static void main(String[] arguments) {
      String before = System.getProperty("ENGINE_CACHE_DIR");
      try (OnnxTextEncoder encoder = OnnxTextEncoder.open(TinyText.clip(Path.of(arguments[0])), 1)) {
        System.out.println(
            encoder.encode(List.of("a hen")).size()
                + " encoded, opted out: "
                + System.getProperty("OPT_OUT_TRACKING")
                + ", cache as before: "
                + (before == System.getProperty("ENGINE_CACHE_DIR")));
      }
    }
  }

  @Test
  void nothingIsSentAndNothingStays() throws Exception {
    Path home = Files.createFile(directory.resolve("home")); // no folder: it cannot be written to
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    Path log = directory.resolve("log");
    AtomicInteger calls = new AtomicInteger();
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              while (true) {
                proxy.accept().close();
                calls.incrementAndGet();
              }
            } catch (IOException closed) {
              // the test has ended
            }
          });
      ProcessBuilder process =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Duser.home=" + home,
              "-Djava.io.tmpdir=" + temporary,
              "-Dhttp.proxyHost=" + InetAddress.getLoopbackAddress().getHostAddress(),
              "-Dhttp.proxyPort=" + proxy.getLocalPort(),
              "-Dhttp.nonProxyHosts=",
              "--add-modules=jdk.incubator.vector",
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              Everything.class.getName(),
              directory.resolve("model").toString());
      process.environment().put("HOME", home.toString());
      process.environment().put("XDG_CACHE_HOME", home.toString());
      process.environment().keySet().removeAll(List.of("OPT_OUT_TRACKING", "ENGINE_CACHE_DIR"));
      int status =
          process.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
      assertThat(Files.readString(log, StandardCharsets.UTF_8))
          .endsWith("1 encoded, opted out: true, cache as before: true\n");
      assertThat(status).isZero();
    }
    assertThat(calls).hasValue(0);
    assertThat(home).isEmptyFile();
    try (Stream<Path> paths = Files.walk(temporary)) {
      assertThat(paths.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
