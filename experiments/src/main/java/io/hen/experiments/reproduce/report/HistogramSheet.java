package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.HistogramChart;
import java.util.ArrayList;
import java.util.List;

/**
 * Histograms side by side, for the template {@code histogramfile.jte}.
 *
 * @param title above them
 * @param width of all, in units of SVG
 * @param height of all
 * @param cells from left to right, then down
 */
public record HistogramSheet(String title, int width, int height, List<Cell> cells) {
  private static final int COLUMNS = 3;
  private static final int CELL_WIDTH = HistogramChart.WIDTH + 40;
  private static final int CELL_HEIGHT = HistogramChart.HEIGHT + 64;
  private static final int HEAD = 56; // the title and what the colours are

  /** A histogram, and where its box begins. */
  public record Cell(HistogramChart chart, int x, int y) {}

  static HistogramSheet of(String title, List<HistogramChart> charts) {
    List<Cell> cells = new ArrayList<>();
    for (int k = 0; k < charts.size(); k++) {
      int x = k % COLUMNS * CELL_WIDTH + 20;
      int y = HEAD + k / COLUMNS * CELL_HEIGHT + 20;
      cells.add(new Cell(charts.get(k), x, y));
    }
    int columns = Math.min(COLUMNS, Math.max(1, charts.size()));
    int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
    return new HistogramSheet(title, columns * CELL_WIDTH, HEAD + rows * CELL_HEIGHT, cells);
  }
}
