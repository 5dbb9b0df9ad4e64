package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.server.Raw.Reply;
import io.hen.server.http.Requests;
import io.hen.server.http.ServerLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time. */
class SlowClientsTest {
  private static final Duration IDLE = Duration.ofSeconds(1);

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            folder,
            ServerOptions.defaults().withLimits(ServerLimits.defaults().withIdle(IDLE)),
            routes -> {
              routes.post(
                  "/v1/body", context -> context.json(Requests.json(context, Map.class).isEmpty()));
              routes.get(
                  "/v1/slow",
                  context -> {
                    Thread.sleep(IDLE.multipliedBy(3).dividedBy(2));
                    context.json("done");
                  });
            });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void endsRequestsWhoseHeadDoesNotEnd() throws Exception {
    try (Raw raw = Raw.connect(server.address())) {
      long begin = System.nanoTime();
      for (char letter : "GET /livez HTTP/1.1\r\nX: a".toCharArray()) {
        try {
          raw.send(String.valueOf(letter));
        } catch (IOException closed) {
          break;
        }
        Thread.sleep(IDLE.toMillis() / 8);
      }
      Reply reply = raw.reply();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(IDLE.multipliedBy(6));
      assertProblem(reply, 408, "request.slow");
    }
  }

  @Test
  void endsRequestsWhoseBodyStops() throws IOException {
    String request =
        Raw.head(
            server.address(),
            "POST /v1/body",
            "Content-Type: application/json",
            "Content-Length: 50");
    assertProblem(Raw.ask(server.address(), request + "{\"capt"), 408, "request.slow");
  }

  @Test
  void worksLongerThanAClientMayBeSilent() throws IOException {
    assertThat(get("/v1/slow").text()).isEqualTo("\"done\"");
  }

  @Test
  void endsRequestsWhoseBodyDrips() throws Exception {
    try (Raw raw = Raw.connect(server.address())) {
      raw.send(
          Raw.head(
              server.address(),
              "POST /v1/body",
              "Content-Type: application/json",
              "Content-Length: 100000"));
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < IDLE.multipliedBy(2).toNanos()) {
        try {
          raw.send(" ");
        } catch (IOException closed) {
          break;
        }
        Thread.sleep(IDLE.toMillis() / 20);
      }
      assertProblem(raw.reply(), 408, "request.slow");
    }
  }

  @Test
  void endsConnectionsOnWhichNothingIsSaid() throws IOException {
    try (Raw raw = Raw.connect(server.address())) {
      assertThat(raw.reply().status()).isZero();
    }
  }

  private static Reply get(String path) throws IOException {
    return Raw.ask(server.address(), Raw.head(server.address(), "GET " + path));
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    assertThat(reply.json().path("code").asString()).isEqualTo(code);
  }
}
