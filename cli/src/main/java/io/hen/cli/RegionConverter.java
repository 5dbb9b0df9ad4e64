package io.hen.cli;

import io.hen.encoders.PictureLimits;
import io.hen.experiments.input.PictureFile;
import io.hen.memory.Region;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --hidden}. */
final class RegionConverter implements ITypeConverter<Region> {
  private static final Pattern RECTANGLE =
      Pattern.compile("(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

  private static final String MASK = "mask:";

  @Override
  public Region convert(String value) {
    if (value.regionMatches(true, 0, MASK, 0, MASK.length())) {
      Path file = Path.of(value.substring(MASK.length()));
      return Region.mask(PictureFile.read(file, PictureLimits.defaults().maxBytes()));
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "upper-half" -> Region.upperHalf();
      case "lower-half" -> Region.lowerHalf();
      case "left-half" -> Region.leftHalf();
      case "right-half" -> Region.rightHalf();
      case "alpha" -> Region.transparent();
      case "auto" -> Region.automatic();
      case "none" -> Region.none();
      default -> rectangle(value);
    };
  }

  private static Region rectangle(String value) {
    Matcher numbers = RECTANGLE.matcher(value.replace(" ", ""));
    if (!numbers.matches()) {
      throw new TypeConversionException(
          "'"
              + value
              + "' is not upper-half, lower-half, left-half, right-half, alpha, auto, none,"
              + " mask:FILE or a rectangle X,Y,WIDTH,HEIGHT in pixels");
    }
    try {
      return Region.rectangle(
          Integer.parseInt(numbers.group(1)),
          Integer.parseInt(numbers.group(2)),
          Integer.parseInt(numbers.group(3)),
          Integer.parseInt(numbers.group(4)));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
