package io.hen.server.resource;

import io.hen.memory.InputException;
import io.hen.server.http.ServerLimits;
import java.nio.charset.StandardCharsets;

/** Checks texts that clients give. */
final class Texts {
  private Texts() {}

  /**
   * A text as it came.
   *
   * @param name what messages call it
   * @throws InputException {@code input.text-too-long}, or {@code input.text} if it holds what no
   *     database can keep
   */
  static String checked(String text, String name, ServerLimits limits) {
    if (text.length() > limits.captionLength()) {
      throw new InputException(
          "input.text-too-long",
          name + " has " + text.length() + " characters; the limit is " + limits.captionLength(),
          "shorten it");
    }
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InputException(
          "input.text",
          name + " holds a character that is none: NUL, or half of a surrogate pair",
          "send text in UTF-8");
    }
    return text;
  }
}
