package io.hen.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request that no server should take, and what it is called.
 *
 * @param name of the case
 * @param bytes all that is sent; {@code PORT} in the head is not replaced, the host is localhost
 */
record Hostile(String name, byte[] bytes) {
  static final String BOUNDARY = "----boundary";

  @Override
  public String toString() {
    return name;
  }

  /** Without a body. */
  static Hostile head(String name, String line, String... headers) {
    return new Hostile(
        name, start(line, headers).append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** JSON for a path. */
  static Hostile json(String path, String json) {
    String shown = json.length() > 60 ? json.substring(0, 60) + "…" : json;
    return json(path + " " + shown, path, json.getBytes(StandardCharsets.UTF_8));
  }

  /** JSON for a path, well-formed or not. */
  static Hostile json(String name, String path, byte[] json) {
    return body(name, path, "application/json", json);
  }

  /** A body for a path, with its length. */
  static Hostile body(String name, String path, String type, byte[] body) {
    StringBuilder head =
        start("POST " + path, "Content-Type: " + type, "Content-Length: " + body.length)
            .append("\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return new Hostile(name, all.toByteArray());
  }

  /** Multipart text for a path; line feeds become those of HTTP. */
  static Hostile multipart(String name, String path, String body) {
    return body(
        name,
        path,
        "multipart/form-data; boundary=" + BOUNDARY,
        body.replace("\n", "\r\n").replace("BOUNDARY", BOUNDARY).getBytes(StandardCharsets.UTF_8));
  }

  /** One file in a part. */
  static Hostile file(String name, String path, String part, String fileName, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n"
            .formatted(BOUNDARY, part, fileName);
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body(name, path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
  }

  private static StringBuilder start(String line, String... headers) {
    StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head;
  }
}
