package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.AssociativeMemory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills a server (SIGKILL) while four clients upload, starts it again, and asks for every picture
 * whose upload was acknowledged. Twice in every build, more often with {@code -Dhen.kills=20}.
 */
@Timeout(600)
class ServeKillTest {
  private static final int KILLS = Integer.getInteger("hen.kills", 2);
  private static final int CLIENTS = 4;
  private static final int ENOUGH = 20;
  private static final int EDGE = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BOUNDARY = "a-line-between-parts";

  @TempDir Path scratch;

  /** What was acknowledged, over all lives of the server. */
  private final Map<Long, byte[]> stored = new ConcurrentHashMap<>();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    long seed = Long.getLong("hen.seed", System.nanoTime());
    System.out.println("ServeKillTest: seed " + seed + ", kills " + KILLS);
    SplittableRandom random = new SplittableRandom(seed);
    Path memory = scratch.resolve("memory");
    for (int kill = 0; kill < KILLS; kill++) {
      try (Server server = Server.start(scratch, memory)) {
        verify(server.url());
        List<Thread> writers = new ArrayList<>();
        int before = stored.size();
        for (int k = 0; k < CLIENTS; k++) {
          SplittableRandom own = random.split();
          writers.add(Thread.ofPlatform().start(() -> write(server.url(), own)));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (stored.size() < before + ENOUGH && System.nanoTime() < end) {
          Thread.sleep(1);
        }
        Thread.sleep(random.nextInt(100));
        server.kill();
        for (Thread writer : writers) {
          writer.join();
        }
        assertThat(stored).hasSizeGreaterThanOrEqualTo(before + ENOUGH);
      }
      assertThat(AssociativeMemory.check(memory).problems()).isEmpty();
    }
    try (Server server = Server.start(scratch, memory)) {
      verify(server.url());
    }
    System.out.println("ServeKillTest: " + stored.size() + " uploads acknowledged, none lost");
  }

  /** Uploads until the server is gone, and notes what it acknowledged. */
  private void write(URI url, SplittableRandom random) {
    try {
      while (true) {
        List<byte[]> pictures = new ArrayList<>();
        for (int k = random.nextInt(1, 4); k > 0; k--) {
          pictures.add(picture(random));
        }
        HttpResponse<byte[]> answer =
            client.send(upload(url, pictures), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
            .as(new String(answer.body(), StandardCharsets.UTF_8))
            .isEqualTo(201);
        JsonNode items = JsonMapper.shared().readTree(answer.body()).path("items");
        for (int k = 0; k < pictures.size(); k++) {
          stored.put(items.path(k).path("id").asLong(), pictures.get(k));
        }
      }
    } catch (IOException killed) {
      // As it should be.
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void verify(URI url) throws Exception {
    JsonNode memory = JsonMapper.shared().readTree(get(url.resolve("v1/memory")));
    assertThat(memory.path("size").asInt()).isGreaterThanOrEqualTo(stored.size());
    for (Map.Entry<Long, byte[]> item : stored.entrySet()) {
      assertThat(get(url.resolve("v1/items/" + item.getKey() + "/original")))
          .as("item %d", item.getKey())
          .isEqualTo(item.getValue());
    }
  }

  private byte[] get(URI url) throws Exception {
    HttpResponse<byte[]> answer =
        client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(url.toString()).isEqualTo(200);
    return answer.body();
  }

  private static HttpRequest upload(URI url, List<byte[]> pictures) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int k = 0; k < pictures.size(); k++) {
      String head =
          "--%s\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"%d.png\"\r\nContent-Type: image/png\r\n\r\n"
              .formatted(BOUNDARY, k);
      body.write(head.getBytes(StandardCharsets.UTF_8));
      body.write(pictures.get(k));
      body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(url.resolve("v1/items"))
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .timeout(PATIENCE)
        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
        .build();
  }

  private static byte[] picture(SplittableRandom random) throws IOException {
    BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < EDGE; y++) {
      for (int x = 0; x < EDGE; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  /** {@code hen serve} in a JVM of its own. */
  private record Server(Process process, URI url) implements AutoCloseable {
    static Server start(Path scratch, Path memory) throws Exception {
      Path out = Files.createTempFile(scratch, "serve", ".out");
      Path err = Files.createTempFile(scratch, "serve", ".err");
      Path temporary = Files.createDirectories(scratch.resolve("tmp"));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Djava.awt.headless=true",
                  "-Djava.io.tmpdir=" + temporary,
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Hen.class.getName(),
                  "serve",
                  "--json",
                  "--port",
                  "0",
                  "--codec",
                  "pixels",
                  "--memory",
                  memory.toString())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!Files.readString(out).strip().endsWith("}")) {
        if (process.waitFor(10, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          process.destroyForcibly();
          throw new AssertionError("the server does not start: " + Files.readString(err));
        }
      }
      String url = JsonMapper.shared().readTree(Files.readString(out)).path("url").asString();
      return new Server(process, URI.create(url));
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
