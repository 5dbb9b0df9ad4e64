package io.hen.server;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Pictures of coloured squares: number k always looks the same, and like no other. */
final class Pictures {
  private static final int SQUARE = 8;

  private Pictures() {}

  static byte[] png(int k) {
    return png(k, 64, 48);
  }

  static byte[] png(int k, int width, int height) {
    SplittableRandom random = new SplittableRandom(k);
    int[][] squares = new int[8][8];
    for (int[] row : squares) {
      for (int x = 0; x < row.length; x++) {
        row[x] = random.nextInt(1 << 24);
      }
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, squares[y / SQUARE % 8][x / SQUARE % 8]);
      }
    }
    return png(image);
  }

  /** All white where the lower half is, else black. */
  static byte[] maskOfLowerHalf() {
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 24; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    return png(image);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static BufferedImage read(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
