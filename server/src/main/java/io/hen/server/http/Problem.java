package io.hen.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457) with two members more.
 *
 * @param type {@code about:blank}; the code says more
 * @param title the status in words
 * @param status of the response
 * @param detail what is wrong, naming the input
 * @param instance the path of the request
 * @param code stable, for programs, for example {@code input.picture-unreadable}
 * @param remedy what to do, one sentence
 * @param remembered how many items of the request stay stored all the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    String remedy,
    @Nullable Integer remembered) {

  /** The media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem of no request yet. */
  public static Problem of(int status, String code, String detail, String remedy) {
    return new Problem(
        "about:blank", HttpStatus.getMessage(status), status, detail, null, code, remedy, null);
  }

  /** This problem of a request for a path, which is empty if it is not known. */
  public Problem at(String path) {
    String known = path.isEmpty() ? null : path;
    return new Problem(type, title, status, detail, known, code, remedy, remembered);
  }

  /** This problem of a request of which some items stay stored. */
  public Problem withRemembered(int items) {
    return new Problem(type, title, status, detail, instance, code, remedy, items);
  }

  /** Whether the same request may do better a little later. */
  boolean passes() {
    return status == HttpStatus.TOO_MANY_REQUESTS_429
        || status == HttpStatus.SERVICE_UNAVAILABLE_503;
  }
}
