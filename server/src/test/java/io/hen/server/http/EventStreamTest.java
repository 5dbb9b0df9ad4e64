package io.hen.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {
  private static final Duration QUIET = Duration.ofMillis(40);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private Javalin javalin;

  @BeforeEach
  void start() {
    javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.routes.get(
              "/quiet",
              context ->
                  EventStream.answer(
                      context,
                      QUIET,
                      events -> {
                        Thread.sleep(QUIET.multipliedBy(6));
                        events.send("result", 1);
                      }));
          config.routes.get(
              "/endless",
              context ->
                  EventStream.answer(
                      context,
                      QUIET,
                      events -> {
                        begun.countDown();
                        try {
                          Thread.sleep(Duration.ofMinutes(10));
                        } catch (InterruptedException e) {
                          interrupted.countDown();
                          throw e;
                        }
                      }));
        });
    javalin.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    javalin.stop();
  }

  @Test
  void saysSomethingWhileTheWorkIsQuiet() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + javalin.port() + "/quiet");
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).startsWith(":\n\n").endsWith("event: result\ndata: 1\n\n");
    }
  }

  @Test
  void interruptsWorkForAClientThatHasGone() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", javalin.port())) {
      String request = "GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      socket.setSoLinger(true, 0);
    }
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
