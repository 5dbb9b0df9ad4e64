package io.hen.cli;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.encoders.RasterPicture;
import io.hen.experiments.input.PictureFile;
import io.hen.memory.Cue;
import io.hen.memory.InputException;
import io.hen.memory.Region;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/**
 * The picture that a user recalls with.
 *
 * @param cue the cue
 * @param hiddenShare which share of its pixels is hidden, in [0,1]
 */
record CuePicture(Cue cue, double hiddenShare) {

  /**
   * Reads a cue.
   *
   * @param wanted what is hidden; empty: the transparent pixels, if there are any
   * @throws InputException if the picture cannot be read, or the region is not in it
   */
  static CuePicture read(Path file, Optional<Region> wanted) {
    PictureLimits limits = PictureLimits.defaults();
    byte[] bytes = PictureFile.read(file, limits.maxBytes());
    PictureReader reader = new PictureReader(limits);
    RasterPicture raster = reader.read(bytes, file.toString());
    int width = raster.picture().width();
    int height = raster.picture().height();
    Region region = wanted.orElseGet(Region::transparent);
    BitSet hidden = reader.hidden(region, raster);
    if (hidden.isEmpty() && wanted.isPresent() && !(region instanceof Region.None)) {
      throw new InputException(
          "input.nothing-hidden",
          switch (region) {
            case Region.Transparent() -> file + " has no transparent pixels";
            case Region.Automatic() -> file + " has no rectangle of one colour";
            case Region.Mask mask -> "the mask hides nothing of " + file + ": none of it is white";
            default ->
                "the hidden region lies outside of " + file + ", which is " + width + "x" + height;
          },
          "choose another --hidden, or none");
    }
    return new CuePicture(
        Cue.picture(bytes).hidden(region), hidden.cardinality() / ((double) width * height));
  }
}
