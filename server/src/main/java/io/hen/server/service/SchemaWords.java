package io.hen.server.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A JSON schema in few words, as HTML: {@code list of Item, at most 16}. */
final class SchemaWords {
  private static final List<String> BOUNDS =
      List.of(
          "minimum:at least ",
          "exclusiveMinimum:more than ",
          "maximum:at most ",
          "minItems:at least ",
          "maxItems:at most ",
          "maxLength:at most ",
          "default:default ");

  private SchemaWords() {}

  /** What a value may be. */
  static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = name(schema);
      return "<a href=\"#schema-" + Html.id(name) + "\">" + Html.escape(name) + "</a>";
    }
    if (schema.has("const")) {
      return value(schema.get("const"));
    }
    if (schema.has("enum")) {
      return all(schema.get("enum")).map(SchemaWords::value).collect(Collectors.joining(", "));
    }
    if (schema.has("anyOf")) {
      return all(schema.get("anyOf")).map(SchemaWords::type).collect(Collectors.joining(" or "));
    }
    JsonNode type = schema.path("type");
    String word =
        type.isArray()
            ? all(type).map(JsonNode::asString).collect(Collectors.joining(" or "))
            : type.asString("anything");
    return switch (word) {
      case "array" -> "list of " + type(schema.path("items"));
      case "object" -> object(schema);
      case "string" -> text(schema);
      default -> Html.escape(word.replace("string", "text"));
    };
  }

  /** Bounds and defaults, in words; empty if there are none. */
  static String bounds(JsonNode schema) {
    List<String> words = new ArrayList<>();
    for (String bound : BOUNDS) {
      int colon = bound.indexOf(':');
      JsonNode value = schema.path(bound.substring(0, colon));
      if (!value.isMissingNode()) {
        words.add(bound.substring(colon + 1) + value(value));
      }
    }
    return String.join(", ", words);
  }

  private static String object(JsonNode schema) {
    JsonNode more = schema.path("additionalProperties");
    if (!schema.has("properties")) {
      return more.isObject() ? "object of " + type(more) + " by name" : "object";
    }
    return schema
        .get("properties")
        .propertyStream()
        .map(field -> "<code>" + Html.escape(field.getKey()) + "</code>: " + type(field.getValue()))
        .collect(Collectors.joining(", ", "object with ", ""));
  }

  private static String text(JsonNode schema) {
    if (schema.path("contentEncoding").asString("").equals("base64")) {
      return "text in base64";
    }
    String format = schema.path("format").asString("");
    return format.isEmpty()
        ? "text"
        : format.equals("binary") ? "file" : "text, " + Html.escape(format);
  }

  private static String name(JsonNode schema) {
    String reference = schema.get("$ref").asString();
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static String value(JsonNode value) {
    return "<code>" + Html.escape(value.asString()) + "</code>";
  }

  private static java.util.stream.Stream<JsonNode> all(JsonNode array) {
    return array.valueStream();
  }
}
