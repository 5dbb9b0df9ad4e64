package io.hen.encoders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Notices the damage that decoders pass over. The JPEG decoder only warns where data are missing or
 * wrong and fills the rest with grey; the WebP decoder takes missing bytes for zeros.
 */
final class PictureDamage implements IIOReadWarningListener {
  private final PictureFormat format;
  private @Nullable String damage;

  PictureDamage(PictureFormat format) {
    this.format = format;
  }

  /** Throws if the file is shorter than its header says. */
  void checkLength(byte[] file) throws IOException {
    if (format == PictureFormat.WEBP && file.length >= 12) {
      long stated =
          8
              + Integer.toUnsignedLong(
                  ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
      if (stated > file.length) {
        throw new IOException("it ends after " + file.length + " of " + stated + " bytes");
      }
    }
  }

  /** Throws if the decoder warned of damage. */
  void check() throws IOException {
    if (damage != null) {
      throw new IOException(damage);
    }
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    boolean harmless = warning.contains("extraneous bytes"); // padding before a marker
    if (format == PictureFormat.JPEG
        && !harmless
        && (warning.contains("Truncated") || warning.contains("Corrupt JPEG data"))
        && damage == null) {
      damage = warning;
    }
  }
}
