package io.hen.encoders;

/**
 * How large a picture file may be. Both limits are checked before anything is decoded, from the
 * file's length and from the size that its header states. No side may be longer than {@link
 * #MAX_SIDE}, whatever the limits.
 *
 * @param maxBytes of the file, > 0
 * @param maxPixels width times height, in 1..715,827,882 (three numbers a pixel fill one array)
 */
public record PictureLimits(long maxBytes, long maxPixels) {

  /** The longest side of a picture, in pixels. */
  public static final int MAX_SIDE = 1 << 20;

  /** Throws {@link IllegalArgumentException} naming the limit that is out of range. */
  public PictureLimits {
    if (maxBytes <= 0) {
      throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
    }
    if (maxPixels <= 0 || maxPixels > Integer.MAX_VALUE / 3) {
      throw new IllegalArgumentException(
          "maxPixels must be in 1.." + Integer.MAX_VALUE / 3 + ", not " + maxPixels);
    }
  }

  /** 64 MiB and 100 megapixels. */
  public static PictureLimits defaults() {
    return new PictureLimits(64L << 20, 100_000_000);
  }

  /** These limits with another number of bytes. */
  public PictureLimits withMaxBytes(long bytes) {
    return new PictureLimits(bytes, maxPixels);
  }

  /** These limits with another number of pixels. */
  public PictureLimits withMaxPixels(long pixels) {
    return new PictureLimits(maxBytes, pixels);
  }
}
