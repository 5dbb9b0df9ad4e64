package io.hen.encoders;

import io.hen.memory.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes pictures into files and images. Values outside [0,1] are clipped, and NaN is black. */
public final class PictureWriter {
  private PictureWriter() {}

  /** A PNG file with 8 bits a colour. */
  public static byte[] png(Picture picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image(picture), "png", out)) {
        throw new IllegalStateException("this Java has no PNG writer (module java.desktop)");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /** An image of type {@link BufferedImage#TYPE_INT_RGB}. */
  public static BufferedImage image(Picture picture) {
    int width = picture.width();
    int plane = width * picture.height();
    float[] values = picture.values();
    int[] pixels = new int[plane];
    for (int p = 0; p < plane; p++) {
      pixels[p] =
          level(values[p]) << 16 | level(values[plane + p]) << 8 | level(values[2 * plane + p]);
    }
    BufferedImage image = new BufferedImage(width, picture.height(), BufferedImage.TYPE_INT_RGB);
    image.getRaster().setDataElements(0, 0, width, picture.height(), pixels);
    return image;
  }

  private static int level(float value) {
    return Math.clamp((long) (value * 255 + 0.5f), 0, 255);
  }
}
