package io.hen.server.api;

import java.util.Locale;

/** How what is found is put into words, by the service and by the command line. */
public final class Phrases {
  private Phrases() {}

  /** {@code 1 picture}, {@code 2 pictures}. */
  public static String count(long n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  /**
   * A stored text in one line: control characters, with which a caption could move a terminal's
   * cursor or change its colours, become spaces.
   */
  public static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** A number with three digits that matter. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
