package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.server.Raw.Reply;
import io.hen.server.service.PageResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server says about itself. */
class ServiceTest {
  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void livesAndIsReady() throws Exception {
    assertThat(get("/livez").text()).isEqualTo("ok");
    for (int k = 0; k < 500 && !server.server().ready(); k++) {
      Thread.sleep(10);
    }
    assertThat(get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void measures() throws IOException {
    get("/livez");
    get("/v1/none-of-these");
    Reply reply = get("/metrics");
    assertThat(reply.header("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
    assertThat(reply.text())
        .contains("hen_items 0", "hen_recall_duration_seconds", "hen_recall_steps")
        .contains("jvm_memory_used_bytes", "jvm_gc_", "jvm_threads_live_threads")
        .contains("method=\"GET\",route=\"/livez\",status=\"200\"")
        .contains("route=\"none\",status=\"404\"")
        .doesNotContain("none-of-these");
  }

  @Test
  void servesItsContract() throws IOException {
    Reply reply = get("/openapi.yaml");
    assertThat(reply.header("Content-Type").orElse("")).startsWith("application/yaml");
    assertThat(reply.text()).startsWith("openapi: 3.1.0");
  }

  @Test
  void theContractCanBeRead() throws IOException {
    Reply reply = get("/docs");
    assertThat(reply.header("Content-Type").orElse("")).startsWith("text/html");
    String html = reply.text();
    assertThat(html)
        .contains("POST /v1/recall", "Give the whole back from a part.", "strangerError");
    // What the security policy would keep from working.
    assertThat(html).doesNotContain("<script", "<style", "style=", "http://", "https://");
    List<String> ids =
        Pattern.compile(" id=\"([^\"]+)\"").matcher(html).results().map(m -> m.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(html).results().map(m -> m.group(1)))
        .isNotEmpty()
        .allMatch(ids::contains);
    for (String name : List.of("app.css", "docs.css", "favicon.svg")) {
      assertThat(html).contains("href=\"" + name + "\"");
      assertThat(get("/" + name).status()).as(name).isEqualTo(200);
    }
  }

  @Test
  void servesThePageAndItsFiles() throws IOException {
    Reply page = get("/");
    assertThat(page.header("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.text()).startsWith("<!doctype html>");
    assertThat(PageResource.names()).contains("index.html", "app.css");
    for (String name : PageResource.names()) {
      Reply file = get("/" + name);
      assertThat(file.status()).as(name).isEqualTo(200);
      if (name.endsWith(".js")) {
        assertThat(file.header("Content-Type").orElse("")).startsWith("text/javascript");
      }
    }
  }

  @Test
  void saysWhenAFileIsStillTheSame() throws IOException {
    Reply first = get("/app.css");
    assertThat(first.header("Cache-Control")).contains("no-cache");
    String tag = first.header("ETag").orElseThrow();
    for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag)) {
      Reply again = get("/app.css", "If-None-Match: " + known);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
    assertThat(get("/app.css", "If-None-Match: \"x\"").status()).isEqualTo(200);
  }

  @Test
  void answersHeadWithoutABody() throws IOException {
    Reply reply =
        Raw.ask(server.address(), Raw.head(server.address(), "HEAD /livez", "Connection: close"));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void servesNothingElseFromTheJar() throws IOException {
    for (String path :
        List.of(
            "/files.txt",
            "/web/index.html",
            "/js/",
            "/js",
            "/io/hen/server/openapi.yaml",
            "/META-INF/MANIFEST.MF",
            "/js/..%2f..%2fopenapi.yaml",
            "/js/%2e%2e/%2e%2e/HenServer.class",
            "/js/../../HenServer.class",
            "/..;/etc/passwd",
            "/%5c..%5cwindows",
            "//etc/passwd",
            "/app.css%00.js")) {
      assertThat(get(path).status()).as(path).isIn(400, 404);
    }
  }

  private static Reply get(String path, String... headers) throws IOException {
    return Raw.ask(server.address(), Raw.head(server.address(), "GET " + path, headers));
  }
}
