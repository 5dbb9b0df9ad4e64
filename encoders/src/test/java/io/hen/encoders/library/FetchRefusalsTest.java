package io.hen.encoders.library;

import static io.hen.encoders.library.FileServer.file;
import static io.hen.encoders.library.FileServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fetch does not take, and does not ask for. */
class FetchRefusalsTest extends FetchFixture {
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
