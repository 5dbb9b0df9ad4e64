package io.hen.encoders;

import io.hen.memory.Region;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture in which regions lie.
 *
 * @param rows its colours
 * @param transparent its transparent pixels, row by row
 * @param masks those that the region names, read before the picture, because two pictures that are
 *     decoded at once could wait for each other's memory
 */
record PictureCanvas(PixelRows rows, BitSet transparent, Map<Region.Mask, MaskPicture> masks)
    implements Region.Canvas {

  /** Reads the masks of a region. */
  static Map<Region.Mask, MaskPicture> masks(Region region, PictureReader reader) {
    Map<Region.Mask, MaskPicture> masks = new IdentityHashMap<>();
    read(region, reader, masks);
    return masks;
  }

  private static void read(
      Region region, PictureReader reader, Map<Region.Mask, MaskPicture> masks) {
    switch (region) {
      case Region.Mask mask ->
          masks.computeIfAbsent(
              mask, _ -> reader.decode(mask.picture(), "the mask", MaskPicture::of));
      case Region.Union(List<Region> regions) -> regions.forEach(one -> read(one, reader, masks));
      case Region.None _,
          Region.Rectangle _,
          Region.Share _,
          Region.Transparent _,
          Region.Automatic _ -> {}
    }
  }

  @Override
  public int width() {
    return rows.width();
  }

  @Override
  public int height() {
    return rows.height();
  }

  @Override
  public BitSet masked(Region.Mask mask) {
    MaskPicture read = masks.get(mask);
    if (read == null) {
      throw new IllegalArgumentException("the mask is none of the region's");
    }
    return read.stretched(width(), height());
  }

  @Override
  public BitSet constant() {
    return ConstantRegion.find(rows);
  }
}
