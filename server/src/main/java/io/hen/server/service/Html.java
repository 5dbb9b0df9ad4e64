package io.hen.server.service;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text as HTML. */
final class Html {
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  private Html() {}

  /** Text in which nothing is markup. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A line of text in which {@code `this`} is code. */
  static String line(String text) {
    Matcher code = CODE.matcher(escape(text.strip()));
    return code.replaceAll(
        match -> Matcher.quoteReplacement("<code>" + match.group(1) + "</code>"));
  }

  /** Paragraphs, parted by empty lines. */
  static String paragraphs(String text) {
    return Arrays.stream(text.strip().split("\\n\\s*\\n"))
        .filter(part -> !part.isBlank())
        .map(part -> "<p>" + line(part) + "</p>\n")
        .collect(Collectors.joining());
  }

  /** An identifier for a fragment. */
  static String id(String text) {
    return text.replaceAll("[^A-Za-z0-9]+", "-");
  }
}
