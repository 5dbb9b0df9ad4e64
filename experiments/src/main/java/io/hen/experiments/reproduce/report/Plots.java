package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.HistogramChart;
import io.hen.experiments.page.PlotAxis;
import io.hen.experiments.page.PlotChart;
import io.hen.experiments.page.PlotScale;
import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block;
import java.util.List;

/** Draws charts and histograms. */
final class Plots {
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_NAME = 60;

  private Plots() {}

  static PlotChart of(Block.Chart chart) {
    return PlotChart.of(
        Words.line(chart.title(), LONGEST_TITLE),
        axis(chart.x()),
        axis(chart.y()),
        chart.lines().stream()
            .map(line ->
                new PlotChart.Values(Words.line(line.name(), LONGEST_NAME), line.x(), line.y()))
            .toList());
  }

  /** All on the same axis, so that they can be compared. */
  static List<HistogramChart> of(Block.Histograms histograms) {
    double from =
        HistogramChart.from(histograms.charts().stream().map(Block.Histogram::cosines).toList());
    return histograms.charts().stream()
        .map(one -> HistogramChart.of(Words.line(one.title(), LONGEST_TITLE), one.cosines(), from))
        .toList();
  }

  private static PlotAxis axis(Block.Axis axis) {
    PlotScale scale =
        switch (axis.scale()) {
          case LINEAR -> PlotScale.LINEAR;
          case LOGARITHMIC -> PlotScale.LOGARITHMIC;
          case SHARE -> PlotScale.SHARE;
        };
    double from = axis.from();
    double to = axis.to();
    if (from == to) { // one place only: it stands in the middle
      double room = scale == PlotScale.SHARE ? 0.1 : Math.max(Math.abs(from), 1) / 2;
      from = scale == PlotScale.LOGARITHMIC ? from / 2 : from - room;
      to = scale == PlotScale.LOGARITHMIC ? to * 2 : to + room;
    }
    return new PlotAxis(Words.line(axis.title(), LONGEST_NAME), scale, from, to);
  }
}
