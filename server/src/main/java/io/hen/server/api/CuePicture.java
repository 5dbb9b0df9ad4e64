package io.hen.server.api;

import io.hen.encoders.HiddenArea;
import io.hen.encoders.PictureReader;
import io.hen.memory.Cue;
import io.hen.memory.InputException;
import io.hen.memory.Region;
import java.util.Optional;

/**
 * A picture to recall with.
 *
 * @param cue the cue
 * @param hiddenShare which share of its pixels is hidden, in [0,1]
 */
public record CuePicture(Cue cue, double hiddenShare) {

  /**
   * Looks at a picture.
   *
   * @param reader that knows the limits
   * @param bytes the picture's file
   * @param name what messages call it
   * @param wanted what is hidden; empty: the transparent pixels, if there are any
   * @throws InputException if the picture cannot be read, or nothing of it is hidden though
   *     something was to be
   */
  public static CuePicture of(
      PictureReader reader, byte[] bytes, String name, Optional<Region> wanted) {
    Region region = wanted.orElseGet(Region::transparent);
    HiddenArea hidden = reader.hidden(bytes, name, region);
    if (hidden.pixels().isEmpty() && wanted.isPresent() && !(region instanceof Region.None)) {
      throw new InputException(
          "input.nothing-hidden",
          switch (region) {
            case Region.Transparent() -> name + " has no transparent pixels";
            case Region.Automatic() -> name + " has no rectangle of one colour";
            case Region.Mask mask -> "the mask hides nothing of " + name + ": none of it is white";
            default ->
                "the hidden region lies outside of "
                    + name
                    + ", which is "
                    + hidden.width()
                    + "x"
                    + hidden.height();
          },
          "hide another region, or none");
    }
    return new CuePicture(Cue.picture(bytes).hidden(region), hidden.share());
  }
}
