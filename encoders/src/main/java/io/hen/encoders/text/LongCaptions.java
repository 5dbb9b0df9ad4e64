package io.hen.encoders.text;

import io.hen.encoders.text.CaptionTokenizer.Tokens;
import java.util.function.Consumer;

/** Says which captions are longer than a text encoder reads, and what becomes of them. */
final class LongCaptions {
  /** Code points of a caption that a warning shows. */
  private static final int SHOWN = 60;

  private final TextCard card;
  private final Consumer<String> warnings;

  LongCaptions(TextCard card, Consumer<String> warnings) {
    this.card = card;
    this.warnings = warnings;
  }

  /**
   * Warns where need be.
   *
   * @param room how many of a caption's own tokens are read at once
   * @param read how many are read in all
   */
  void check(String caption, Tokens tokens, int room, int read) {
    if (tokens.own().length <= room) {
      return;
    }
    String warning =
        "the caption \""
            + start(caption)
            + "\" has "
            + tokens.count()
            + " tokens, but "
            + card.name()
            + " reads "
            + card.maxTokens();
    if (read > room) {
      warning += ": it was read in " + (read + room - 1) / room + " pieces, and their mean counts";
    }
    if (read < tokens.own().length) {
      warning +=
          (read > room ? "; its end, from \"" : ": its end, from \"")
              + start(from(caption, tokens.starts()[read]))
              + "\" on, is left out";
    }
    warnings.accept(warning);
  }

  private static String from(String caption, int codePoint) {
    int most = caption.codePointCount(0, caption.length());
    return caption.substring(caption.offsetByCodePoints(0, Math.min(codePoint, most)));
  }

  /** The first code points, without what would break a line. */
  private static String start(String text) {
    boolean longer = text.codePointCount(0, text.length()) > SHOWN;
    String shown = longer ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) : text;
    return shown.replaceAll("\\p{Cntrl}", " ").strip() + (longer ? "…" : "");
  }
}
