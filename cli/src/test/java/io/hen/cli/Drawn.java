package io.hen.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests, each number another one. */
final class Drawn {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;

  private Drawn() {}

  /** Draws picture k into a file, whose name tells the format. */
  static Path picture(Path file, int k) {
    return write(image(k), file);
  }

  /** Picture k, transparent from row {@code top} on. */
  static Path torn(Path file, int k, int top) {
    BufferedImage torn = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    BufferedImage whole = image(k);
    for (int y = 0; y < top; y++) {
      for (int x = 0; x < WIDTH; x++) {
        torn.setRGB(x, y, whole.getRGB(x, y));
      }
    }
    return write(torn, file);
  }

  /** A PNG file that says it is of that size and has no pixels. */
  static Path claimed(Path file, int width, int height) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.array());
    ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4 + 12);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    png.putInt(13).put(header.array()).putInt((int) crc.getValue());
    png.putInt(0).put(new byte[] {'I', 'E', 'N', 'D'}).putInt(0xae426082);
    return Files.write(file, png.array());
  }

  private static BufferedImage image(int k) {
    Random random = new Random(k);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    for (int patch = 0; patch < 24; patch++) {
      pen.setColor(new Color(random.nextInt(0x1000000)));
      pen.fillRect(patch % 6 * 8, patch / 6 * 8, 8, 8);
    }
    pen.dispose();
    return image;
  }

  private static Path write(BufferedImage image, Path file) {
    String name = file.getFileName().toString();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
