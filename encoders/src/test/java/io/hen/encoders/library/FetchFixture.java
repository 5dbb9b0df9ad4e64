package io.hen.encoders.library;

import static io.hen.encoders.library.FileServer.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hen.memory.ModelException;
import io.hen.memory.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server that misbehaves, and a library that fetches from it. */
abstract class FetchFixture {
  static final byte[] ONE = Cards.random(200_000, 1);
  static final byte[] TWO = Cards.random(200_000, 2);
  static final FetchOptions QUICK =
      FetchOptions.defaults()
          .withWaits(Duration.ofSeconds(5), Duration.ofMillis(600), Duration.ofMillis(1));

  @TempDir Path directory;
  FileServer server;
  ModelLibrary library;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
    library = ModelLibrary.at(directory.resolve("models"), Catalogue.of(List.of()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  FetchResult fetch(RemoteFile file, FetchOptions options) {
    return library.fetch(Cards.export("m", file), options, Progress.Listener.SILENT);
  }

  RemoteFile known(byte[] bytes) {
    return Cards.known(server.url("/w"), bytes);
  }

  Path target() {
    return library.downloads("m").resolve("weights.pth");
  }

  void assertFetched(byte[] bytes) throws IOException {
    assertThat(Files.readAllBytes(target())).isEqualTo(bytes);
    assertThat(names(library.downloads("m")))
        .containsExactlyInAnyOrder("weights.pth", "weights.pth.fetched.yaml");
  }

  /** Nothing is there that could be taken for the file. */
  void assertNothing() throws IOException {
    assertThat(names(library.downloads("m"))).isEmpty();
    assertThat(library.names()).isEmpty();
  }

  static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  static void assertRefused(ThrowingCallable fetch, String code, String... words) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(fetch)
        .satisfies(e -> {
          assertThat(e.code()).isEqualTo(code);
          for (String word : words) {
            assertThat(e).hasMessageContaining(word);
          }
        });
  }
}
