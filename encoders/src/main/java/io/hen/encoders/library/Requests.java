package io.hen.encoders.library;

import io.hen.memory.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Asks servers for files, and follows their redirects where that is safe. */
final class Requests {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> WANTED = Set.of(200, 206, 416);

  /** Failures that may pass: too slow, too early, too many requests, and those of the server. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final HttpClient client;
  private final FetchOptions options;

  /**
   * Asks by a client.
   *
   * @param client which follows no redirects by itself
   */
  Requests(HttpClient client, FetchOptions options) {
    this.client = client;
    this.options = options;
  }

  /** A client as it is needed here. */
  static HttpClient client(FetchOptions options) {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(options.connect())
        .build();
  }

  /**
   * Asks for a file, or for the rest of it.
   *
   * @param from the first byte wanted
   * @param version of the file that the rest is wanted of; if the server has another, it gives all
   * @return an answer of status 200, 206 or 416
   * @throws TransferException if it may help to ask again later
   * @throws ModelException {@code model.fetch} or {@code model.address} if not
   */
  HttpResponse<InputStream> get(URI url, long from, Optional<String> version) throws IOException {
    URI at = Addresses.checked(url, options.allowHttp());
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<InputStream> answer = send(request(at, from, version));
      if (WANTED.contains(answer.statusCode())) {
        return answer;
      }
      answer.body().close();
      if (!REDIRECTS.contains(answer.statusCode())) {
        throw refused(at, answer);
      }
      String location = answer.headers().firstValue("Location").orElse("");
      at = Addresses.redirected(at, location, options.allowHttp());
    }
    throw new ModelException(
        "model.fetch",
        url + " redirects more than " + MOST_REDIRECTS + " times",
        "Take the file by hand and see docs/models.md.");
  }

  /**
   * Refuses a web page where a file was wanted, as servers give it to those who should log in.
   *
   * @throws ModelException {@code model.fetch}
   */
  static void refusePage(HttpResponse<InputStream> answer, String file) {
    String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String coding = answer.headers().firstValue("Content-Encoding").orElse("identity");
    if (type.startsWith("text/html") || !coding.equalsIgnoreCase("identity")) {
      throw new ModelException(
          "model.fetch",
          answer.uri() + " gives " + type + " (" + coding + ") and not the file " + file,
          "Open the address in a browser to see what it wants.");
    }
  }

  private HttpRequest request(URI url, long from, Optional<String> version) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).timeout(options.connect()).header("User-Agent", "hen");
    if (from > 0 && version.isPresent()) {
      request.header("Range", "bytes=" + from + "-").header("If-Range", version.get());
    }
    return request.build();
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while asking " + request.uri());
    }
  }

  private static IOException refused(URI url, HttpResponse<InputStream> answer) {
    int status = answer.statusCode();
    if (PASSING.contains(status)) {
      return new TransferException("the server answered " + status, retryAfter(answer));
    }
    throw new ModelException(
        "model.fetch",
        url + " cannot be fetched: the server answered " + status + meaning(status),
        "Check the address in the card; the authors may have moved the file.");
  }

  private static String meaning(int status) {
    return switch (status) {
      case 401, 403 -> " (not allowed)";
      case 404, 410 -> " (no such file)";
      default -> "";
    };
  }

  /** In seconds; the other form of the header, a date, is not worth its parser. */
  private static Optional<Duration> retryAfter(HttpResponse<InputStream> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }
}
