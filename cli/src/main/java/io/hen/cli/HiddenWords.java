package io.hen.cli;

import io.hen.memory.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hidden region as it is sent to a server.
 *
 * @param words as {@code --hidden} has them
 * @param mask a picture in which white is hidden
 */
record HiddenWords(List<String> words, Optional<byte[]> mask) {

  /** Nothing is hidden. */
  static HiddenWords nothing() {
    return new HiddenWords(List.of("none"), Optional.empty());
  }

  /** The words for a region that {@link RegionConverter} has read, or for several. */
  static HiddenWords of(Region region) {
    List<Region> regions =
        region instanceof Region.Union(List<Region> several) ? several : List.of(region);
    List<byte[]> masks =
        regions.stream()
            .flatMap(one ->
                one instanceof Region.Mask(byte[] picture) ? Stream.of(picture) : Stream.empty())
            .toList();
    if (masks.size() > 1) {
      throw new CommandFailure(
          "remote.masks",
          "a server takes one mask, not " + masks.size(),
          "join the masks into one picture, or recall from a memory on this machine",
          ExitCodes.USAGE);
    }
    return new HiddenWords(
        regions.stream()
            .filter(one -> !(one instanceof Region.Mask))
            .map(HiddenWords::word)
            .toList(),
        masks.stream().findFirst());
  }

  private static String word(Region region) {
    if (region.equals(Region.upperHalf())) {
      return "upper-half";
    }
    if (region.equals(Region.lowerHalf())) {
      return "lower-half";
    }
    if (region.equals(Region.leftHalf())) {
      return "left-half";
    }
    if (region.equals(Region.rightHalf())) {
      return "right-half";
    }
    return switch (region) {
      case Region.Rectangle(int x, int y, int width, int height) ->
          x + "," + y + "," + width + "," + height;
      case Region.Transparent() -> "alpha";
      case Region.Automatic() -> "auto";
      case Region.None() -> "none";
      default -> throw new IllegalArgumentException("no word for the region " + region);
    };
  }
}
