package io.hen.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over two logarithmic axes, written as SVG. */
final class LogLogChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 64;
  private static final int RIGHT = 150;
  private static final int TOP = 36;
  private static final int BOTTOM = 48;
  private static final String[] COLOURS = {"#1f77b4", "#d2691e", "#2e8b57", "#8a56ac", "#b03060"};

  /** A point of a line, both coordinates positive. */
  record Point(double x, double y) {}

  private record Line(String name, List<Point> points) {}

  private final String title;
  private final String across;
  private final String up;
  private final List<Line> lines = new ArrayList<>();

  LogLogChart(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  void line(String name, List<Point> points) {
    lines.add(new Line(name, List.copyOf(points)));
  }

  /**
   * The slope of ln y against ln x by least squares: 1 where y is proportional to x.
   *
   * @param points at least two with different x
   */
  static double slope(List<Point> points) {
    double meanX = points.stream().mapToDouble(p -> Math.log(p.x)).average().orElseThrow();
    double meanY = points.stream().mapToDouble(p -> Math.log(p.y)).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Point p : points) {
      products += (Math.log(p.x) - meanX) * (Math.log(p.y) - meanY);
      squares += (Math.log(p.x) - meanX) * (Math.log(p.x) - meanX);
    }
    return products / squares;
  }

  /**
   * {@code y = a + b·x} by least squares of the relative errors.
   *
   * @return a, b, and the largest error of a point relative to its y
   */
  static double[] straight(List<Point> points) {
    double ones = 0;
    double xs = 0;
    double squares = 0;
    double ys = 0;
    double products = 0;
    for (Point p : points) {
      double weight = 1 / (p.y * p.y);
      ones += weight;
      xs += weight * p.x;
      squares += weight * p.x * p.x;
      ys += weight * p.y;
      products += weight * p.x * p.y;
    }
    double b = (ones * products - xs * ys) / (ones * squares - xs * xs);
    double a = (ys - b * xs) / ones;
    double off =
        points.stream().mapToDouble(p -> Math.abs(a + b * p.x - p.y) / p.y).max().orElse(0);
    return new double[] {a, b, off};
  }

  void write(Path file) throws IOException {
    double[] x = lines.stream().flatMap(l -> l.points.stream()).mapToDouble(Point::x).toArray();
    double[] y = lines.stream().flatMap(l -> l.points.stream()).mapToDouble(Point::y).toArray();
    Axis wide = new Axis(x, LEFT, WIDTH - RIGHT);
    Axis high = new Axis(y, HEIGHT - BOTTOM, TOP);
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='12'>",
        WIDTH,
        HEIGHT);
    svg.append(
        "<style>text{fill:#333}.grid{stroke:#888;stroke-opacity:.35}"
            + "@media(prefers-color-scheme:dark){text{fill:#ccc}}</style>\n");
    add(svg, "<text x='%d' y='20' font-size='14'>%s</text>", LEFT, title);
    add(svg, "<text x='%d' y='%d'>%s</text>", LEFT, HEIGHT - 10, across);
    add(svg, "<text transform='translate(14 %d) rotate(-90)'>%s</text>", HEIGHT - BOTTOM, up);
    for (double tick : wide.ticks()) {
      double at = wide.at(tick);
      grid(svg, at, TOP, at, HEIGHT - BOTTOM);
      label(svg, at, HEIGHT - BOTTOM + 16, "middle", tick);
    }
    for (double tick : high.ticks()) {
      double at = high.at(tick);
      grid(svg, LEFT, at, WIDTH - RIGHT, at);
      label(svg, LEFT - 6, at + 4, "end", tick);
    }
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, lines.get(i), COLOURS[i % COLOURS.length], wide, high, TOP + 14 + 18 * i);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, svg.append("</svg>\n"));
  }

  private static void draw(
      StringBuilder svg, Line line, String colour, Axis wide, Axis high, int legend) {
    StringBuilder path = new StringBuilder();
    for (Point p : line.points) {
      add(path, "%.1f,%.1f ", wide.at(p.x), high.at(p.y));
      add(svg, "<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>", wide.at(p.x), high.at(p.y), colour);
    }
    add(
        svg,
        "<polyline points='%s' fill='none' stroke='%s' stroke-width='1.5'/>",
        path.toString().replace("\n", "").strip(),
        colour);
    add(svg, "<rect x='%d' y='%d' width='10' height='10' fill='%s'/>", WIDTH - 140, legend, colour);
    add(svg, "<text x='%d' y='%d'>%s</text>", WIDTH - 125, legend + 10, line.name);
  }

  private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
    add(svg, "<line class='grid' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>", x1, y1, x2, y2);
  }

  private static void label(StringBuilder svg, double x, double y, String anchor, double tick) {
    String text =
        tick >= 1e6
            ? "%.0f M".formatted(tick / 1e6)
            : tick >= 1 ? "%,.0f".formatted(tick) : "" + tick;
    add(svg, "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, text);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** A logarithmic axis. */
  private static final class Axis {
    private final double least;
    private final double most;
    private final double from;
    private final double to;

    Axis(double[] values, double from, double to) {
      double low = Double.POSITIVE_INFINITY;
      double high = 0;
      for (double value : values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      // A little room, and at least a decade, lest a flat line fill the height with its noise.
      double widened = Math.max(0, Math.log(10) - Math.log(high / low)) / 2 + 0.1;
      this.least = Math.log(low) - widened;
      this.most = Math.log(high) + widened;
      this.from = from;
      this.to = to;
    }

    double at(double value) {
      return from + (to - from) * (Math.log(value) - least) / (most - least);
    }

    List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      int[] mantissas = most - least > 6 ? new int[] {1} : new int[] {1, 2, 5};
      for (int power = -3; power < 12; power++) {
        for (int mantissa : mantissas) {
          double tick = Double.parseDouble(mantissa + "e" + power);
          if (Math.log(tick) >= least && Math.log(tick) <= most) {
            ticks.add(tick);
          }
        }
      }
      return ticks;
    }
  }
}
