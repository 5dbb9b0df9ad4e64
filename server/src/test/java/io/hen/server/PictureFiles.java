package io.hen.server;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Picture files, good ones and others. */
final class PictureFiles {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private PictureFiles() {}

  /** A square of blotches. */
  static byte[] png(int edge, long seed) {
    Random random = new Random(seed);
    BufferedImage small = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < 16; k++) {
      small.setRGB(k % 4, k / 4, random.nextInt());
    }
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().drawImage(small, 0, 0, edge, edge, null);
    return written(image, "png");
  }

  static byte[] written(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PNG that claims a size, with so many zeros as its compressed pixels. */
  static byte[] claiming(int width, int height, long zeros) {
    ByteArrayOutputStream png = start(width, height);
    chunk(png, "IDAT", zeros(zeros));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** A good PNG of one pixel with a text that is small compressed and large otherwise. */
  static byte[] withText(String kind, long length) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("k\0\0".getBytes(StandardCharsets.ISO_8859_1));
    text.writeBytes(zeros(length));
    ByteArrayOutputStream png = start(1, 1);
    chunk(png, kind, text.toByteArray());
    chunk(png, "IDAT", zeros(4));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static ByteArrayOutputStream start(int width, int height) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array();
    chunk(png, "IHDR", header);
    return png;
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  private static byte[] zeros(long count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
      byte[] block = new byte[1 << 16];
      for (long left = count; left > 0; left -= block.length) {
        deflated.write(block, 0, (int) Math.min(left, block.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
