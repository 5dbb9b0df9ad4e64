package io.hen.encoders;

import io.hen.memory.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures and files for the tests. */
final class Fixtures {
  private Fixtures() {}

  /** A file beside this class. */
  static byte[] resource(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no fixture " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path in the folder shared beside the repository; it may be absent. */
  static Path shared(String path) {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
      if (root == null) {
        throw new IllegalStateException("the tests do not run inside the repository");
      }
    }
    return root.resolveSibling("shared").resolve(path);
  }

  /** Level {@code (31x + 17y + 7c + xy) mod 256} of 255. */
  static Picture formula(int width, int height) {
    float[] values = new float[3 * width * height];
    int k = 0;
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          values[k++] = (31 * x + 17 * y + 7 * c + x * y) % 256 / 255f;
        }
      }
    }
    return new Picture(width, height, values);
  }

  /** Red 8x, green 10y, blue 255-4x-5y, the picture in the files named smooth. */
  static Picture smooth() {
    float[] values = new float[3 * 32 * 24];
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 32; x++) {
        values[y * 32 + x] = 8 * x / 255f;
        values[768 + y * 32 + x] = 10 * y / 255f;
        values[2 * 768 + y * 32 + x] = (255 - 4 * x - 5 * y) / 255f;
      }
    }
    return new Picture(32, 24, values);
  }

  /** A scene of soft blobs and sharp boxes; every seed gives another. */
  static Picture scene(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * size * size];
    for (int c = 0; c < 3; c++) {
      float base = random.nextFloat();
      float slope = random.nextFloat() - 0.5f;
      for (int p = 0; p < size * size; p++) {
        values[c * size * size + p] = base + slope * (p / size) / size;
      }
    }
    for (int shape = 0; shape < 12; shape++) {
      int left = random.nextInt(size);
      int top = random.nextInt(size);
      int extent = 3 + random.nextInt(size / 3);
      boolean box = random.nextBoolean();
      float[] colour = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      for (int y = top; y < Math.min(size, top + extent); y++) {
        for (int x = left; x < Math.min(size, left + extent); x++) {
          double across = (x - left - extent / 2.0) / extent;
          double down = (y - top - extent / 2.0) / extent;
          if (box || across * across + down * down < 0.25) {
            for (int c = 0; c < 3; c++) {
              values[c * size * size + y * size + x] = colour[c];
            }
          }
        }
      }
    }
    for (int k = 0; k < values.length; k++) {
      values[k] = Math.clamp(values[k], 0f, 1f);
    }
    return new Picture(size, size, values);
  }

  /** An image file in a format that Java writes. */
  static byte[] file(java.awt.image.RenderedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("Java does not write this image as " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
