package io.hen.cli;

import io.hen.memory.Region;
import io.hen.server.api.RegionWords;
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
        regions.stream().filter(one -> !(one instanceof Region.Mask)).map(RegionWords::of).toList(),
        masks.stream().findFirst());
  }
}
