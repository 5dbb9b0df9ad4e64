package io.hen.cli;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.encoders.PictureWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Two items' pictures in one, at one height. */
final class SideBySide {
  private static final int HEIGHT = 256;
  private static final int GAP = 8;

  private SideBySide() {}

  /** A PNG file. */
  static byte[] png(long leftId, byte[] left, long rightId, byte[] right) {
    BufferedImage one = picture(leftId, left);
    BufferedImage other = picture(rightId, right);
    int first = width(one);
    int second = width(other);
    BufferedImage both =
        new BufferedImage(first + GAP + second, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = both.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, both.getWidth(), HEIGHT);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(one, 0, 0, first, HEIGHT, null);
    pen.drawImage(other, first + GAP, 0, second, HEIGHT, null);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(both, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static BufferedImage picture(long id, byte[] file) {
    PictureReader reader = new PictureReader(PictureLimits.defaults());
    return PictureWriter.image(reader.read(file, "item " + id).picture());
  }

  private static int width(BufferedImage image) {
    return Math.max(1, Math.round((float) image.getWidth() * HEIGHT / image.getHeight()));
  }
}
