package io.hen.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;

/** Reads what requests have in common. */
public final class Requests {
  /** The media type of bodies and answers. */
  public static final String JSON = "application/json";

  /** The media type of bodies with files. */
  public static final String MULTIPART = "multipart/form-data";

  private Requests() {}

  /**
   * The body as a record.
   *
   * @throws ProblemException 415 if it is no JSON by its media type
   */
  public static <T> T json(Context context, Class<T> type) throws IOException {
    if (!JSON.equals(mediaType(context.contentType()))) {
      throw new ProblemException(Problems.ofStatus(415, null));
    }
    @Nullable T body = Json.MAPPER.readValue(context.bodyInputStream(), type);
    if (body == null) {
      throw new ProblemException(
          400, "request.json", "the body is null", "send an object as /openapi.yaml describes it");
    }
    return body;
  }

  /** Whether the answer is wanted as server-sent events rather than as JSON. */
  public static boolean wantsEvents(Context context) {
    return best(context, JSON, EventStream.MEDIA_TYPE).equals(EventStream.MEDIA_TYPE);
  }

  /**
   * What is offered first of what the client likes best.
   *
   * @throws ProblemException 406 if it accepts nothing of it
   */
  public static String best(Context context, String... offered) {
    String accept = context.header(HttpHeader.ACCEPT.asString());
    if (accept == null || accept.isBlank()) {
      return offered[0];
    }
    QuotedQualityCSV wanted = new QuotedQualityCSV(QuotedQualityCSV.MOST_SPECIFIC_MIME_ORDERING);
    wanted.addValue(accept);
    for (String range : wanted.getValues()) {
      for (String type : offered) {
        if (fits(mediaType(range), type)) {
          return type;
        }
      }
    }
    throw new ProblemException(Problems.ofStatus(406, null));
  }

  /** Without parameters, in small letters; empty for none. */
  public static String mediaType(@Nullable String value) {
    return value == null ? "" : value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean fits(String range, String type) {
    return range.equals("*/*")
        || range.equals(type)
        || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)));
  }

  /** Refuses what no route of the API reads or answers with, before any of it is read. */
  static void check(Context context) {
    String route = Routes.of(context);
    if (!route.startsWith("/v1/")) {
      return;
    }
    boolean file = List.of("original", "thumbnail", "decoded").stream().anyMatch(route::endsWith);
    if (!file) {
      best(context, JSON, EventStream.MEDIA_TYPE);
    }
    String type = mediaType(context.contentType());
    boolean body = context.req().getContentLengthLong() != 0;
    if (body && !type.isEmpty() && !type.equals(JSON) && !type.equals(MULTIPART)) {
      throw new ProblemException(Problems.ofStatus(415, null));
    }
  }
}
