package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of a table, for people and for programs. */
final class Values {
  private static final double MIB = 1 << 20;

  private Values() {}

  /** Whether two runs of the same seed differ in it. */
  static boolean varies(Block.Format format) {
    return format == Block.Format.SECONDS || format == Block.Format.BYTES;
  }

  /** As people read it; – where there is none. */
  static String words(@Nullable Object value, Block.Format format) {
    if (!(plain(value) instanceof Object there)) {
      return Words.NONE;
    }
    if (!(there instanceof Number number)) {
      return there.toString();
    }
    double size = number.doubleValue();
    return switch (format) {
      case TEXT, COUNT -> Words.figure(size);
      case SHARE -> Words.share(size);
      case MEASURE -> measure(size);
      case SECONDS -> seconds(size);
      case BYTES -> bytes(size);
    };
  }

  /** As programs read it: a text, a finite number, or null. */
  static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }

  private static String measure(double size) {
    String shown = String.format(Locale.ROOT, "%.3f", Math.abs(size));
    boolean nothing = shown.equals("0.000");
    return size < 0 && !nothing ? "−" + shown : shown;
  }

  private static String seconds(double seconds) {
    return seconds > 0 && seconds < 0.1
        ? String.format(Locale.ROOT, seconds < 0.001 ? "%.3f ms" : "%.1f ms", 1000 * seconds)
        : Words.time(Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  private static String bytes(double bytes) {
    double mib = bytes / MIB;
    String format = mib >= 100 || mib == 0 ? "%,.0f MiB" : mib >= 0.1 ? "%.1f MiB" : "%.4f MiB";
    return String.format(Locale.ROOT, format, mib);
  }
}
