package io.hen.server.browser;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Landscapes for tests and for the pictures of the documentation: number k always looks the same,
 * and no two look alike, neither in their upper nor in their lower half.
 */
final class Drawings {
  /** The side of a picture in pixels. */
  static final int SIZE = 192;

  private static final String[] SKY_NAMES = {"clear", "golden", "pink", "stormy", "violet", "pale"};
  private static final int[][] SKIES = {
    {0x3f8fd8, 0xcfe9fb}, {0xf08a3c, 0xfde6b0}, {0xd9578f, 0xfbd3c4},
    {0x4a5563, 0xa7b1bb}, {0x2b2a5e, 0x8f6fb5}, {0x9cc7c9, 0xf3f1e2}
  };
  private static final String[] LAND_NAMES = {
    "green", "autumn", "snowy", "sandy", "blue", "heather"
  };
  private static final int[][] LANDS = {
    {0x5f9e4b, 0x2f6a34}, {0xc9772f, 0x83401f}, {0xe9f0f5, 0xb4c6d6},
    {0xe3c27e, 0xb98c48}, {0x3f78a8, 0x1e4a73}, {0x9a6a9d, 0x5b3a66}
  };
  private static final String[] THINGS = {"house", "fir tree", "tower", "windmill", "tent"};
  private static final String[] COLOUR_NAMES = {"red", "white", "yellow", "blue", "dark"};
  private static final int[] COLOURS = {0xc8352e, 0xf6f2e8, 0xf2c230, 0x2f62b5, 0x33302e};

  private Drawings() {}

  /** Picture k as a PNG file. */
  static byte[] png(int k) {
    return png(image(k));
  }

  /** Any picture as a PNG file. */
  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What is on picture k. */
  static String caption(int k) {
    Choice choice = Choice.of(k);
    return "a %s %s on %s hills under a %s sky"
        .formatted(
            COLOUR_NAMES[choice.colour],
            THINGS[choice.thing],
            LAND_NAMES[choice.land],
            SKY_NAMES[choice.sky]);
  }

  /** Draws picture k. */
  static BufferedImage image(int k) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Choice choice = Choice.of(k);
    Random random = new Random(31L * k + 7);
    sky(pen, choice, random);
    land(pen, choice, random);
    Scenery.thing(
        pen,
        choice.thing,
        new Color(COLOURS[choice.colour]),
        30 + random.nextInt(110),
        118 + random.nextInt(22),
        random);
    Scenery.trees(pen, mixed(new Color(LANDS[choice.land][1]), new Color(0x123018), 0.5f), random);
    pen.dispose();
    return image;
  }

  /** The lists have coprime strides, so that neighbouring numbers differ in everything. */
  private record Choice(int sky, int land, int thing, int colour) {
    static Choice of(int k) {
      return new Choice(
          k % SKIES.length,
          (k / SKIES.length + k) % LANDS.length,
          (2 * k + k / 5) % THINGS.length,
          (3 * k + k / 7) % COLOURS.length);
    }
  }

  private static void sky(Graphics2D pen, Choice choice, Random random) {
    int[] sky = SKIES[choice.sky];
    pen.setPaint(new GradientPaint(0, 0, new Color(sky[0]), 0, 120, new Color(sky[1])));
    pen.fillRect(0, 0, SIZE, SIZE);
    double size = 22 + random.nextInt(26);
    pen.setColor(random.nextBoolean() ? new Color(0xfff3c4) : new Color(0xffd24a));
    pen.fill(new Ellipse2D.Double(10 + random.nextInt(135), 8 + random.nextInt(40), size, size));
    for (int cloud = random.nextInt(4); cloud > 0; cloud--) {
      int x = random.nextInt(SIZE) - 20;
      int y = 14 + random.nextInt(50);
      pen.setColor(new Color(255, 255, 255, 190));
      for (int puff = 0; puff < 4; puff++) {
        pen.fill(new Ellipse2D.Double(x + puff * 13, y - (puff % 3) * 6, 28, 20));
      }
    }
    if (random.nextInt(3) == 0) {
      balloon(pen, 20 + random.nextInt(130), 18 + random.nextInt(30), random);
    }
  }

  private static void balloon(Graphics2D pen, int x, int y, Random random) {
    pen.setColor(new Color(COLOURS[random.nextInt(COLOURS.length)]));
    pen.fill(new Ellipse2D.Double(x, y, 30, 34));
    pen.setColor(new Color(0x6b4a2b));
    pen.fill(new Rectangle2D.Double(x + 11, y + 40, 8, 7));
    pen.drawLine(x + 6, y + 28, x + 11, y + 40);
    pen.drawLine(x + 24, y + 28, x + 19, y + 40);
  }

  private static void land(Graphics2D pen, Choice choice, Random random) {
    int[] land = LANDS[choice.land];
    for (int layer = 0; layer < 3; layer++) {
      float share = layer / 2f;
      pen.setColor(
          mixed(
              new Color(SKIES[choice.sky][1]), new Color(land[layer / 2]), 0.45f + share * 0.55f));
      double base = 86 + layer * 26;
      double swing = 20 - layer * 5;
      double phase = random.nextDouble() * 7;
      double pitch = 0.018 + random.nextDouble() * 0.03;
      Path2D ridge = new Path2D.Double();
      ridge.moveTo(0, SIZE);
      for (int x = 0; x <= SIZE; x += 3) {
        ridge.lineTo(
            x,
            base + swing * Math.sin(phase + x * pitch) + 4 * Math.sin(2 * phase + x * pitch * 2.7));
      }
      ridge.lineTo(SIZE, SIZE);
      ridge.closePath();
      pen.fill(ridge);
    }
    if (random.nextInt(3) == 0) {
      pen.setColor(new Color(0x5aa7d6));
      pen.fill(new Ellipse2D.Double(random.nextInt(90), 160, 110, 26));
    }
  }

  static Color mixed(Color from, Color to, float share) {
    return new Color(
        Math.round(from.getRed() + (to.getRed() - from.getRed()) * share),
        Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * share),
        Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * share));
  }
}
