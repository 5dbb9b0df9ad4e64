package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.InputException;
import io.hen.memory.ModelException;
import io.hen.memory.StoreException;
import io.hen.server.Raw.Reply;
import io.hen.server.http.EventStream;
import io.hen.server.http.Requests;
import io.hen.server.http.ServerLimits;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer that is not what was asked for is a problem document that says what is wrong. */
class ProblemsTest {
  @TempDir static Path folder;
  private static TestServer server;
  private static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

  enum Colour {
    RED,
    GREEN
  }

  record Inner(@Nullable List<String> captions, @Nullable Double weight) {}

  record Body(
      @Nullable String caption,
      @Nullable Integer steps,
      @Nullable Boolean clamped,
      @Nullable Colour colour,
      @Nullable List<Inner> items,
      byte @Nullable [] picture,
      @Nullable Map<String, String> metadata) {}

  @BeforeAll
  static void start() {
    ServerLimits limits = ServerLimits.defaults().withBodyBytes(100_000);
    server =
        TestServer.start(folder, ServerOptions.defaults().withLimits(limits), ProblemsTest::routes);
  }

  private static void routes(JavalinDefaultRoutingApi routes) {
    routes.post(
        "/v1/body",
        context -> {
          Requests.json(context, Body.class);
          context.json(Map.of("read", true));
        });
    routes.post(
        "/v1/bytes", context -> context.json(context.bodyInputStream().readAllBytes().length));
    routes.get(
        "/v1/fails/{how}",
        context -> {
          throw failure(context.pathParam("how"));
        });
    routes.get(
        "/v1/events/{how}",
        context ->
            EventStream.answer(
                context,
                events -> {
                  events.send("step", Map.of("step", 1));
                  if (!context.pathParam("how").equals("well")) {
                    throw failure(context.pathParam("how"));
                  }
                  events.send("result", "line\nfeed");
                }));
    routes.get(
        "/v1/endless",
        context ->
            EventStream.answer(
                context,
                events -> {
                  try {
                    for (; ; Thread.sleep(5)) {
                      events.send("step", "x".repeat(10_000));
                    }
                  } finally {
                    INTERRUPTED.countDown();
                  }
                }));
  }

  private static Exception failure(String how) {
    return switch (how) {
      case "collision" -> new InputException("input.collision", "a b c", "d");
      case "input" -> new InputException("input.picture-unreadable", "a b c", "d");
      case "pixels" -> new InputException("input.picture-too-large", "a b c", "d");
      case "read-only" -> new StoreException("store.read-only", "a b c", "d");
      case "full" -> new StoreException("store.disk-full", "a b c", "d");
      case "busy" -> new StoreException("store.busy", "a b c", "d");
      case "corrupt" -> new StoreException("store.corrupt", "a b c", "d");
      case "model" -> new ModelException("model.run", "a b c", "d");
      case "argument" -> new IllegalArgumentException("a b c");
      default -> new IllegalStateException("secret of the inside");
    };
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "collision, 409, input.collision",
    "input, 422, input.picture-unreadable",
    "pixels, 413, input.picture-too-large",
    "read-only, 409, store.read-only",
    "full, 507, store.disk-full",
    "busy, 503, store.busy",
    "corrupt, 500, store.corrupt",
    "model, 500, model.run",
    "argument, 400, request.invalid"
  })
  void knowsTheStatusOfEachFailure(String how, int status, String code) throws IOException {
    Reply reply = get("/v1/fails/" + how);
    assertProblem(reply, status, code);
    assertThat(reply.json().path("detail").asString()).isEqualTo("a b c");
    assertThat(reply.json().path("instance").asString()).isEqualTo("/v1/fails/" + how);
    assertThat(reply.header("Retry-After").isPresent()).isEqualTo(status == 503);
  }

  @Test
  void tellsNothingOfItsInside() throws IOException {
    Reply reply = get("/v1/fails/unknown");
    assertProblem(reply, 500, "server.unexpected");
    assertThat(reply.text()).doesNotContain("secret", "Exception", "io.hen", "\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"captoin\": 1} | captoin | known here are caption, steps",
        "{\"caption\": 5} | caption | text",
        "{\"caption\": [\"a\"]} | caption | text",
        "{\"caption\": true} | caption | text",
        "{\"steps\": \"7\"} | steps | integer",
        "{\"steps\": 1.5} | steps | integer",
        "{\"steps\": 99999999999} | steps | range",
        "{\"steps\": {}} | steps | integer",
        "{\"clamped\": 1} | clamped | true or false",
        "{\"clamped\": \"true\"} | clamped | true or false",
        "{\"colour\": \"BLUE\"} | colour | RED, GREEN",
        "{\"colour\": 0} | colour | RED, GREEN",
        "{\"items\": {}} | items | list",
        "{\"items\": [null]} | items | null",
        "{\"items\": [{\"captions\": [\"a\", 2]}]} | items[0].captions[1] | text",
        "{\"items\": [{\"captions\": [null]}]} | items[0].captions | null",
        "{\"items\": [{\"weight\": \"1\"}]} | items[0].weight | number",
        "{\"items\": [{\"weight\": 1e999}]} | items[0].weight | 1e999",
        "{\"items\": [{\"weight\": NaN}]} | NaN | line 1",
        "{\"items\": [{\"weight\": Infinity}]} | Infinity | line 1",
        "{\"items\": [{\"weight\": 01}]} | zero | line 1",
        "{\"picture\": \"*\"} | picture | base64",
        "{\"picture\": 7} | picture | base64",
        "{\"metadata\": {\"a\": 1}} | metadata.a | text",
        "{\"metadata\": [\"a\"]} | metadata | object",
        "{\"caption\": \"a\", \"caption\": \"b\"} | caption | uplicate",
        "{\"caption\": \"a\"} x | x | line 1",
        "{\"caption\": \"a\" | end | line",
        "{'caption': 1} | ' | line 1",
        "[] | the body | object",
        "7 | the body | object",
        "null | the body | ",
        "\"\" | the body | object",
      })
  void namesTheFieldThatIsWrong(String json, String where, @Nullable String wanted)
      throws IOException {
    Reply reply = post("/v1/body", "application/json", json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.text())
        .contains("\"code\":\"request.")
        .doesNotContain("tools.jackson", "io.hen");
    assertThat(reply.json().path("detail").asString() + reply.json().path("remedy").asString())
        .contains(where)
        .contains(wanted == null ? "" : wanted);
  }

  @Test
  void refusesJsonThatCostsTooMuch() throws IOException {
    for (String json :
        List.of(
            "",
            "[".repeat(50_000),
            "{\"a\":".repeat(10_000),
            "{\"steps\": " + "9".repeat(50_000) + "}",
            "{\"" + "x".repeat(50_000) + "\": 1}",
            "\u0000")) {
      Reply reply = post("/v1/body", "application/json", json);
      assertThat(reply.status()).as(reply.text()).isEqualTo(400);
      assertThat(reply.json().path("detail").asString()).hasSizeLessThan(600).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/mixed",
        "x"
      })
  void readsNoOtherMediaTypes(String type) throws IOException {
    assertProblem(post("/v1/body", type, "{}"), 415, "request.media-type");
  }

  @Test
  void readsNothingCompressed() throws IOException {
    String request =
        Raw.head(
            server.address(),
            "POST /v1/body",
            "Content-Type: application/json",
            "Content-Encoding: gzip",
            "Content-Length: 2");
    assertProblem(Raw.ask(server.address(), request + "{}"), 415, "request.encoding");
  }

  @Test
  void answersWhatIsAccepted() throws IOException {
    assertProblem(get("/v1/fails/x", "Accept: image/png"), 406, "request.accept");
    for (String accept :
        List.of("*/*", "application/*", "application/json;q=0.1", "text/event-stream")) {
      assertThat(get("/v1/fails/x", "Accept: " + accept).status()).as(accept).isEqualTo(500);
    }
  }

  @Test
  void knowsPathsAndMethods() throws IOException {
    assertProblem(get("/v1/none"), 404, "request.path");
    assertProblem(get("/none"), 404, "request.path");
    assertProblem(get("/livez/"), 404, "request.path");
    Reply reply = get("/v1/body");
    assertProblem(reply, 405, "request.method");
    assertThat(reply.header("Allow").orElse("")).contains("POST");
    for (String method : List.of("TRACE", "OPTIONS", "CONNECT", "BREW", "get")) {
      Reply other = Raw.ask(server.address(), Raw.head(server.address(), method + " /livez"));
      assertThat(other.status()).as(method).isIn(400, 405);
      assertThat(other.json().path("code").asString()).startsWith("request.");
    }
  }

  @Test
  void refusesBodiesThatAreTooLongBeforeTheyCome() throws IOException {
    String request =
        Raw.head(
            server.address(),
            "POST /v1/bytes",
            "Content-Type: application/json",
            "Content-Length: 100001");
    assertProblem(Raw.ask(server.address(), request), 413, "request.body");
  }

  @Test
  void refusesBodiesThatTurnOutTooLong() throws IOException {
    try (Raw raw = Raw.connect(server.address())) {
      raw.send(
          Raw.head(
              server.address(),
              "POST /v1/bytes",
              "Content-Type: application/json",
              "Transfer-Encoding: chunked"));
      for (int k = 0; k < 11; k++) {
        raw.send("2710\r\n" + "x".repeat(10_000) + "\r\n");
      }
      assertProblem(raw.reply(), 413, "request.body");
    }
  }

  @Test
  void readsBodiesOfTheLongestLength() throws IOException {
    assertThat(post("/v1/bytes", "application/json", "x".repeat(100_000)).text())
        .isEqualTo("100000");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /%zz, 400",
    "GET /..%2f..%2fetc/passwd, 400",
    "GET /a/%2e%2e/b, 400",
    "GET /a//b, 400",
    "GET /a;b=c/d, 404",
    "GET /%00, 400",
    "GET no-slash, 400",
    "GET, 400"
  })
  void refusesAddressesThatAreNone(String line, int status) throws IOException {
    Reply reply = Raw.ask(server.address(), Raw.head(server.address(), line));
    assertThat(reply.status()).as(reply.text()).isIn(status, 404, 505);
    assertThat(reply.json().path("remedy").asString()).isNotBlank();
  }

  @Test
  void refusesHttpThatIsMalformed() throws IOException {
    for (String request :
        List.of(
            "\r\n\r\nnonsense\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
            "POST /v1/body HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            "POST /v1/body HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
            "POST /v1/body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "POST /v1/body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST /v1/body HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
            "POST /v1/body HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: \u0000\r\n\r\n")) {
      Reply reply = Raw.ask(server.address(), request);
      assertThat(reply.status()).as(request + reply.text()).isBetween(400, 505).isNotEqualTo(500);
      assertThat(reply.text()).doesNotContainIgnoringCase("jetty").doesNotContain("<html", "\tat ");
      assertThat(reply.header("Content-Type")).as(request).contains("application/problem+json");
      assertThat(reply.json().path("detail").asString()).isNotBlank();
    }
  }

  @Test
  void refusesHeadsThatAreTooLong() throws IOException {
    Reply headers = get("/livez", "X: " + "y".repeat(20_000));
    assertProblem(headers, 431, "request.headers");
    Reply uri = get("/" + "y".repeat(20_000));
    assertProblem(uri, 414, "request.uri");
  }

  @Test
  void saysSoWhereTheBodyEndsEarly() throws IOException {
    try (Raw raw = Raw.connect(server.address())) {
      raw.send(
          Raw.head(
                  server.address(),
                  "POST /v1/body",
                  "Content-Type: application/json",
                  "Content-Length: 50")
              + "{\"capt");
      raw.end();
      Reply reply = raw.reply();
      assertThat(reply.status()).isIn(0, 400);
    }
  }

  @Test
  void sendsEvents() throws IOException {
    Reply reply = get("/v1/events/well", "Accept: text/event-stream");
    assertThat(reply.header("Content-Type").orElse("")).startsWith("text/event-stream");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.text())
        .isEqualTo("event: step\ndata: {\"step\":1}\n\nevent: result\ndata: \"line\\nfeed\"\n\n");
  }

  @Test
  void theLastEventOfAFailureIsAProblem() throws IOException {
    Reply reply = get("/v1/events/input");
    assertThat(reply.text()).contains("event: step", "event: problem\ndata: {\"type\"");
    assertThat(reply.text()).contains("\"code\":\"input.picture-unreadable\"", "\"status\":422");
    assertThat(get("/v1/events/unknown").text())
        .contains("server.unexpected")
        .doesNotContain("secret");
  }

  @Test
  void workEndsWhenNobodyListens() throws Exception {
    try (Raw raw = Raw.connect(server.address())) {
      raw.send(Raw.head(server.address(), "GET /v1/endless"));
      Thread.sleep(50);
      raw.abort();
    }
    assertThat(INTERRUPTED.await(5, TimeUnit.SECONDS)).isTrue();
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    assertThat(reply.json().path("code").asString()).isEqualTo(code);
    assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    assertThat(reply.json().path("type").asString()).isEqualTo("about:blank");
    assertThat(reply.json().path("title").asString()).isNotBlank();
    assertThat(reply.json().path("detail").asString()).isNotBlank();
    assertThat(reply.json().path("remedy").asString()).isNotBlank();
  }

  private static Reply get(String path, String... headers) throws IOException {
    return Raw.ask(server.address(), Raw.head(server.address(), "GET " + path, headers));
  }

  private static Reply post(String path, String type, String body) throws IOException {
    String head =
        Raw.head(
            server.address(),
            "POST " + path,
            "Content-Type: " + type,
            "Content-Length: " + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    return Raw.ask(server.address(), head + body);
  }
}
