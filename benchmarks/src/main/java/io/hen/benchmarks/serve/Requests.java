package io.hen.benchmarks.serve;

import io.hen.memory.Item;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The requests of a run, as multipart. */
final class Requests {
  private static final String BOUNDARY = "hen-load-boundary";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Requests() {}

  /** A recall from the upper half of a picture. */
  static HttpRequest recall(URI server, byte[] picture) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "picture", "; filename=\"cue.png\"", "image/png", picture);
    byte[] request =
        "{\"hidden\":[\"lower-half\"],\"decoded\":false}".getBytes(StandardCharsets.UTF_8);
    part(body, "request", "", "application/json", request);
    return post(server.resolve("v1/recall"), body);
  }

  /** Several pictures to remember. */
  static HttpRequest remember(URI server, List<Item> items) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Item item : items) {
      part(body, "picture", "; filename=\"scene.png\"", "image/png", item.bytes());
    }
    return post(server.resolve("v1/items"), body);
  }

  private static void part(
      ByteArrayOutputStream body, String name, String file, String type, byte[] bytes) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n"
            .formatted(BOUNDARY, name, file, type);
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static HttpRequest post(URI address, ByteArrayOutputStream body) {
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(address)
        .timeout(PATIENCE)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
        .build();
  }
}
