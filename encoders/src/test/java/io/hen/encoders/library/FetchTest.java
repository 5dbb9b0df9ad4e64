package io.hen.encoders.library;

import static io.hen.encoders.library.FileServer.cut;
import static io.hen.encoders.library.FileServer.each;
import static io.hen.encoders.library.FileServer.file;
import static io.hen.encoders.library.FileServer.status;
import static io.hen.encoders.library.FileServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hen.memory.ModelException;
import io.hen.memory.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fetch does with servers and connections that behave badly. */
class FetchTest {
  private static final byte[] ONE = Cards.random(200_000, 1);
  private static final byte[] TWO = Cards.random(200_000, 2);
  private static final FetchOptions QUICK =
      FetchOptions.defaults()
          .withWaits(Duration.ofSeconds(5), Duration.ofMillis(600), Duration.ofMillis(1));

  @TempDir private Path directory;
  private FileServer server;
  private ModelLibrary library;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
    library = ModelLibrary.at(directory.resolve("models"), Catalogue.of(List.of()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FetchResult fetch(RemoteFile file, FetchOptions options) {
    return library.fetch(Cards.export("m", file), options, Progress.Listener.SILENT);
  }

  private RemoteFile known(byte[] bytes) {
    return Cards.known(server.url("/w"), bytes);
  }

  private Path target() {
    return library.downloads("m").resolve("weights.pth");
  }

  private void assertFetched(byte[] bytes) throws IOException {
    assertThat(Files.readAllBytes(target())).isEqualTo(bytes);
    assertThat(names(library.downloads("m")))
        .containsExactlyInAnyOrder("weights.pth", "weights.pth.fetched.yaml");
  }

  /** Nothing is there that could be taken for the file. */
  private void assertNothing() throws IOException {
    assertThat(names(library.downloads("m"))).isEmpty();
    assertThat(library.names()).isEmpty();
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void assertRefused(ThrowingCallable fetch, String code, String... words) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(fetch)
        .satisfies(e -> {
          assertThat(e.code()).isEqualTo(code);
          for (String word : words) {
            assertThat(e).hasMessageContaining(word);
          }
        });
  }

  @Test
  void bringsAFileAndTellsOfProgress() throws IOException {
    server.at("/w", file(ONE, "\"1\""));
    List<Progress> heard = new ArrayList<>();
    FetchResult result = library.fetch(Cards.export("m", known(ONE)), QUICK, heard::add);
    assertFetched(ONE);
    assertThat(result.outcome()).isEqualTo(FetchResult.Outcome.TO_EXPORT);
    assertThat(result.folder()).isEqualTo(library.downloads("m"));
    assertThat(result.files())
        .containsExactly(
            new FetchResult.Fetched(
                "weights.pth", server.url("/w"), ONE.length, Cards.sha256(ONE), true));
    assertThat(heard).extracting(Progress::done).isSorted();
    assertThat(heard.getLast())
        .isEqualTo(new Progress("fetching weights.pth", ONE.length, ONE.length));
    assertThat(library.names()).as("these are no model").isEmpty();
  }

  @Test
  void doesNotFetchTwiceWhatIsThere() throws IOException {
    server.at("/w", file(ONE, "\"1\""));
    FetchResult first = fetch(known(ONE), QUICK);
    assertThat(fetch(known(ONE), QUICK)).isEqualTo(first);
    assertThat(server.asked()).hasSize(1);
    Files.write(target(), TWO);
    fetch(known(ONE), QUICK);
    assertThat(server.asked()).as("it was damaged since").hasSize(2);
    assertFetched(ONE);
  }

  @Test
  void goesOnAfterCuts() throws IOException {
    server.at("/w", cut(ONE, "\"1\"", 70_000));
    fetch(known(ONE), QUICK);
    assertFetched(ONE);
    assertThat(server.asked()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(server.asked().getFirst()).isEqualTo(new FileServer.Asked("/w", "", ""));
    assertThat(server.asked().subList(1, server.asked().size()))
        .allSatisfy(asked -> {
          assertThat(asked.range()).matches("bytes=[1-9]\\d+-");
          assertThat(asked.ifRange()).isEqualTo("\"1\"");
        });
  }

  @Test
  void goesOnWithWhatAnEarlierFetchLeft() throws IOException {
    server.at("/w", cut(ONE, "\"1\"", 70_000));
    assertRefused(
        () -> fetch(known(ONE), QUICK.withAttempts(1)), "model.fetch", "/w", "after 1 attempt:");
    assertThat(names(library.downloads("m")))
        .containsExactlyInAnyOrder("weights.pth.part", "weights.pth.part.yaml");
    server.at("/w", file(ONE, "\"1\""));
    fetch(known(ONE), QUICK);
    assertThat(server.asked().getLast().range()).matches("bytes=[1-9]\\d+-");
    assertFetched(ONE);
  }

  @Test
  void beginsAnewWhereTheServerIgnoresTheRange() throws IOException {
    server.at("/w", each(cut(ONE, "\"1\"", 70_000), whole(ONE, "\"1\"")));
    fetch(known(ONE), QUICK);
    assertFetched(ONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"1\"", ""})
  void beginsAnewWhereTheServerCannotTellVersionsApart(String tag) throws IOException {
    server.at("/w", each(cut(ONE, tag, 70_000), cut(TWO, tag, 300_000)));
    fetch(known(TWO), QUICK);
    assertThat(server.asked().getLast().range()).isEmpty();
    assertFetched(TWO);
  }

  @Test
  void takesTheNewVersionWhereTheFileChangedBetweenTwoTries() throws IOException {
    server.at("/w", each(cut(ONE, "\"1\"", 70_000), file(TWO, "\"2\"")));
    fetch(known(TWO), QUICK);
    assertThat(server.asked().getLast().ifRange()).isEqualTo("\"1\"");
    assertFetched(TWO);
  }

  /** A server that sends the rest of another version: the digest finds out. */
  @Test
  void beginsAnewWhereTheRestIsOfAnotherVersion() throws IOException {
    server.at(
        "/w",
        each(
            cut(ONE, "\"1\"", 70_000),
            exchange -> FileServer.send(exchange, TWO, FileServer.from(exchange), 300_000),
            file(TWO, "\"2\"")));
    fetch(known(TWO), QUICK);
    assertFetched(TWO);
  }

  @Test
  void recognisesThatAllHadCome() throws IOException {
    PartialFile part = new PartialFile(target());
    try (var out = part.begin(new PartialFile.Version(server.url("/w"), Optional.of("\"1\"")))) {
      out.write(ONE);
    }
    server.at("/w", file(ONE, "\"1\""));
    fetch(known(ONE), QUICK);
    assertThat(server.asked()).hasSize(1);
    assertFetched(ONE);
  }

  @Test
  void keepsNothingOfAFileWithAnotherDigest() throws IOException {
    server.at("/w", file(TWO, "\"1\""));
    assertRefused(
        () -> fetch(known(ONE), QUICK),
        "model.checksum",
        server.url("/w").toString(),
        Cards.sha256(ONE) + " is expected",
        Cards.sha256(TWO) + " came");
    assertNothing();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirects(int status) throws IOException {
    server.at("/w", status(status, "Location", "/elsewhere"));
    server.at("/elsewhere", status(status, "Location", server.url("/there").toString()));
    server.at("/there", cut(ONE, "\"1\"", 110_000));
    fetch(known(ONE), QUICK);
    assertFetched(ONE);
  }

  @Test
  void endsALoopOfRedirects() throws IOException {
    server.at("/w", status(302, "Location", "/v"));
    server.at("/v", status(302, "Location", "/w"));
    assertRefused(() -> fetch(known(ONE), QUICK), "model.fetch", "/w redirects more than 5 times");
    assertThat(server.asked()).hasSize(6);
    assertNothing();
  }

  @ParameterizedTest
  @CsvSource({"404, no such file", "410, no such file", "403, not allowed", "400, 400"})
  void doesNotAskAgainWhatIsRefused(int status, String word) throws IOException {
    server.at("/w", status(status));
    assertRefused(() -> fetch(known(ONE), QUICK), "model.fetch", "/w", "answered " + status, word);
    assertThat(server.asked()).hasSize(1);
    assertNothing();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void asksAgainWhatMayPass(int status) throws IOException {
    server.at("/w", each(status(status, "Retry-After", "0"), status(status), file(ONE, "\"1\"")));
    fetch(known(ONE), QUICK);
    assertThat(server.asked()).hasSize(3);
    assertFetched(ONE);
  }

  @Test
  void givesUpInTheEnd() throws IOException {
    server.at("/w", status(503));
    assertRefused(
        () -> fetch(known(ONE), QUICK.withAttempts(3)),
        "model.fetch",
        "after 3 attempts: the server answered 503");
    assertThat(server.asked()).hasSize(3);
    assertNothing();
  }

  @Test
  void namesAServerThatIsNotThere() {
    server.close();
    assertRefused(() -> fetch(known(ONE), QUICK.withAttempts(2)), "model.fetch", "2 attempts");
  }

  @Test
  void goesOnAfterAStall() throws IOException {
    server.at(
        "/w",
        each(
            exchange -> {
              exchange.getResponseHeaders().set("ETag", "\"1\"");
              FileServer.send(exchange, ONE, 0, 70_000);
              sleep(5_000);
            },
            file(ONE, "\"1\"")));
    long begin = System.nanoTime();
    fetch(known(ONE), QUICK);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(500), Duration.ofMillis(4_500));
    assertThat(server.asked().getLast().range()).isEqualTo("bytes=70000-");
    assertFetched(ONE);
  }

  @Test
  void waitsForSlowServersAsLongAsTheySendSomething() throws IOException {
    server.at(
        "/w",
        exchange -> {
          exchange.sendResponseHeaders(200, 10);
          for (int k = 0; k < 10; k++) {
            exchange.getResponseBody().write(ONE, k, 1);
            exchange.getResponseBody().flush();
            sleep(100);
          }
        });
    byte[] ten = java.util.Arrays.copyOf(ONE, 10);
    fetch(known(ten), QUICK);
    assertFetched(ten);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void takesNothingLargerThanAllowed() throws IOException {
    server.at("/w", file(ONE, "\"1\""));
    assertRefused(
        () -> fetch(known(ONE), QUICK.withMaxBytes(100_000)),
        "model.too-large",
        "larger than 100000 bytes",
        "the most that is taken");
    assertNothing();
  }

  @Test
  void takesNothingLargerThanTheCardPromises() throws IOException {
    server.at(
        "/w",
        exchange -> {
          exchange.sendResponseHeaders(200, 0); // in chunks: how much will come is not said
          exchange.getResponseBody().write(ONE);
        });
    RemoteFile file =
        new RemoteFile(
            "weights.pth",
            server.url("/w"),
            Optional.of(Cards.sha256(ONE)),
            OptionalLong.of(1_000),
            Optional.of("us"));
    assertRefused(() -> fetch(file, QUICK), "model.too-large", "1000 bytes", "its card promises");
    assertNothing();
  }

  @Test
  void refusesAWebPage() throws IOException {
    server.at(
        "/w",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          FileServer.send(exchange, "<html>log in</html>".getBytes(), 0, 100);
        });
    assertRefused(
        () -> fetch(Cards.unknown(server.url("/w")), QUICK.withUnverified(true)),
        "model.fetch",
        "text/html");
    assertNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://hen.invalid/w", "ftp://localhost/w", "file:///etc/hostname", "http:///w"})
  void asksNoAddressThatIsNotEncrypted(String url) {
    assertRefused(() -> fetch(Cards.known(URI.create(url), ONE), QUICK), "model.address", url);
  }

  @Test
  void asksForDigestsThatNobodyKnows() throws IOException {
    server.at("/w", file(ONE, "\"1\""));
    RemoteFile unknown = Cards.unknown(server.url("/w"));
    assertRefused(() -> fetch(unknown, QUICK), "model.digest", "weights.pth of m is not known");
    assertThat(server.asked()).isEmpty();
    assertRefused(
        () -> fetch(unknown, QUICK.withDigests(Map.of("other.pth", Cards.sha256(ONE)))),
        "model.digest",
        "other.pth",
        "[weights.pth]");

    FetchResult.Fetched taken = fetch(unknown, QUICK.withUnverified(true)).files().getFirst();
    assertThat(taken.verified()).isFalse();
    assertThat(taken.sha256()).isEqualTo(Cards.sha256(ONE));
    assertFetched(ONE);

    FetchOptions told = QUICK.withDigests(Map.of("weights.pth", Cards.sha256(ONE)));
    assertThat(fetch(unknown, told).files().getFirst().verified()).isTrue();
    assertThat(server.asked()).as("what was there turned out to be right").hasSize(1);
  }

  @Test
  void theUsersDigestGoesBeforeTheCards() throws IOException {
    server.at("/w", file(TWO, "\"1\""));
    fetch(known(ONE), QUICK.withDigests(Map.of("weights.pth", Cards.sha256(TWO))));
    assertFetched(TWO);
  }

  @Test
  void optionsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QUICK.withAttempts(0))
        .withMessage("attempts must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QUICK.withMaxBytes(0))
        .withMessage("maxBytes must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QUICK.withDigests(Map.of("a", "00")))
        .withMessage("the SHA-256 of a must have 64 lower-case hexadecimal digits");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> QUICK.withWaits(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .withMessage("connect must be positive, not PT0S");
  }
}
