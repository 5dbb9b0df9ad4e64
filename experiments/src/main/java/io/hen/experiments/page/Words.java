package io.hen.experiments.page;

import io.hen.core.bank.Similarity;
import java.time.Duration;
import java.util.Locale;

/** Numbers and names as people read them. */
public final class Words {
  /** What stands where there is no number. */
  public static final String NONE = "–";

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Words() {}

  /** A share in percent that never claims all or none where it is not so. */
  public static String percent(int part, int whole) {
    if (whole == 0) {
      return NONE;
    }
    if (part == 0 || part == whole) {
      return part == 0 ? "0 %" : "100 %";
    }
    return between(100.0 * part / whole);
  }

  /** A share in [0,1] in percent, likewise; – where it is no number. */
  public static String share(double share) {
    if (!Double.isFinite(share)) {
      return NONE;
    }
    if (share == 0 || share == 1) {
      return share == 0 ? "0 %" : "100 %";
    }
    return share > 0 && share < 1
        ? between(100 * share)
        : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** More than 0 % and less than 100 %. */
  private static String between(double percent) {
    if (percent < 0.01 || percent > 99.99) {
      return percent < 0.01 ? "< 0.01 %" : "> 99.99 %";
    }
    boolean nearAnEnd = percent < 0.5 || percent > 99.5;
    // Downwards, so that 99.996 is not 100.
    double shown = percent > 99.5 ? Math.floor(percent * 100 + 1e-9) / 100 : percent;
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

  /**
   * A measured number with about three digits after the point, as in the paper; with more where
   * they are needed to tell it from 0 or from a whole number that it is not; – where it is none.
   */
  public static String figure(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    String sign = value < 0 ? "−" : "";
    if (size == Math.rint(size) && size < 1e9) {
      return sign + count((long) size);
    }
    if (size < 1e-4 || size >= 1e9) {
      String[] parts = String.format(Locale.ROOT, "%.1e", size).split("e", 2);
      return sign + parts[0] + "·10" + superscript(Integer.parseInt(parts[1]));
    }
    if (size >= 1000) {
      return sign + String.format(Locale.ROOT, "%,.1f", size);
    }
    int digits = size < 0.01 ? 5 : 3;
    String shown = String.format(Locale.ROOT, "%." + digits + "f", size);
    while (Double.parseDouble(shown) == Math.rint(size) && digits < 12) {
      shown = String.format(Locale.ROOT, "%." + ++digits + "f", size);
    }
    while (digits > 3 && shown.endsWith("0")) {
      shown = shown.substring(0, shown.length() - 1);
      digits--;
    }
    return sign + shown;
  }

  /**
   * A factor times a power of ten, as it stands on an axis: 0.01, 20, 5,000, 2·10⁶.
   *
   * @param factor in [1,9]
   * @param power of ten
   */
  public static String magnitude(int factor, int power) {
    if (power >= -3 && power < 0) {
      return String.format(Locale.ROOT, "%." + -power + "f", factor * Math.pow(10, power));
    }
    if (power >= 0 && power <= 5) {
      return count(factor * (long) Math.pow(10, power));
    }
    return (factor == 1 ? "" : factor + "·") + "10" + superscript(power);
  }

  private static String superscript(int power) {
    StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  /**
   * A text on one line, without control characters, its end cut off with … where it is too long.
   *
   * @param longest in characters, ≥ 1
   */
  public static String line(String text, int longest) {
    String line = text.replaceAll("[\\s\\p{Cntrl}\\x{FFFE}\\x{FFFF}]+", " ").strip();
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
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
