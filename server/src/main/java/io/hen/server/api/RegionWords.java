package io.hen.server.api;

import io.hen.memory.Region;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for regions of a picture, on the wire and on the command line. */
public final class RegionWords {
  private static final Pattern RECTANGLE =
      Pattern.compile("(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

  private static final List<String> WORDS =
      List.of("upper-half", "lower-half", "left-half", "right-half", "alpha", "auto", "none");

  private RegionWords() {}

  /**
   * Reads a region.
   *
   * @param words {@code upper-half}, {@code lower-half}, {@code left-half}, {@code right-half}, a
   *     rectangle {@code X,Y,WIDTH,HEIGHT} in pixels, {@code alpha}, {@code auto} or {@code none}
   * @throws IllegalArgumentException if it is none of these
   */
  public static Region parse(String words) {
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "upper-half" -> Region.upperHalf();
      case "lower-half" -> Region.lowerHalf();
      case "left-half" -> Region.leftHalf();
      case "right-half" -> Region.rightHalf();
      case "alpha" -> Region.transparent();
      case "auto" -> Region.automatic();
      case "none" -> Region.none();
      default -> rectangle(words);
    };
  }

  /**
   * The words for a region that {@link #parse} can read.
   *
   * @throws IllegalArgumentException for any other
   */
  public static String of(Region region) {
    if (region instanceof Region.Rectangle(int x, int y, int width, int height)) {
      return x + "," + y + "," + width + "," + height;
    }
    return WORDS.stream()
        .filter(words -> parse(words).equals(region))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no word for the region " + region));
  }

  private static Region rectangle(String words) {
    Matcher numbers = RECTANGLE.matcher(words.replace(" ", ""));
    if (!numbers.matches()) {
      throw new IllegalArgumentException(
          "'"
              + words
              + "' is not upper-half, lower-half, left-half, right-half, alpha, auto, none or a"
              + " rectangle X,Y,WIDTH,HEIGHT in pixels");
    }
    return Region.rectangle(
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        Integer.parseInt(numbers.group(3)),
        Integer.parseInt(numbers.group(4)));
  }
}
