package io.hen.encoders.library;

import static io.hen.encoders.library.FileServer.cut;
import static io.hen.encoders.library.FileServer.each;
import static io.hen.encoders.library.FileServer.file;
import static io.hen.encoders.library.FileServer.status;
import static io.hen.encoders.library.FileServer.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fetch does with servers and connections that behave badly. */
class FetchTest extends FetchFixture {
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

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirects(int status) throws IOException {
    server.at("/w", status(status, "Location", "/elsewhere"));
    server.at("/elsewhere", status(status, "Location", server.url("/there").toString()));
    server.at("/there", cut(ONE, "\"1\"", 110_000));
    fetch(known(ONE), QUICK);
    assertFetched(ONE);
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
}
