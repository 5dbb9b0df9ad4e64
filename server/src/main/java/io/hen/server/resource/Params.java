package io.hen.server.resource;

import io.hen.memory.ItemId;
import io.hen.server.http.ProblemException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what stands in the address of a request. */
final class Params {
  private static final int LONGEST_QUOTE = 40;

  private Params() {}

  /** Refuses parameters that the route does not know, so that none is passed over by mistake. */
  static void only(Context context, String... known) {
    for (String name : context.queryParamMap().keySet()) {
      if (!Set.of(known).contains(name)) {
        throw refused(
            "there is no parameter " + quote(name),
            known.length == 0
                ? "leave it out"
                : "leave it out; known here are " + String.join(", ", known));
      }
    }
  }

  /** The item that the path names. */
  static ItemId id(Context context) {
    return id(context.pathParam("id"));
  }

  /** The item of a number. */
  static ItemId id(String text) {
    return number("id", text, 1, Long.MAX_VALUE).map(ItemId::new).orElseThrow();
  }

  /** A parameter that is at most once there. */
  static Optional<String> text(Context context, String name, int longest) {
    List<String> values = context.queryParams(name);
    if (values.size() > 1) {
      throw refused(name + " is there " + values.size() + " times", "give it once");
    }
    if (!values.isEmpty() && values.getFirst().length() > longest) {
      throw refused(
          name + " has " + values.getFirst().length() + " characters",
          "give at most " + longest + " characters");
    }
    return values.stream().findFirst();
  }

  /** A whole number, if it is there. */
  static Optional<Long> number(Context context, String name, long least, long most) {
    return text(context, name, Integer.MAX_VALUE)
        .flatMap(value -> number(name, value, least, most));
  }

  private static Optional<Long> number(String name, String text, long least, long most) {
    try {
      if (text.matches("[0-9]{1,19}")) {
        long number = Long.parseLong(text);
        if (number >= least && number <= most) {
          return Optional.of(number);
        }
      }
    } catch (NumberFormatException e) {
      // Beyond what a long can hold, and so beyond the most.
    }
    throw refused(
        name
            + " must be a whole number "
            + (most == Long.MAX_VALUE ? "from " + least + " on" : "in " + least + ".." + most)
            + ", not "
            + quote(text),
        "correct it");
  }

  static ProblemException refused(String detail, String remedy) {
    return new ProblemException(400, "request.parameter", detail, remedy);
  }

  static ProblemException unknown(ItemId id) {
    return new ProblemException(
        404, "item.unknown", "there is no item " + id, "GET /v1/items lists those that there are");
  }

  private static String quote(String text) {
    String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
