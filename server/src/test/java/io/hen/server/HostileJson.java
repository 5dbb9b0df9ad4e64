package io.hen.server;

import static io.hen.server.Hostile.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON of wrong types, beyond its bounds, malformed, or too much. */
final class HostileJson {
  private static final String RECALL = "/v1/recall";
  private static final String ITEMS = "/v1/items";
  private static final String PICTURE = Base64.getEncoder().encodeToString(PictureFiles.png(16, 1));

  /** Values that a field must not have. */
  private static final Map<String, List<String>> WRONG =
      Map.ofEntries(
          Map.entry("picture", List.of("5", "{}", "[]", "true", "\"*\"", "\"\"", "\"aGVsbG8=\"")),
          Map.entry("mask", List.of("5", "{}", "[]", "\"*\"", "\"aGVsbG8=\"")),
          Map.entry(
              "item",
              List.of("\"1\"", "1.5", "{}", "0", "-1", "999999", "1e30", "9223372036854775808")),
          Map.entry(
              "hidden",
              List.of(
                  "\"lower-half\"",
                  "5",
                  "{}",
                  "[5]",
                  "[null]",
                  "[[]]",
                  "[\"nonsense\"]",
                  "[\"0,0,-1,5\"]",
                  "[\"a,b,c,d\"]",
                  "[\"99999999999,0,1,1\"]",
                  "[\"NaN,0,1,1\"]",
                  "[\"\"]")),
          Map.entry("caption", List.of("5", "{}", "[]", "true", "\"\\u0000\"", "\"\\ud800\"")),
          Map.entry(
              "weights",
              List.of(
                  "5",
                  "[]",
                  "\"1\"",
                  "{\"picture\": -1, \"caption\": 1}",
                  "{\"picture\": 0, \"caption\": 0}",
                  "{\"picture\": \"1\", \"caption\": 1}",
                  "{\"picture\": 1, \"caption\": 1, \"x\": 1}",
                  "{}")),
          Map.entry("missing", List.of("5", "\"nonsense\"", "[]")),
          Map.entry("similarity", List.of("5", "\"nonsense\"", "\"\"", "{}")),
          Map.entry("beta", List.of("0", "-1", "\"x\"", "\"1\"", "[]", "true", "1e999", "NaN")),
          Map.entry(
              "steps", List.of("0", "-1", "10001", "1.5", "\"1\"", "1e10", "{}", "99999999999")),
          Map.entry(
              "damping",
              List.of(
                  "0",
                  "-1",
                  "1.1",
                  "\"1\"",
                  "NaN",
                  "Infinity",
                  "-Infinity",
                  "01",
                  "+1",
                  ".5",
                  "1.",
                  "0x10",
                  "1e999")),
          Map.entry("clamped", List.of("1", "\"true\"", "[]")),
          Map.entry("strangerError", List.of("-0.1", "0.6", "\"0\"", "[]")),
          Map.entry("decoded", List.of("1", "\"false\"", "{}")));

  private HostileJson() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    WRONG.forEach(
        (field, values) -> values.forEach(value -> all.add(json(RECALL, recall(field, value)))));
    all.addAll(documents());
    all.addAll(bytes());
    all.addAll(items());
    all.addAll(others());
    return all;
  }

  private static String recall(String field, String value) {
    String base =
        field.equals("picture") || field.equals("item") ? "" : "\"picture\": \"" + PICTURE + "\", ";
    return "{" + base + "\"" + field + "\": " + value + "}";
  }

  private static List<Hostile> documents() {
    List<String> documents =
        List.of(
            "",
            " ",
            "{",
            "}",
            "{}",
            "[]",
            "null",
            "5",
            "\"text\"",
            "true",
            "{\"caption\"}",
            "{\"caption\": }",
            "{\"caption\": \"a\",}",
            "{\"caption\": \"a\"} {}",
            "{\"caption\": \"a\"} x",
            "{caption: \"a\"}",
            "{'caption': 'a'}",
            "{\"caption\": \"a\" /* why */}",
            "{\"caption\": \"a\nb\"}",
            "{\"caption\": \"\\x\"}",
            "{\"caption\": \"a\", \"caption\": \"b\"}",
            "{\"capition\": \"a\"}",
            "{\"caption\": \"a\", \"__proto__\": {}}",
            "{\"\": 1}",
            "{\"picture\": \"" + PICTURE + "\", \"item\": 1}",
            "{\"hidden\": [\"lower-half\"]}",
            "{\"picture\": \""
                + PICTURE
                + "\", \"hidden\": ["
                + "\"none\",".repeat(70)
                + "\"none\"]}",
            "{\"caption\": \"" + "x".repeat(1_000_000) + "\"}",
            "{\"" + "x".repeat(100_000) + "\": 1}",
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000),
            "{\"caption\": " + "[".repeat(1000) + "]".repeat(1000) + "}",
            "{\"steps\": " + "9".repeat(100_000) + "}",
            "{\"damping\": 0." + "1".repeat(100_000) + "}",
            "{\"damping\": 1e" + "9".repeat(50) + "}");
    return documents.stream().map(document -> json(RECALL, document)).toList();
  }

  private static List<Hostile> bytes() {
    Map<String, int[]> wrong =
        Map.of(
            "0xFF", new int[] {0xFF},
            "a byte alone", new int[] {0x80},
            "overlong", new int[] {0xC0, 0x80},
            "cut off", new int[] {0xE2, 0x82},
            "beyond Unicode", new int[] {0xF5, 0x80, 0x80, 0x80},
            "NUL", new int[] {0},
            "escape", new int[] {0x1B});
    List<Hostile> all = new ArrayList<>();
    wrong.forEach((name, values) -> {
      ByteArrayOutputStream document = new ByteArrayOutputStream();
      document.writeBytes("{\"caption\": \"a".getBytes(StandardCharsets.UTF_8));
      IntStream.of(values).forEach(document::write);
      document.writeBytes("b\"}".getBytes(StandardCharsets.UTF_8));
      all.add(json("a caption with " + name, RECALL, document.toByteArray()));
    });
    byte[] random = new byte[1000];
    new java.util.Random(7).nextBytes(random);
    all.add(json("random bytes", RECALL, random));
    all.add(json("zeros", RECALL, new byte[1000]));
    return all;
  }

  private static List<Hostile> items() {
    String good = "{\"picture\": \"" + PICTURE + "\"}";
    List<String> documents =
        List.of(
            "{}",
            "{\"items\": null}",
            "{\"items\": []}",
            "{\"items\": {}}",
            "{\"items\": [null]}",
            "{\"items\": [5]}",
            "{\"items\": [{}]}",
            "{\"items\": [{\"picture\": null}]}",
            "{\"items\": [{\"picture\": \"\"}]}",
            "{\"items\": [{\"picture\": \"aGVsbG8=\"}]}",
            "{\"items\": [" + good + ", {\"picture\": \"aGVsbG8=\"}]}",
            "{\"items\": [" + good + ", {}]}",
            "{\"items\": [" + good + "], \"onCollision\": \"nonsense\"}",
            "{\"items\": [" + good + "], \"onCollision\": 1}",
            "{\"items\": [" + good + "], \"id\": 1}",
            "{\"items\": [" + good.repeat(1) + (", " + good).repeat(256) + "]}",
            item("\"id\": 1"),
            item("\"captions\": \"a\""),
            item("\"captions\": [5]"),
            item("\"captions\": [null]"),
            item("\"captions\": [\"a\\u0000b\"]"),
            item("\"captions\": [\"a\\udc00b\"]"),
            item("\"captions\": [\"" + "x".repeat(10_001) + "\"]"),
            item("\"captions\": [" + "\"a\",".repeat(100) + "\"a\"]"),
            item("\"metadata\": []"),
            item("\"metadata\": {\"a\": 1}"),
            item("\"metadata\": {\"a\": null}"),
            item("\"metadata\": {\"a\": {\"b\": \"c\"}}"),
            item("\"metadata\": {\"a\": \"\\u0000\"}"),
            item("\"metadata\": {\"a\": \"" + "x".repeat(1_000_000) + "\"}"),
            item("\"metadata\": {" + many(101) + "}"));
    return documents.stream().map(document -> json(ITEMS, document)).toList();
  }

  private static String item(String field) {
    return "{\"items\": [{\"picture\": \"" + PICTURE + "\", " + field + "}]}";
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(k -> "\"k" + k + "\": \"v\"")
        .collect(Collectors.joining(","));
  }

  private static List<Hostile> others() {
    return List.of(
        json("/v1/recall/batch", "{}"),
        json("/v1/recall/batch", "{\"recalls\": []}"),
        json("/v1/recall/batch", "{\"recalls\": {}}"),
        json("/v1/recall/batch", "{\"recalls\": [null]}"),
        json("/v1/recall/batch", "{\"recalls\": [{\"captoin\": 1}]}"),
        json("/v1/recall/batch", "{\"recalls\": [" + "{},".repeat(256) + "{}]}"),
        json("/v1/inspect", "[]"),
        json("/v1/inspect", "{\"similarity\": \"nonsense\"}"),
        json("/v1/inspect", "{\"worst\": -1}"),
        json("/v1/inspect", "{\"worst\": 1001}"),
        json("/v1/inspect", "{\"sample\": 0}"),
        json("/v1/inspect", "{\"sample\": \"all\"}"),
        json("/v1/inspect", "{\"weights\": {\"picture\": -1, \"caption\": 1}}"),
        json("/v1/inspect", "{\"unknown\": 1}"),
        json("/v1/session", "{}"),
        json("/v1/session", "{\"token\": 5}"),
        json("/v1/session", "{\"token\": \"a\", \"more\": 1}"),
        json("/v1/session", "x"));
  }
}
