package io.hen.server.browser;

import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.List;

/** Compares what is on the page with what was drawn. */
final class Pixels {
  private static final int SIDE = 32;

  private Pixels() {}

  /**
   * How far a picture of the page is from another one in its lower half.
   *
   * @return the mean difference of the colours, in [0,1], at 32×32 pixels
   */
  static double difference(Page page, String image, BufferedImage wanted) {
    Object found =
        page.evaluate(
            """
            async ([selector, side]) => {
              const image = document.querySelector(selector);
              await image.decode();
              const canvas = new OffscreenCanvas(side, side);
              const pen = canvas.getContext("2d");
              pen.imageSmoothingQuality = "high";
              pen.drawImage(image, 0, 0, side, side);
              return [...pen.getImageData(0, 0, side, side).data];
            }
            """,
            List.of(image, SIDE));
    List<?> pixels = (List<?>) found;
    BufferedImage small = small(wanted);
    double sum = 0;
    for (int y = SIDE / 2; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        Color colour = new Color(small.getRGB(x, y));
        int at = 4 * (y * SIDE + x);
        sum += Math.abs(colour.getRed() - number(pixels, at));
        sum += Math.abs(colour.getGreen() - number(pixels, at + 1));
        sum += Math.abs(colour.getBlue() - number(pixels, at + 2));
      }
    }
    return sum / (3.0 * 255 * SIDE * SIDE / 2);
  }

  private static int number(List<?> pixels, int at) {
    return ((Number) pixels.get(at)).intValue();
  }

  private static BufferedImage small(BufferedImage image) {
    BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.drawImage(image.getScaledInstance(SIDE, SIDE, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return small;
  }
}
