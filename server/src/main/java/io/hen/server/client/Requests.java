package io.hen.server.client;

import io.hen.server.api.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Sends requests, waits for their answers, and comes again to a server that is busy. */
final class Requests implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int TOO_BUSY = 429;
  private static final int MOST_TRIES = 20;
  private static final long LONGEST_PAUSE_SECONDS = 10;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI server;
  private final Optional<String> token;

  Requests(URI server, Optional<String> token) {
    this.server = server;
    this.token = token;
  }

  URI server() {
    return server;
  }

  /** A request of a path, which begins with a slash. */
  HttpRequest.Builder to(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }

  /** The answer as a record. */
  <T> T json(HttpRequest request, Class<T> type) {
    return Wire.MAPPER.readValue(bytes(request), type);
  }

  /** The answer as it comes. */
  byte[] bytes(HttpRequest request) {
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throw Failures.of(server, response.statusCode(), response.body());
    }
    return response.body();
  }

  /** The answer as it is being made; the caller closes it. */
  InputStream stream(HttpRequest request) {
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() >= 300) {
      try (InputStream body = response.body()) {
        throw Failures.of(server, response.statusCode(), body.readAllBytes());
      } catch (IOException e) {
        throw Failures.of(server, e);
      }
    }
    return response.body();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      for (int tries = 1; ; tries++) {
        HttpResponse<T> response = http.send(request, handler);
        if (response.statusCode() != TOO_BUSY || tries == MOST_TRIES) {
          return response;
        }
        if (response.body() instanceof InputStream unread) {
          unread.close();
        }
        Thread.sleep(pause(response));
      }
    } catch (IOException e) {
      throw Failures.of(server, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for " + server);
    }
  }

  private static Duration pause(HttpResponse<?> busy) {
    long seconds = busy.headers().firstValueAsLong("Retry-After").orElse(1);
    return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE_SECONDS));
  }

  @Override
  public void close() {
    http.close();
  }
}
