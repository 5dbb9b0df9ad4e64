package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.memory.InputException;
import io.hen.server.Raw.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask a server, and what every answer forbids browsers. */
class SafetyTest {
  private static final String TOKEN = "correct-horse-battery-staple";

  @TempDir static Path folder;
  private static TestServer open;
  private static TestServer closed;

  @BeforeAll
  static void start() {
    open =
        TestServer.start(
            folder.resolve("open"),
            ServerOptions.defaults().withAllowedHosts(List.of("hen.example")),
            routes -> routes.get("/v1/test", context -> context.json(List.of(1))));
    closed =
        TestServer.start(
            folder.resolve("closed"),
            ServerOptions.defaults().withToken(TOKEN),
            routes -> routes.get("/v1/test", context -> context.json(List.of(1))));
  }

  @AfterAll
  static void stop() {
    open.close();
    closed.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:PORT", "127.0.0.1:PORT", "[::1]:PORT", "hen.example"})
  void isAskedUnderItsNames(String host) throws IOException {
    assertThat(askAs(host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1.evil.example",
        "10.0.0.1",
        "localhost.",
        ""
      })
  void isNotAskedUnderNamesThatAreRebound(String host) throws IOException {
    Reply reply = askAs(host);
    assertThat(reply.status()).isIn(421, 400);
    assertThat(reply.json().path("code").asString()).isIn("request.host", "request.malformed");
  }

  @Test
  void wantsOneNameAlone() throws IOException {
    assertThat(Raw.ask(open.address(), "GET /livez HTTP/1.0\r\n\r\n").status()).isEqualTo(421);
    Reply two =
        Raw.ask(open.address(), Raw.head(open.address(), "GET /livez", "Host: evil.example"));
    assertThat(two.status()).isEqualTo(400);
    Reply absolute =
        Raw.ask(open.address(), Raw.head(open.address(), "GET http://evil.example/livez"));
    assertThat(absolute.status()).isIn(400, 421);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site: cross-site, 403",
    "Sec-Fetch-Site: same-site, 403",
    "Sec-Fetch-Site: same-origin, 200",
    "Sec-Fetch-Site: none, 200",
    "Origin: https://evil.example, 403",
    "Origin: null, 403",
    "Origin: http://127.0.0.1:1, 403",
    "Origin: http://localhost:PORT, 403",
    "Origin: http://127.0.0.1:PORT, 200",
    "Origin: https://127.0.0.1:PORT, 200",
    "Origin: http://127.0.0.1:PORT.evil.example, 403"
  })
  void answersPagesOfItsOwnOriginAlone(String header, int status) throws IOException {
    Reply reply =
        Raw.ask(
            open.address(),
            Raw.head(
                open.address(),
                "GET /v1/test",
                header.replace("PORT", open.address().getPort() + "")));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.headers()).noneMatch(line -> line.startsWith("Access-Control"));
    if (status == 403) {
      assertThat(reply.json().path("code").asString()).isEqualTo("request.origin");
    }
  }

  @Test
  void grantsNoPreflight() throws IOException {
    Reply reply =
        Raw.ask(
            open.address(),
            Raw.head(
                open.address(),
                "OPTIONS /v1/test",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: DELETE"));
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.headers()).noneMatch(line -> line.startsWith("Access-Control"));
  }

  @ParameterizedTest
  @CsvSource({
    "/livez, 200",
    "/v1/test, 200",
    "/v1/none, 404",
    "/%ff, 400",
    "/a%2fb, 400",
    "/v1/test?x=%zz, 200"
  })
  void everyAnswerHasTheHeaders(String path, int status) throws IOException {
    Reply reply = Raw.ask(open.address(), Raw.head(open.address(), "GET " + path));
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
    assertThat(reply.header("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(reply.header("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(reply.header("Permissions-Policy")).isPresent();
    assertThat(reply.header("Server")).isEmpty();
    assertThat(reply.header("X-Powered-By")).isEmpty();
    assertThat(reply.header("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz", "/nothing"})
  void needsNoTokenForWhatTellsNothing(String path) throws IOException {
    Reply reply = Raw.ask(closed.address(), Raw.head(closed.address(), "GET " + path));
    assertThat(reply.status()).isNotEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/test", "/v1", "/v1/", "/v1/none", "/metrics", "/v1;a/test", "/x/../v1/test"})
  void wantsTheTokenForTheRest(String path) throws IOException {
    Reply reply = Raw.ask(closed.address(), Raw.head(closed.address(), "GET " + path));
    assertThat(reply.status()).as(reply.text()).isIn(401, 400);
    if (reply.status() == 401) {
      assertThat(reply.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
      assertThat(reply.json().path("code").asString()).isEqualTo("server.token");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization: Bearer " + TOKEN + ", 200",
    "Authorization: bearer " + TOKEN + ", 200",
    "Authorization: Bearer " + TOKEN + "x, 401",
    "Authorization: Bearer, 401",
    "Authorization: Basic " + TOKEN + ", 401",
    "Cookie: hen-token=" + TOKEN + ", 401",
    "Cookie: hen-token=, 401"
  })
  void comparesTheToken(String header, int status) throws IOException {
    Reply reply = Raw.ask(closed.address(), Raw.head(closed.address(), "GET /v1/test", header));
    assertThat(reply.status()).isEqualTo(status);
  }

  @Test
  void exchangesTheTokenForACookieThatScriptsCannotRead() throws IOException {
    assertThat(signIn("{\"token\": \"wrong-wrong-wrong-wrong\"}").status()).isEqualTo(401);
    assertThat(signIn("{}").status()).isEqualTo(400);
    Reply in = signIn("{\"token\": \"" + TOKEN + "\"}");
    assertThat(in.status()).isEqualTo(204);
    String cookie = in.header("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Max-Age", "Expires", TOKEN);
    String value = cookie.substring(0, cookie.indexOf(';'));
    Reply with =
        Raw.ask(closed.address(), Raw.head(closed.address(), "GET /v1/test", "Cookie: " + value));
    assertThat(with.status()).isEqualTo(200);
    Reply out = Raw.ask(closed.address(), Raw.head(closed.address(), "DELETE /v1/session"));
    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie").orElseThrow())
        .startsWith("hen-token=;")
        .contains("Max-Age=0");
  }

  @Test
  void doesNotListenToOthersWithoutAToken() {
    assertThatThrownBy(() ->
            TestServer.start(folder.resolve("wide"), ServerOptions.defaults().withHost("0.0.0.0")))
        .isInstanceOfSatisfying(
            InputException.class,
            e -> {
              assertThat(e.code()).isEqualTo("input.token-missing");
              assertThat(e.remedy()).contains("--token-file");
            });
  }

  @Test
  void refusesAShortToken() {
    assertThatThrownBy(() ->
            TestServer.start(
                folder.resolve("short"), ServerOptions.defaults().withToken("hunter2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void listensToOthersWithAToken() throws IOException {
    try (TestServer wide =
        TestServer.start(
            folder.resolve("wide"),
            ServerOptions.defaults().withHost("0.0.0.0").withToken(TOKEN))) {
      int port = wide.address().getPort();
      assertThat(
              Raw.ask(wide.address(), "GET /livez HTTP/1.1\r\nHost: 10.1.2.3:" + port + "\r\n\r\n")
                  .status())
          .isEqualTo(200);
      assertThat(
              Raw.ask(wide.address(), "GET /livez HTTP/1.1\r\nHost: evil.example\r\n\r\n").status())
          .isEqualTo(421);
    }
  }

  private static Reply askAs(String host) throws IOException {
    String named = host.replace("PORT", open.address().getPort() + "");
    return Raw.ask(open.address(), "GET /v1/test HTTP/1.1\r\nHost: " + named + "\r\n\r\n");
  }

  private static Reply signIn(String json) throws IOException {
    return Raw.ask(
        closed.address(),
        Raw.head(
                closed.address(),
                "POST /v1/session",
                "Content-Type: application/json",
                "Content-Length: " + json.length())
            + json);
  }
}
