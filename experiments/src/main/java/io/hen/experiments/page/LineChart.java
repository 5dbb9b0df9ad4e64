package io.hen.experiments.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shares over a row of settings, for the template {@code chart.jte}: a box of {@link #WIDTH} ×
 * {@link #HEIGHT}, 0 % at its foot and 100 % at its top.
 *
 * @param title of the chart
 * @param alt for those who do not see it
 * @param axis what the settings are
 * @param ticks the settings, from left to right
 * @param lines what is drawn
 */
public record LineChart(String title, String alt, String axis, List<Tick> ticks, List<Line> lines) {
  /** Of the box. */
  public static final int WIDTH = 280;

  /** Of the box. */
  public static final int HEIGHT = 130;

  /** A setting. */
  public record Tick(String x, String label) {}

  /**
   * A line.
   *
   * @param name for the legend
   * @param tone its CSS class
   * @param points of a polyline
   * @param dots where the measured values are
   */
  public record Line(String name, String tone, String points, List<Dot> dots) {}

  /** A measured value. */
  public record Dot(String x, String y, String words) {}

  /**
   * Values of a line.
   *
   * @param name for the legend
   * @param tone its CSS class
   * @param shares one for each setting, in [0,1]
   */
  public record Values(String name, String tone, double[] shares) {}

  /**
   * Draws.
   *
   * @param settings from left to right, equally far apart
   */
  public static LineChart of(
      String title, String axis, List<String> settings, List<Values> values) {
    List<Tick> ticks = new ArrayList<>();
    for (int k = 0; k < settings.size(); k++) {
      ticks.add(new Tick(number(x(k, settings.size())), settings.get(k)));
    }
    StringBuilder alt = new StringBuilder(title);
    List<Line> lines = new ArrayList<>();
    for (Values one : values) {
      if (one.shares.length != settings.size()) {
        throw new IllegalArgumentException(
            one.shares.length + " shares for " + settings.size() + " settings");
      }
      lines.add(line(one, settings));
      alt.append("; ").append(one.name).append(':');
      for (double share : one.shares) {
        alt.append(' ').append(percent(share));
      }
    }
    return new LineChart(title, alt.toString(), axis, ticks, lines);
  }

  private static Line line(Values values, List<String> settings) {
    StringBuilder points = new StringBuilder();
    List<Dot> dots = new ArrayList<>();
    for (int k = 0; k < values.shares.length; k++) {
      String x = number(x(k, values.shares.length));
      String y = number((1 - values.shares[k]) * HEIGHT);
      points.append(x).append(',').append(y).append(' ');
      dots.add(
          new Dot(x, y, values.name + " at " + settings.get(k) + ": " + percent(values.shares[k])));
    }
    return new Line(values.name, values.tone, points.toString().strip(), dots);
  }

  private static double x(int k, int count) {
    return count == 1 ? WIDTH / 2.0 : (double) k / (count - 1) * WIDTH;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
