package io.hen.encoders;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.BitSet;

/**
 * A decoded file, turned upright as it is read.
 *
 * <p>Grey samples are taken as they stand, for red, green and blue alike ({@code BufferedImage}'s
 * own conversion would take them for linear light and brighten them). 16-bit samples keep their
 * precision. Colours in another space than sRGB are converted by {@code java.awt}.
 */
final class DecodedPicture implements PixelRows {
  private enum Kind {
    GREY,
    RGB,
    INDEXED
  }

  private final Raster raster;
  private final Orientation orientation;
  private final Kind kind;
  private final boolean alpha;
  private final int[] palette; // ARGB, for INDEXED
  private final float[] full; // the largest sample of each band

  DecodedPicture(BufferedImage decoded, Orientation orientation) {
    BufferedImage image = plain(decoded) ? decoded : redrawn(decoded);
    ColorModel model = image.getColorModel();
    this.raster = image.getRaster();
    this.orientation = orientation;
    this.alpha = model.hasAlpha();
    this.palette = new int[model instanceof IndexColorModel index ? index.getMapSize() : 0];
    if (model instanceof IndexColorModel index) {
      index.getRGBs(palette);
      this.kind = Kind.INDEXED;
    } else {
      this.kind = grey(model) ? Kind.GREY : Kind.RGB;
    }
    this.full = new float[raster.getNumBands()];
    for (int b = 0; b < full.length; b++) {
      full[b] = (1 << raster.getSampleModel().getSampleSize(b)) - 1;
    }
  }

  @Override
  public int width() {
    return orientation.width(raster.getWidth(), raster.getHeight());
  }

  @Override
  public int height() {
    return orientation.height(raster.getWidth(), raster.getHeight());
  }

  @Override
  public void row(int y, float[] planes) {
    int width = width();
    int[] samples = orientation.row(raster, y);
    int bands = full.length;
    for (int x = 0; x < width; x++) {
      int at = orientation.mirrored() ? (width - 1 - x) * bands : x * bands;
      float opacity = opacity(samples, at);
      for (int c = 0; c < 3; c++) {
        planes[c * width + x] = colour(samples, at, c) * opacity + 0.5f * (1 - opacity);
      }
    }
  }

  /** The pixels whose alpha is below one half, row by row. */
  BitSet transparent() {
    BitSet transparent = new BitSet();
    if (!alpha) {
      return transparent;
    }
    int width = width();
    for (int y = 0; y < height(); y++) {
      int[] samples = orientation.row(raster, y);
      for (int x = 0; x < width; x++) {
        int at = (orientation.mirrored() ? width - 1 - x : x) * full.length;
        if (opacity(samples, at) < 0.5f) {
          transparent.set(y * width + x);
        }
      }
    }
    return transparent;
  }

  private float colour(int[] samples, int at, int c) {
    return switch (kind) {
      case GREY -> samples[at] / full[0];
      case RGB -> samples[at + c] / full[c];
      case INDEXED -> (palette(samples[at]) >> (16 - 8 * c) & 0xff) / 255f;
    };
  }

  private float opacity(int[] samples, int at) {
    if (!alpha) {
      return 1;
    }
    int last = full.length - 1;
    return kind == Kind.INDEXED
        ? (palette(samples[at]) >>> 24) / 255f
        : samples[at + last] / full[last];
  }

  private int palette(int index) {
    return index < palette.length ? palette[index] : 0xff000000; // as libpng: black
  }

  private static boolean plain(BufferedImage image) {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel) {
      return true;
    }
    if (image.isAlphaPremultiplied()
        || model.getTransferType() > java.awt.image.DataBuffer.TYPE_INT
        || model.getTransferType() == java.awt.image.DataBuffer.TYPE_SHORT) {
      return false;
    }
    return grey(model)
        || model.getColorSpace().isCS_sRGB()
            && (model instanceof ComponentColorModel || model instanceof DirectColorModel);
  }

  private static boolean grey(ColorModel model) {
    return model instanceof ComponentColorModel
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static BufferedImage redrawn(BufferedImage image) {
    BufferedImage plain =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = plain.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return plain;
  }
}
