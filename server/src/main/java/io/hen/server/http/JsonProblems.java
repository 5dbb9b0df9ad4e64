package io.hen.server.http;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Says in words what is wrong with JSON, and where: by the path of the field, or line and column.
 */
final class JsonProblems {
  private static final int LONGEST_QUOTE = 60;

  private JsonProblems() {}

  static Problem of(JacksonException failure) {
    String path = path(failure.getPath());
    String where = path.isEmpty() ? "the body" : path;
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          field(
              "there is no field " + where,
              "leave it out; known here are " + names(unknown.getKnownPropertyIds()));
      case InvalidFormatException format when format.getTargetType().isEnum() ->
          field(
              where + " cannot be " + quote(format.getValue()),
              "give one of " + choices(format.getTargetType()));
      case InvalidFormatException format ->
          field(
              where
                  + " cannot be "
                  + quote(format.getValue())
                  + ": "
                  + wanted(format.getTargetType())
                  + " is wanted",
              "correct that field");
      case InvalidNullException missing ->
          field(where + " is null or holds a null", "leave it out or give it a value");
      case ValueInstantiationException refused
          when refused.getCause() instanceof RuntimeException e ->
          field(where + ": " + e.getMessage(), "correct that field");
      case InputCoercionException range when !path.isEmpty() ->
          field(where + ": " + first(range.getOriginalMessage()), "correct that field");
      case MismatchedInputException mismatch -> mismatch(mismatch, where);
      case StreamConstraintsException constraint ->
          json(constraint, first(constraint.getOriginalMessage()), "send a simpler document");
      case StreamReadException syntax ->
          json(syntax, first(syntax.getOriginalMessage()), "send well-formed JSON in UTF-8");
      default ->
          json(
              failure,
              first(failure.getOriginalMessage()),
              "send JSON as /openapi.yaml describes it");
    };
  }

  private static Problem mismatch(MismatchedInputException failure, String where) {
    JsonToken token = failure.getCurrentToken();
    String wanted =
        failure.getTargetType() == null ? "something else" : wanted(failure.getTargetType());
    if (failure.getPath().isEmpty() && token == null) {
      return json(failure, "the body is empty", "send JSON as /openapi.yaml describes it");
    }
    return field(
        where
            + " has the wrong type: "
            + wanted
            + " is wanted"
            + (token == null ? "" : ", not " + words(token)),
        "correct that field; /openapi.yaml describes it");
  }

  private static Problem field(String detail, String remedy) {
    return Problem.of(400, "request.field", detail, remedy);
  }

  private static Problem json(JacksonException failure, String detail, String remedy) {
    TokenStreamLocation place = failure.getLocation();
    String at =
        place == null || place.getLineNr() < 1
            ? ""
            : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    return Problem.of(400, "request.json", "the JSON cannot be read: " + detail + at, remedy);
  }

  /** As a program would write it: {@code items[3].captions[0]}. */
  private static String path(List<JacksonException.Reference> steps) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : steps) {
      if (step.getPropertyName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(cut(step.getPropertyName()));
      } else if (step.getIndex() >= 0) {
        path.append('[').append(step.getIndex()).append(']');
      }
    }
    return path.toString();
  }

  private static String wanted(Class<?> type) {
    if (type == String.class || type.isEnum()) {
      return "a text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "an integer";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == byte[].class) {
      return "a text in base64";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String words(JsonToken token) {
    return switch (token) {
      case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
      case START_ARRAY, END_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "an integer";
      case VALUE_NUMBER_FLOAT -> "a fraction";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "that";
    };
  }

  private static String choices(Class<?> type) {
    return List.of(type.getEnumConstants()).stream()
        .map(value -> Json.MAPPER.convertValue(value, String.class))
        .collect(Collectors.joining(", "));
  }

  private static String names(@Nullable Collection<?> known) {
    return known == null
        ? "none"
        : known.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String quote(@Nullable Object value) {
    return "'" + cut(String.valueOf(value)) + "'";
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  /** The first line, which says it; the others name classes of the parser. */
  private static String first(@Nullable String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.length() <= 300 ? line : line.substring(0, 300) + "…";
  }
}
