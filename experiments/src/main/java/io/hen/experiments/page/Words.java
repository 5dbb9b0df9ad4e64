package io.hen.experiments.page;

import io.hen.core.bank.Similarity;
import java.time.Duration;
import java.util.Locale;

/** Numbers and names as people read them. */
public final class Words {
  private Words() {}

  /** A share in percent that never claims all or none where it is not so. */
  public static String percent(int part, int whole) {
    if (whole == 0) {
      return "–";
    }
    if (part == 0 || part == whole) {
      return part == 0 ? "0 %" : "100 %";
    }
    double percent = 100.0 * part / whole;
    if (percent < 0.01 || percent > 99.99) {
      return percent < 0.01 ? "< 0.01 %" : "> 99.99 %";
    }
    boolean nearAnEnd = percent < 0.5 || percent > 99.5;
    // Downwards, so that 99.996 is not 100.
    double shown = percent > 99.5 ? Math.floor(percent * 100) / 100 : percent;
    return String.format(Locale.ROOT, nearAnEnd ? "%.2f %%" : "%.1f %%", shown);
  }

  /** A number with a comma between thousands. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Seconds or minutes. */
  public static String time(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (seconds >= 120) {
      return String.format(Locale.ROOT, "%d min %02d s", (long) seconds / 60, (long) seconds % 60);
    }
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** A number without needless digits. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** The similarity's name. */
  public static String similarity(Similarity similarity) {
    return switch (similarity) {
      case DOT -> "dot";
      case L2 -> "L2";
      case COSINE -> "cosine";
    };
  }

  /** An enum's name in lower case. */
  public static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A share in [0,1] in percent, with the bounds of its interval. */
  public static String interval(double low, double high) {
    return String.format(Locale.ROOT, "%.2f–%.2f %%", 100 * low, 100 * high);
  }
}
