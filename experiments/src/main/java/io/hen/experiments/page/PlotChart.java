package io.hen.experiments.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines over two axes, for the templates {@code plot.jte} (on a page) and {@code plotfile.jte} (a
 * file of its own): a box of {@link #WIDTH} × {@link #HEIGHT}, 0,0 at its upper left.
 *
 * @param title of the chart
 * @param alt for those who do not see it
 * @param x ticks from left to right, and the axis' title
 * @param y ticks from foot to top, and the axis' title
 * @param lines what is drawn
 * @param unseen how many values lie outside the axes and are not drawn, in words; empty: none
 */
public record PlotChart(
    String title, String alt, Ruler x, Ruler y, List<Line> lines, String unseen) {
  /** Of the box. */
  public static final int WIDTH = 320;

  /** Of the box. */
  public static final int HEIGHT = 190;

  /** Points beyond which a line's dots are small, so that they do not hide it. */
  private static final int MANY = 40;

  /** Points up to which all values are told to those who do not see the chart. */
  private static final int FEW = 12;

  /** An axis. */
  public record Ruler(String title, List<LineChart.Tick> ticks) {}

  /**
   * A line.
   *
   * @param name for the legend
   * @param look how it differs from others
   * @param runs points of polylines: a value that is no number, or has no place on the axis, parts
   *     one from the next
   * @param dots where the measured values are
   */
  public record Line(String name, PlotLook look, List<String> runs, List<LineChart.Dot> dots) {
    /** Whether the dots are small. */
    public boolean dense() {
      return dots.size() > MANY;
    }
  }

  /**
   * Values of a line.
   *
   * @param name for the legend
   * @param x where it was measured, ascending
   * @param y the values there, as many; NaN where there is none
   */
  public record Values(String name, double[] x, double[] y) {
    public Values {
      if (x.length != y.length) {
        throw new IllegalArgumentException(x.length + " places but " + y.length + " values");
      }
    }
  }

  /** Draws. */
  public static PlotChart of(String title, PlotAxis x, PlotAxis y, List<Values> values) {
    List<Line> lines = new ArrayList<>();
    StringBuilder alt =
        new StringBuilder(title).append(": ").append(y.title()).append(" over ").append(x.title());
    long unseen = 0;
    for (Values one : values) {
      Line line = line(one, x, y, PlotLook.of(lines.size()));
      lines.add(line);
      alt.append("; ").append(one.name).append(": ").append(told(one, x, y));
      unseen += numbers(one) - line.dots.size();
    }
    return new PlotChart(
        title,
        alt.toString(),
        new Ruler(x.title(), ticks(x, WIDTH, false)),
        new Ruler(y.title(), ticks(y, HEIGHT, true)),
        lines,
        unseen == 0
            ? ""
            : unseen == 1
                ? "1 value lies outside the axes"
                : unseen + " values lie outside the axes");
  }

  private static List<LineChart.Tick> ticks(PlotAxis axis, int length, boolean upwards) {
    return axis.marks().stream()
        .map(mark -> {
          double place = axis.place(mark.at());
          return new LineChart.Tick(
              coordinate((upwards ? 1 - place : place) * length), mark.label());
        })
        .toList();
  }

  private static Line line(Values values, PlotAxis x, PlotAxis y, PlotLook look) {
    List<String> runs = new ArrayList<>();
    List<LineChart.Dot> dots = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int k = 0; k < values.x.length; k++) {
      double across = x.place(values.x[k]) * WIDTH;
      double down = (1 - y.place(values.y[k])) * HEIGHT;
      if (!Double.isFinite(across) || !Double.isFinite(down)) {
        end(run, runs);
        continue;
      }
      String left = coordinate(across);
      String top = coordinate(down);
      run.append(run.isEmpty() ? "" : " ").append(left).append(',').append(top);
      if (x.shows(values.x[k]) && y.shows(values.y[k])) {
        String words = values.name + ", " + told(x, values.x[k]) + ": " + told(y, values.y[k]);
        dots.add(new LineChart.Dot(left, top, words));
      }
    }
    end(run, runs);
    return new Line(values.name, look, runs, dots);
  }

  private static void end(StringBuilder run, List<String> runs) {
    if (!run.isEmpty()) {
      runs.add(run.toString());
      run.setLength(0);
    }
  }

  private static long numbers(Values values) {
    long numbers = 0;
    for (double value : values.y) {
      numbers += Double.isNaN(value) ? 0 : 1;
    }
    return numbers;
  }

  /** All values of a short line; of a long one its ends. */
  private static String told(Values values, PlotAxis x, PlotAxis y) {
    int count = values.x.length;
    StringBuilder told = new StringBuilder();
    for (int k = 0; k < count; k++) {
      if (count > FEW && k > 0 && k < count - 1) {
        continue;
      }
      told.append(told.isEmpty() ? "" : count > FEW ? " … " : ", ")
          .append(told(y, values.y[k]))
          .append(" at ")
          .append(told(x, values.x[k]));
    }
    return told.toString();
  }

  private static String told(PlotAxis axis, double value) {
    return axis.scale() == PlotScale.SHARE ? Words.share(value) : Words.figure(value);
  }

  private static String coordinate(double value) {
    // Far outside the box it does not matter where; a line that long would be no number in SVG.
    return String.format(Locale.ROOT, "%.1f", Math.clamp(value, -10_000, 10_000));
  }
}
