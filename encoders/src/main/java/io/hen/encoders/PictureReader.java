package io.hen.encoders;

import io.hen.memory.InputException;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads picture files: PNG, JPEG (grey, colour and CMYK), GIF, BMP and WebP; of an animated picture
 * the first frame. The picture is turned upright as its EXIF data say. 16-bit samples keep their
 * precision; colours with an embedded profile are converted to sRGB. Pixels with an alpha below one
 * half are reported as transparent, and the colours of partly transparent ones are laid over
 * mid-grey.
 *
 * <p>Sizes are checked before anything is decoded, and a file that ends early or whose compressed
 * data are damaged is refused, never half read. Safe for any number of threads.
 */
public final class PictureReader {
  /** Bytes of a decoded pixel and of the copy some formats need on the way, at most. */
  private static final int DECODED_BYTES = 8;

  private static final int FLOAT_BYTES = 3 * Float.BYTES;

  private final PictureLimits limits;

  /** Makes a reader. */
  public PictureReader(PictureLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a picture.
   *
   * @param bytes the file
   * @param name what messages call it
   * @throws InputException {@code input.picture-empty}, {@code input.picture-unreadable} or {@code
   *     input.picture-too-large}
   */
  public RasterPicture read(byte[] bytes, String name) {
    return decode(
        bytes,
        name,
        DECODED_BYTES + FLOAT_BYTES,
        decoded -> {
          int width = decoded.width();
          int height = decoded.height();
          float[] values = new float[3 * width * height];
          float[] row = new float[3 * width];
          for (int y = 0; y < height; y++) {
            decoded.row(y, row);
            for (int c = 0; c < 3; c++) {
              System.arraycopy(row, c * width, values, (c * height + y) * width, width);
            }
          }
          return new RasterPicture(new Picture(width, height, values), decoded.transparent());
        });
  }

  /**
   * The pixels of a picture that a region hides, row by row.
   *
   * @throws InputException if the region has a mask that cannot be read
   */
  public BitSet hidden(Region region, RasterPicture raster) {
    var masks = PictureCanvas.masks(region, this);
    return region.hidden(
        new PictureCanvas(PixelRows.of(raster.picture()), raster.transparent(), masks));
  }

  /**
   * The pixels of a picture file that a region hides, without holding the picture as floats.
   *
   * @param name what messages call the picture
   * @throws InputException as {@link #read}, also of a mask
   */
  public HiddenArea hidden(byte[] bytes, String name, Region region) {
    var masks = PictureCanvas.masks(region, this);
    return decode(
        bytes,
        name,
        decoded ->
            new HiddenArea(
                decoded.width(),
                decoded.height(),
                region.hidden(new PictureCanvas(decoded, decoded.transparent(), masks))));
  }

  /**
   * Reads a picture and makes it small, in its own shape (see {@link Resampler}); one that is small
   * already keeps its size.
   *
   * @param edge the most pixels of the longer edge, > 0
   * @throws InputException as {@link #read}
   */
  public Picture readSmall(byte[] bytes, String name, int edge) {
    return decode(
        bytes,
        name,
        decoded -> {
          double scale = Math.min(1, (double) edge / Math.max(decoded.width(), decoded.height()));
          return Resampler.resize(
              decoded,
              Math.max(1, (int) Math.round(decoded.width() * scale)),
              Math.max(1, (int) Math.round(decoded.height() * scale)));
        });
  }

  /**
   * Checks what can be told of a picture without decoding it: its format, its length, and the size
   * that its header states.
   *
   * @throws InputException as {@link #read}
   */
  public void check(byte[] bytes, String name) {
    opened(bytes, name, (reader, damage, pixels) -> pixels);
  }

  /** Reads a picture and stretches it (see {@link Resampler}), without holding it as floats. */
  Picture readResized(byte[] bytes, String name, int width, int height) {
    return decode(bytes, name, DECODED_BYTES, decoded -> Resampler.resize(decoded, width, height));
  }

  /** Hands a decoded picture to a function; its memory counts as taken until that returns. */
  <T> T decode(byte[] bytes, String name, Function<DecodedPicture, T> use) {
    return decode(bytes, name, DECODED_BYTES, use);
  }

  private <T> T decode(
      byte[] bytes, String name, int bytesPerPixel, Function<DecodedPicture, T> use) {
    return opened(
        bytes,
        name,
        (reader, damage, pixels) -> {
          // the stream keeps a copy of the file
          long needed = DecodeMemory.mebibytes(pixels * bytesPerPixel + bytes.length);
          if (needed > DecodeMemory.room()) {
            throw tooLarge(
                name,
                pixels
                    + " pixels large, which take "
                    + needed
                    + " MiB to decode; this process has "
                    + DecodeMemory.room());
          }
          DecodeMemory.acquire((int) needed);
          try {
            return use.apply(decoded(bytes, name, reader, damage));
          } finally {
            DecodeMemory.release((int) needed);
          }
        });
  }

  /** What is done with a picture file whose size has been checked. */
  @FunctionalInterface
  private interface Opened<T> {
    T use(ImageReader reader, PictureDamage damage, long pixels) throws IOException;
  }

  private <T> T opened(byte[] bytes, String name, Opened<T> then) {
    if (bytes.length == 0) {
      throw new InputException(
          "input.picture-empty",
          name + " is empty: it has no bytes",
          "Give a picture file (" + PictureFormat.NAMES + ").");
    }
    if (bytes.length > limits.maxBytes()) {
      throw tooLarge(name, bytes.length + " bytes long; the limit is " + limits.maxBytes());
    }
    @Nullable ImageReader reader = null;
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader = readerOf(stream);
      if (reader == null) {
        throw unreadable(name, "it is not " + PictureFormat.NAMES, null);
      }
      PictureFormat format = format(reader);
      PictureDamage damage = new PictureDamage(format);
      long pixels;
      try {
        damage.checkLength(bytes);
        // Without metadata a PNG's compressed texts, which may unpack to anything, stay packed.
        reader.setInput(stream, true, format != PictureFormat.JPEG);
        pixels = checkedPixels(reader.getWidth(0), reader.getHeight(0), name);
      } catch (RuntimeException e) {
        throw e instanceof InputException ? e : unreadable(name, reason(e), e);
      }
      return then.use(reader, damage, pixels);
    } catch (IOException e) {
      throw unreadable(name, reason(e), e);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  private static PictureFormat format(ImageReader reader) {
    return PictureFormat.named(reader.getOriginatingProvider().getFormatNames()).orElseThrow();
  }

  private static DecodedPicture decoded(
      byte[] bytes, String name, ImageReader reader, PictureDamage damage) throws IOException {
    try {
      reader.addIIOReadWarningListener(damage);
      DecodedPicture decoded =
          new DecodedPicture(reader.read(0), ExifOrientation.of(bytes, format(reader)));
      damage.check();
      return decoded;
    } catch (RuntimeException e) { // decoders meet damaged data with all kinds of exceptions
      throw unreadable(name, reason(e), e);
    }
  }

  private long checkedPixels(int width, int height, String name) throws IOException {
    if (width <= 0 || height <= 0) {
      throw new IOException("its header says that it is " + width + "x" + height);
    }
    long pixels = (long) width * height;
    if (pixels > limits.maxPixels()) {
      throw tooLarge(
          name,
          width
              + "x"
              + height
              + " = "
              + pixels
              + " pixels large; the limit is "
              + limits.maxPixels());
    }
    if (Math.max(width, height) > PictureLimits.MAX_SIDE) {
      throw tooLarge(
          name,
          width + "x" + height + " pixels large; the limit of a side is " + PictureLimits.MAX_SIDE);
    }
    return pixels;
  }

  private static @Nullable ImageReader readerOf(ImageInputStream stream) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (PictureFormat.named(reader.getOriginatingProvider().getFormatNames()).isPresent()) {
        return reader;
      }
      reader.dispose();
    }
    return null;
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? "it ends early or is damaged" : e.getMessage();
  }

  private static InputException unreadable(String name, String reason, @Nullable Exception cause) {
    return new InputException(
        "input.picture-unreadable",
        name + " cannot be read as a picture: " + reason,
        "Give an intact " + PictureFormat.NAMES + " file.",
        cause);
  }

  private static InputException tooLarge(String name, String what) {
    return new InputException(
        "input.picture-too-large",
        name + " is " + what,
        "Make the picture smaller, or raise the limits (and the heap, -Xmx).");
  }
}
