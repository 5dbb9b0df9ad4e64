package io.hen.encoders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats that are read. Others that ImageIO knows are left out: WBMP takes any file that
 * begins with two zeros for a picture, and TIFF's headers can ask for any amount of memory.
 */
enum PictureFormat {
  PNG,
  JPEG,
  GIF,
  BMP,
  WEBP;

  /** For messages. */
  static final String NAMES = "PNG, JPEG, GIF, BMP or WebP";

  /** By any of the names an ImageIO reader gives its format. */
  static Optional<PictureFormat> named(String... names) {
    List<String> known = Arrays.stream(names).map(name -> name.toUpperCase(Locale.ROOT)).toList();
    return Arrays.stream(values()).filter(format -> known.contains(format.name())).findFirst();
  }
}
