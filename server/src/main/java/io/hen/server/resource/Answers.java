package io.hen.server.resource;

import io.hen.server.http.Json;
import io.hen.server.http.Requests;
import io.javalin.http.Context;

/** How answers are given. */
final class Answers {
  private Answers() {}

  /** An answer in JSON, which changes with the memory and so is kept nowhere. */
  static void json(Context context, Object value) {
    context
        .header("Cache-Control", "no-store")
        .contentType(Requests.JSON)
        .result(Json.MAPPER.writeValueAsBytes(value));
  }

  /**
   * Whether the client has the answer already; then it is told so. Answers with a tag are kept by
   * the client alone and asked after each time: another memory may be served here tomorrow.
   *
   * @param tag changes whenever the answer does; letters, digits and hyphens
   */
  static boolean known(Context context, String tag) {
    String quoted = "\"" + tag + "\"";
    context.header("ETag", quoted).header("Cache-Control", "private, no-cache");
    String held = context.header("If-None-Match");
    if (held == null) {
      return false;
    }
    for (String one : held.split(",")) {
      String plain = one.strip();
      if (plain.equals("*") || plain.equals(quoted) || plain.equals("W/" + quoted)) {
        context.status(304);
        return true;
      }
    }
    return false;
  }
}
