package io.hen.experiments.page;

import io.hen.core.measure.CosineSeparability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The paper's Fig. 3 for the template {@code histogram.jte}: two histograms, each as high as the
 * box at its highest bin.
 *
 * @param title of the chart
 * @param alt for those who do not see it
 * @param self area of the self-similarities, an SVG path
 * @param cross area of the cross-similarities, an SVG path
 * @param ticks of the axis
 * @param note the measures, in words
 */
public record HistogramChart(
    String title, String alt, String self, String cross, List<LineChart.Tick> ticks, String note) {
  /** Of the box. */
  public static final int WIDTH = 280;

  /** Of the box. */
  public static final int HEIGHT = 90;

  /**
   * Draws.
   *
   * @param from where the axis begins, in [-1,1)
   */
  public static HistogramChart of(String title, CosineSeparability cosines, double from) {
    List<LineChart.Tick> ticks = new ArrayList<>();
    for (double at = Math.ceil(from * 4) / 4; at <= 1; at += 0.25) {
      ticks.add(new LineChart.Tick(number((at - from) / (1 - from) * WIDTH), Words.number(at)));
    }
    String note =
        String.format(Locale.ROOT, "overlap %.3f, AUC %.4f", cosines.overlap(), cosines.auc());
    return new HistogramChart(
        title,
        "Histograms of cosines, " + title + ": " + note,
        area(cosines.self(), from),
        area(cosines.cross(), from),
        ticks,
        note);
  }

  /** Where the axis must begin for all to be seen: a quarter at or below the lowest cosine. */
  public static double from(List<CosineSeparability> all) {
    double lowest = 0;
    for (CosineSeparability one : all) {
      int bins = one.self().length;
      for (int b = 0; b < bins; b++) {
        if (one.self()[b] + one.cross()[b] > 0) {
          lowest = Math.min(lowest, -1 + 2.0 * b / bins);
          break;
        }
      }
    }
    return Math.floor(lowest * 4) / 4;
  }

  private static String area(long[] counts, double from) {
    long highest = 1;
    for (long count : counts) {
      highest = Math.max(highest, count);
    }
    StringBuilder path = new StringBuilder("M0," + HEIGHT);
    for (int b = 0; b < counts.length; b++) {
      double left = -1 + 2.0 * b / counts.length;
      if (left < from - 1e-9) {
        continue;
      }
      double y = HEIGHT * (1 - (double) counts[b] / highest);
      path.append('V').append(number(y));
      path.append('H').append(number((left + 2.0 / counts.length - from) / (1 - from) * WIDTH));
    }
    return path.append('V').append(HEIGHT).append('Z').toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
