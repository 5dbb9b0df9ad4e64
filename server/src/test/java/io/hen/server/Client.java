package io.hen.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server, and holds every answer against the contract. */
final class Client implements AutoCloseable {
  private static final String BOUNDARY = "a-boundary-of-this-test";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  Client(URI server) {
    this.server = server;
  }

  /** An answer. */
  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    byte[] bytes() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(response.body());
    }

    /** The events, each an object with its name and its data. */
    List<Event> events() {
      List<Event> events = new ArrayList<>();
      for (String block : text().strip().split("\n\n")) {
        if (block.startsWith("event: ")) {
          String[] lines = block.split("\n");
          events.add(
              new Event(
                  lines[0].substring("event: ".length()),
                  JsonMapper.shared().readTree(lines[1].substring("data: ".length()))));
        }
      }
      return events;
    }
  }

  /** A server-sent event. */
  record Event(String name, JsonNode data) {}

  /** A part of a form; without a file name where that is empty. */
  record Part(String name, String file, String type, byte[] bytes) {
    static Part picture(String file, byte[] bytes) {
      return new Part("picture", file, "image/png", bytes);
    }

    static Part request(String json) {
      return new Part("request", "", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer post(String path, String json, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Answer post(String path, List<Part> parts, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body(parts)));
  }

  /** With the header {@code Accept} for server-sent events. */
  static String[] events() {
    return new String[] {"Accept", "text/event-stream"};
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(server.resolve(path));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 304) {
        Contract.check(response);
      }
      return new Answer(response);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static BodyPublisher body(List<Part> parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Part part : parts) {
      String head =
          "--"
              + BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\""
              + part.name()
              + "\""
              + (part.file().isEmpty() ? "" : "; filename=\"" + part.file() + "\"")
              + "\r\nContent-Type: "
              + part.type()
              + "\r\n\r\n";
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.bytes());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return BodyPublishers.ofByteArray(body.toByteArray());
  }

  @Override
  public void close() {
    http.close();
  }
}
