package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Item;
import io.hen.memory.Progress;
import io.hen.server.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesApiTest {
  @TempDir static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = TestServer.start(folder);
    client = new Client(server.address());
    Item told = Item.picture(Pictures.png(1, 640, 320)).metadata("file", "a \"b\"\r\nX: y/ü.png");
    Item small = Item.picture(Pictures.png(2, 40, 20));
    // Whatever a program has stored under a type that browsers would run.
    Item page = new Item(Pictures.png(3, 64, 64), "text/html", List.of(), java.util.Map.of());
    server.memory().remember(List.of(told, small, page), Progress.Listener.SILENT);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void theOriginalComesByteForByteAndRunsNothing() {
    Answer answer = client.get("/v1/items/1/original");
    assertThat(answer.bytes()).isEqualTo(Pictures.png(1, 640, 320));
    assertThat(answer.header("Content-Type")).isEqualTo("image/png");
    assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox;");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("inline; filename*=UTF-8''%C3%BC.png");
  }

  @Test
  void whatBrowsersDoNotShowIsAnAttachment() {
    Answer answer = client.get("/v1/items/3/original");
    assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''item-3");
  }

  @Test
  void thumbnailsKeepTheShapeAndAreNeverLarger() {
    var small = Pictures.read(client.get("/v1/items/1/thumbnail?size=64").bytes());
    assertThat(small.getWidth()).isEqualTo(64);
    assertThat(small.getHeight()).isEqualTo(32);
    assertThat(Pictures.read(client.get("/v1/items/1/thumbnail").bytes()).getWidth())
        .isEqualTo(128);
    assertThat(Pictures.read(client.get("/v1/items/2/thumbnail?size=256").bytes()).getWidth())
        .isEqualTo(40);
    assertThat(client.get("/v1/items/9/thumbnail").status()).isEqualTo(404);
  }

  @Test
  void whatIsKeptIsAskedForOnlyOnce() {
    for (String path : List.of("original", "thumbnail", "thumbnail?size=64", "decoded")) {
      Answer first = client.get("/v1/items/2/" + path);
      String tag = first.header("ETag");
      assertThat(tag).startsWith("\"").endsWith("\"");
      assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
      Answer again = client.get("/v1/items/2/" + path, "If-None-Match", "\"x\", W/" + tag);
      assertThat(again.status()).as(path).isEqualTo(304);
      assertThat(again.bytes()).isEmpty();
      assertThat(client.get("/v1/items/1/" + path, "If-None-Match", tag).status()).isEqualTo(200);
    }
  }

  @Test
  void theStoredPatternIsDecoded() {
    var decoded = Pictures.read(client.get("/v1/items/1/decoded", "Accept", "image/*").bytes());
    assertThat(decoded.getWidth()).isEqualTo(decoded.getHeight());
    assertThat(client.get("/v1/items/1/decoded", "Accept", "text/plain").status()).isEqualTo(406);
    assertThat(client.get("/v1/items/9/decoded").status()).isEqualTo(404);
  }

  @Test
  void aFileThatIsGoneIsNotShown() {
    byte[] original = "x".getBytes(StandardCharsets.UTF_8);
    assertThat(client.get("/v1/items/9/original").bytes()).isNotEqualTo(original);
    assertThat(client.get("/v1/items/9/original").status()).isEqualTo(404);
  }
}
