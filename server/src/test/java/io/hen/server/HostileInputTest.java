package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.ItemId;
import io.hen.server.Raw.Reply;
import io.hen.server.http.ServerLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Some 300 requests that make no sense. Each is answered with a problem that says what is wrong,
 * after each the server recalls, and at the end nothing of any of them is in the memory.
 */
class HostileInputTest {
  private static final byte[] STORED = PictureFiles.png(32, 1);
  private static final int MEGA = 1 << 20;

  @TempDir static Path folder;
  private static TestServer server;
  private static int size;

  @BeforeAll
  static void start() {
    ServerLimits limits =
        ServerLimits.defaults().withBodyBytes(8L * MEGA).withIdle(Duration.ofSeconds(2));
    server =
        TestServer.start(folder.resolve("memory"), ServerOptions.defaults().withLimits(limits));
    server.memory().remember(Item.picture(STORED).caption("blotches"));
    server.memory().remember(Item.picture(PictureFiles.png(32, 2)).caption("other blotches"));
    size = server.memory().size();
  }

  @AfterAll
  static void nothingIsHalfStored() {
    int left = server.memory().size();
    List<ItemId> ids = server.memory().ids();
    server.close();
    assertThat(left).isEqualTo(size);
    assertThat(ids).hasSize(size);
    var health = AssociativeMemory.check(folder.resolve("memory"));
    assertThat(health.problems()).isEmpty();
    assertThat(health.items()).isEqualTo(size);
  }

  @AfterEach
  void stillRecalls() throws IOException {
    Reply reply =
        Raw.ask(
            server.address(),
            Hostile.json(
                    "/v1/recall", "{\"item\": 1, \"hidden\": [\"lower-half\"], \"decoded\": false}")
                .bytes());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().at("/item/id").asLong()).isEqualTo(1);
    List<ItemId> more = server.memory().ids().stream().skip(size).toList();
    server.memory().forget(more);
    assertThat(more).as("what was stored").isEmpty();
  }

  static Stream<Hostile> requests() {
    return Stream.of(
            HostileJson.all(),
            HostileMultipart.all(),
            HostilePictures.all(),
            HostileAddresses.all())
        .flatMap(List::stream);
  }

  @Test
  void thereAreManyOfThem() {
    assertThat(requests().count()).isGreaterThan(250);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isAnsweredWithAProblemThatSaysWhatIsWrong(Hostile request) throws IOException {
    Reply reply = Raw.ask(server.address(), request.bytes());
    assertThat(reply.status()).as("%s: %s", request, reply.text()).isBetween(400, 499);
    assertProblem(reply);
  }

  private static void assertProblem(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(400, 499);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    String problem = reply.text();
    Contract.checkSchema("Problem", reply.json());
    assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
    assertThat(reply.json().path("detail").asString()).isNotBlank().hasSizeLessThan(1500);
    assertThat(reply.json().path("remedy").asString()).isNotBlank();
    assertThat(reply.json().path("code").asString()).matches("[a-z]+\\.[a-z-]+");
    assertThat(problem)
        .doesNotContain(
            "Exception", "java.", "io.hen", "tools.jackson", "org.eclipse", "sqlite", "\tat ")
        .doesNotContain(folder.toString());
  }

  /** Names of files only ever become a metadatum, without their folders. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../etc/passwd",
        "..\\\\..\\\\windows\\\\system.ini",
        "/etc/passwd",
        "C:\\\\a.png",
        "a\u0001b.png",
        "..",
        "~/.ssh/id_rsa",
        "con",
        "a\u202Egnp.exe"
      })
  void namesOfFilesLeadNowhere(String name) throws IOException {
    byte[] picture = PictureFiles.png(32, name.hashCode());
    Reply reply =
        Raw.ask(
            server.address(), Hostile.file(name, "/v1/items", "picture", name, picture).bytes());
    if (reply.status() != 201) {
      assertProblem(reply);
      return;
    }
    ItemId id = new ItemId(reply.json().at("/items/0/id").asLong());
    Item item = server.memory().get(id).orElseThrow().item();
    assertThat(item.bytes()).isEqualTo(picture);
    String kept = item.metadata().getOrDefault("file", "");
    assertThat(kept).doesNotContain("/", "\\", "..").doesNotContainPattern("[\\p{Cntrl}\\u202E]");
    server.memory().forget(id);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain("passwd", "system.ini", "a.png", "id_rsa");
    }
  }

  /** Small files that become large: what they hold beside their pixels is not blown up. */
  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iCCP", "iTXt"})
  void textInPicturesIsNotInflated(String kind) throws IOException {
    byte[] picture = PictureFiles.withText(kind, 1L << 26);
    Reply reply =
        Raw.ask(
            server.address(),
            Hostile.file(kind, "/v1/recall", "picture", "a.png", picture).bytes());
    assertThat(reply.status()).as(reply.text()).isIn(200, 413, 422);
  }

  @Test
  void abortedUploadsLeaveNothing() throws Exception {
    byte[] upload =
        Hostile.file("upload", "/v1/items", "picture", "a.png", PictureFiles.png(256, 5)).bytes();
    for (int cut :
        new int[] {1, 40, 150, upload.length / 2, upload.length - 60, upload.length - 1}) {
      try (Raw raw = Raw.connect(server.address())) {
        raw.send(Arrays.copyOf(upload, cut));
        raw.abort();
      }
      try (Raw raw = Raw.connect(server.address())) {
        raw.send(Arrays.copyOf(upload, cut));
        raw.end();
        Reply reply = raw.reply();
        assertThat(reply.status()).as("cut at %d", cut).isIn(0, 400, 408);
      }
    }
  }

  @Test
  void slowUploadsAreEnded() throws Exception {
    byte[] upload =
        Hostile.file("upload", "/v1/items", "picture", "a.png", PictureFiles.png(64, 6)).bytes();
    List<Raw> slow = new ArrayList<>();
    for (int k = 0; k < ServerLimits.defaults().uploads(); k++) {
      Raw raw = Raw.connect(server.address());
      raw.send(Arrays.copyOf(upload, upload.length - 100));
      slow.add(raw);
    }
    // They keep nobody out.
    Reply quick = Raw.ask(server.address(), upload);
    assertThat(quick.status()).as(quick.text()).isEqualTo(201);
    server.memory().forget(new ItemId(quick.json().at("/items/0/id").asLong()));
    for (Raw raw : slow) {
      Reply reply = raw.reply();
      assertThat(reply.status()).as(reply.text()).isEqualTo(408);
      assertProblem(reply);
      raw.close();
    }
  }

  @Test
  void oneBadRecallOfABatchIsAProblemInItsPlace() throws IOException {
    String good = "{\"item\": 1, \"decoded\": false}";
    String batch = "{\"recalls\": [" + good + ", {\"item\": 999}, " + good + "]}";
    Reply reply = Raw.ask(server.address(), Hostile.json("/v1/recall/batch", batch).bytes());
    Contract.check("POST", "/v1/recall/batch", reply.status(), "application/json", reply.body());
    assertThat(reply.json().at("/results/0/item/id").asLong()).isEqualTo(1);
    assertThat(reply.json().at("/results/1/status").asInt()).isEqualTo(404);
    assertThat(reply.json().at("/results/2/item/id").asLong()).isEqualTo(1);
  }

  @Test
  void answersOthersWhileItIsFlooded() throws Exception {
    byte[] nonsense = "\u0000".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    List<Thread> floods = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      floods.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int j = 0; j < 50; j++) {
                  try (Raw raw = Raw.connect(server.address())) {
                    raw.send(nonsense);
                    raw.abort();
                  } catch (IOException e) {
                    // Refused, as it may be.
                  }
                }
              }));
    }
    stillRecalls();
    for (Thread flood : floods) {
      flood.join();
    }
  }
}
