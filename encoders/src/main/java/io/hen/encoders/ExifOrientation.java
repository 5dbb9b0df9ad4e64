package io.hen.encoders;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads from a picture file how its pixels lie: EXIF's tag 274 in a JPEG's APP1 segment, a PNG's
 * {@code eXIf} chunk or a WebP's {@code EXIF} chunk. A file without it, or with EXIF data that make
 * no sense, is upright, as viewers take it.
 */
final class ExifOrientation {
  private ExifOrientation() {}

  static Orientation of(byte[] file, PictureFormat format) {
    try {
      Optional<InputStream> exif =
          switch (format) {
            case JPEG -> ofJpeg(file);
            case PNG -> ofChunks(file, 8, "eXIf", ByteOrder.BIG_ENDIAN);
            case WEBP -> ofChunks(file, 12, "EXIF", ByteOrder.LITTLE_ENDIAN);
            case GIF, BMP -> Optional.empty();
          };
      return exif.isEmpty() ? Orientation.UPRIGHT : read(exif.get());
    } catch (IOException | RuntimeException damaged) {
      return Orientation.UPRIGHT;
    }
  }

  private static Orientation read(InputStream exif) throws IOException {
    try (ImageInputStream stream = new MemoryCacheImageInputStream(exif)) {
      Entry entry = new TIFFReader().read(stream).getEntryById(TIFF.TAG_ORIENTATION);
      return entry != null && entry.getValue() instanceof Number number
          ? Orientation.ofExif(number.intValue())
          : Orientation.UPRIGHT;
    }
  }

  private static Optional<InputStream> ofJpeg(byte[] file) throws IOException {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif");
      if (segments.isEmpty()) {
        return Optional.empty();
      }
      InputStream data = segments.getFirst().data();
      data.skipNBytes(1); // the name "Exif" ends in two zeros, of which the library skips one
      return Optional.of(data);
    }
  }

  /** Walks chunks: PNG has length, name, data, checksum; RIFF has name, length, padded data. */
  private static Optional<InputStream> ofChunks(
      byte[] file, int start, String wanted, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(order);
    boolean png = order == ByteOrder.BIG_ENDIAN;
    long at = start;
    while (at + 8 <= file.length) {
      int chunk = (int) at;
      long length = Integer.toUnsignedLong(bytes.getInt(chunk + (png ? 0 : 4)));
      String name = new String(file, chunk + (png ? 4 : 0), 4, StandardCharsets.ISO_8859_1);
      long end = at + 8 + length;
      if (end > file.length) {
        return Optional.empty();
      }
      if (name.equals(wanted)) {
        return Optional.of(new ByteArrayInputStream(file, chunk + 8, (int) length));
      }
      at = end + (png ? 4 : length & 1);
    }
    return Optional.empty();
  }
}
