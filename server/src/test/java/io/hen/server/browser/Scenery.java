package io.hen.server.browser;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** What stands in the landscapes of {@link Drawings}. */
final class Scenery {
  private Scenery() {}

  /** A house, a fir tree, a tower, a windmill or a tent. */
  static void thing(Graphics2D pen, int kind, Color colour, int x, int y, Random random) {
    pen.setColor(colour);
    switch (kind) {
      case 0 -> {
        pen.fill(new Rectangle2D.Double(x - 22, y - 22, 44, 36));
        triangle(pen, new Color(0x5c3a2e), x, y - 48, 30, 26);
        pen.setColor(new Color(0xffe9a8));
        pen.fill(new Rectangle2D.Double(x - 14, y - 14, 10, 11));
        pen.fill(new Rectangle2D.Double(x + 4, y - 14, 10, 11));
      }
      case 1 -> {
        pen.setColor(new Color(0x5b3b22));
        pen.fill(new Rectangle2D.Double(x - 4, y - 4, 8, 20));
        for (int level = 0; level < 3; level++) {
          triangle(pen, colour, x, y - 62 + level * 17, 12 + level * 7, 26);
        }
      }
      case 2 -> {
        pen.fill(new Rectangle2D.Double(x - 10, y - 62, 20, 76));
        pen.fill(new Rectangle2D.Double(x - 14, y - 70, 28, 10));
        pen.setColor(new Color(0x222222));
        pen.fill(new Rectangle2D.Double(x - 3, y - 52, 6, 12));
      }
      case 3 -> {
        triangle(pen, colour, x, y - 50, 16, 64);
        pen.setStroke(new BasicStroke(5));
        double turn = random.nextDouble();
        for (int wing = 0; wing < 4; wing++) {
          double angle = turn + wing * Math.PI / 2;
          pen.drawLine(
              x, y - 44, (int) (x + 30 * Math.cos(angle)), (int) (y - 44 + 30 * Math.sin(angle)));
        }
      }
      default -> {
        triangle(pen, colour, x, y - 32, 34, 46);
        triangle(pen, new Color(0x2d2620), x, y - 10, 10, 24);
      }
    }
  }

  /** A few trees in front. */
  static void trees(Graphics2D pen, Color leaves, Random random) {
    for (int tree = 1 + random.nextInt(4); tree > 0; tree--) {
      int x = random.nextInt(Drawings.SIZE);
      int y = 158 + random.nextInt(18);
      pen.setColor(new Color(0x4a3020));
      pen.fill(new Rectangle2D.Double(x - 3, y, 6, 16));
      pen.setColor(leaves);
      pen.fill(new Ellipse2D.Double(x - 14, y - 22, 28, 28));
    }
  }

  private static void triangle(
      Graphics2D pen, Color colour, double x, double top, double half, double height) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, top);
    path.lineTo(x + half, top + height);
    path.lineTo(x - half, top + height);
    path.closePath();
    pen.setColor(colour);
    pen.fill(path);
  }
}
