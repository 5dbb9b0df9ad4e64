package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.HistogramChart;
import io.hen.experiments.page.Image;
import io.hen.experiments.page.PlotChart;
import java.util.List;
import java.util.Map;

/**
 * What the template {@code reproduce.jte} shows, all in words and pictures.
 *
 * @param lead what was found, a few sentences
 * @param tiles how many checks ended how
 * @param shares the same as parts of a bar, without those that the paper says nothing about
 * @param chapters one for each experiment
 * @param facts where the numbers come from
 * @param skipped files that could not be read
 * @param timing how long it took
 */
public record ReproductionView(
    List<String> lead,
    List<Tile> tiles,
    List<Share> shares,
    List<Chapter> chapters,
    Map<String, String> facts,
    List<String> skipped,
    String timing) {

  /** A headline number, with a CSS class: ok, holds, fail, new or none. */
  public record Tile(String number, String name, String words, String tone) {}

  /**
   * A part of a bar.
   *
   * @param width in percent
   */
  public record Share(String width, String tone) {}

  /**
   * A chapter.
   *
   * @param name where it is on the page
   * @param marks how many checks ended how, those that did not occur left out
   * @param checks shown at once
   * @param folded shown when asked for
   */
  public record Chapter(
      String name,
      String title,
      String time,
      List<Mark> marks,
      List<String> about,
      List<CheckWords> checks,
      List<CheckWords> folded,
      List<Part> parts,
      Map<String, String> settings) {}

  /** So many checks ended so. */
  public record Mark(String words, String tone) {}

  /** A block, or several charts that stand side by side. */
  public sealed interface Part {}

  /**
   * A table.
   *
   * @param tall whether it is so long that it scrolls
   */
  public record TablePart(
      String title, List<Head> heads, List<List<Cell>> rows, boolean tall, String note)
      implements Part {}

  /** A column's title and CSS classes. */
  public record Head(String title, String tone) {}

  /**
   * A value.
   *
   * @param head whether it names its row: a text in the first column
   * @param whole all of a text that was cut short; else empty
   * @param tone CSS classes
   * @param width of the bar behind a share, in percent; 0 where there is none
   */
  public record Cell(boolean head, String words, String whole, String tone, String width) {}

  /** Charts. */
  public record PlotsPart(List<Plot> plots) implements Part {}

  /** A chart and what is said below it. */
  public record Plot(PlotChart chart, String note) {}

  /** Film strips. */
  public record StripsPart(String title, List<Strip> strips, String note) implements Part {}

  /** A film strip; the tone is a CSS class. */
  public record Strip(String label, String verdict, String tone, List<Image> frames) {}

  /** Histograms. */
  public record HistogramsPart(String title, List<HistogramChart> charts, String note)
      implements Part {}
}
