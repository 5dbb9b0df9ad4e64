package io.hen.cli.output;

import io.hen.server.api.Phrases;
import java.time.Duration;
import java.util.Locale;

/** How things are put into words. */
public final class Words {
  private Words() {}

  /** {@code 1 picture}, {@code 2 pictures}. */
  public static String count(long n, String one, String many) {
    return Phrases.count(n, one, many);
  }

  /** {@code 12 ms}, {@code 3.4 s} or {@code 2 min 5 s}. */
  public static String time(Duration time) {
    if (time.toMillis() < 1000) {
      return String.format(Locale.ROOT, time.toMillis() < 10 ? "%.1f ms" : "%.0f ms", millis(time));
    }
    return time.toMinutes() < 1
        ? String.format(Locale.ROOT, "%.1f s", millis(time) / 1000)
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /** {@code 117 bytes}, {@code 3.2 MiB}. */
  public static String size(long bytes) {
    if (bytes < 1024) {
      return count(bytes, "byte", "bytes");
    }
    double scaled = bytes;
    String unit = "";
    for (String next : new String[] {"KiB", "MiB", "GiB", "TiB"}) {
      if (scaled >= 1024) {
        scaled /= 1024;
        unit = next;
      }
    }
    return String.format(Locale.ROOT, "%.1f %s", scaled, unit);
  }

  /** Milliseconds with fractions. */
  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  /** A weight, in [0,1], with as many digits as tell it from 1. */
  public static String weight(double weight) {
    return weight == 1 || weight < 0.9999
        ? String.format(Locale.ROOT, "%.4f", weight)
        : "1 - " + String.format(Locale.ROOT, "%.1e", 1 - weight);
  }

  /**
   * A stored text for one line of a terminal: control characters, with which a caption could move
   * the cursor or change colours, become spaces.
   */
  public static String line(String text) {
    return Phrases.line(text);
  }
}
