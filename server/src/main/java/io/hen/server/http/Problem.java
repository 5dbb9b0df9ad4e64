package io.hen.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
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
}
