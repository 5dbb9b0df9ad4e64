package io.hen.server.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A body of {@code multipart/form-data} (RFC 7578), the JDK's client has none. */
final class Multipart {
  private final String boundary = "hen-" + UUID.randomUUID();
  private final List<byte[]> pieces = new ArrayList<>();

  /** Adds a part of JSON. */
  Multipart json(String name, byte[] json) {
    return part("name=\"" + name + "\"", "application/json", json);
  }

  /** Adds a file. */
  Multipart file(String name, byte[] bytes) {
    return part(
        "name=\"" + name + "\"; filename=\"" + name + "\"", "application/octet-stream", bytes);
  }

  private Multipart part(String disposition, String mediaType, byte[] content) {
    pieces.add(
        ascii(
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\nContent-Type: "
                + mediaType
                + "\r\n\r\n"));
    pieces.add(content);
    pieces.add(ascii("\r\n"));
    return this;
  }

  /** For the header Content-Type. */
  String mediaType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** All that was added. */
  BodyPublisher body() {
    List<byte[]> all = new ArrayList<>(pieces);
    all.add(ascii("--" + boundary + "--\r\n"));
    long length = all.stream().mapToLong(piece -> piece.length).sum();
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(all), length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
