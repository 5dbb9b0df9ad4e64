package io.hen.experiments.reproduce;

import java.util.Locale;

/** What stands for the picture where a caption alone is the cue. */
enum MissingPicture {
  /** Zeros, as in the paper, which count as seen. */
  ZEROS("zeros"),
  /** Nothing: absent is not zero. */
  LEFT_OUT("left out");

  private final String words;

  MissingPicture(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Reads {@code zeros} or {@code left-out}. */
  static MissingPicture parse(String words) {
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "zeros" -> ZEROS;
      case "left-out" -> LEFT_OUT;
      default ->
          throw new IllegalArgumentException("missing must be zeros or left-out, not " + words);
    };
  }
}
