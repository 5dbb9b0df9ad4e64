package io.hen.cli;

import io.hen.cli.input.PictureFile;
import io.hen.encoders.Fill;
import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.encoders.PictureWriter;
import io.hen.encoders.RasterPicture;
import io.hen.memory.Cue;
import io.hen.memory.InputException;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/**
 * The picture that a user recalls with.
 *
 * @param cue the cue
 * @param hiddenShare which share of its pixels is hidden, in [0,1]
 * @param width pixels
 * @param height pixels
 */
record CuePicture(Cue cue, double hiddenShare, int width, int height) {

  /**
   * Reads a cue.
   *
   * @param wanted what is hidden; empty: the transparent pixels, if there are any
   * @param painted empty: hidden pixels are absent; else they are painted with this and count as
   *     seen, the paper's setting
   * @throws InputException if the picture cannot be read, or the region is not in it
   */
  static CuePicture read(Path file, Optional<Region> wanted, Optional<Fill> painted) {
    PictureLimits limits = PictureLimits.defaults();
    byte[] bytes = PictureFile.read(file, limits.maxBytes());
    RasterPicture raster = new PictureReader(limits).read(bytes, file.toString());
    int width = raster.picture().width();
    int height = raster.picture().height();
    Region region = wanted.orElseGet(Region::transparent);
    BitSet hidden = region.hidden(width, height, raster.transparent());
    if (hidden.isEmpty() && wanted.isPresent() && !(region instanceof Region.None)) {
      throw new InputException(
          "input.nothing-hidden",
          region instanceof Region.Transparent
              ? file + " has no transparent pixels"
              : "the hidden region lies outside of " + file + ", which is " + width + "x" + height,
          "choose another --hidden, or none");
    }
    Cue cue =
        painted
            .map(fill -> Cue.picture(PictureWriter.png(paint(raster.picture(), hidden, fill))))
            .orElseGet(() -> Cue.picture(bytes).hidden(region));
    return new CuePicture(cue, hidden.cardinality() / ((double) width * height), width, height);
  }

  private static Picture paint(Picture picture, BitSet hidden, Fill fill) {
    float[] values = picture.values().clone();
    int plane = picture.width() * picture.height();
    hidden.stream()
        .forEach(
            pixel -> {
              for (int colour = 0; colour < 3; colour++) {
                values[colour * plane + pixel] = fill.value();
              }
            });
    return new Picture(picture.width(), picture.height(), values);
  }
}
