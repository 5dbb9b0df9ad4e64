package io.hen.experiments.robustness;

import io.hen.experiments.page.Image;
import io.hen.experiments.page.LineChart;
import java.util.List;
import java.util.Map;

/**
 * What the template {@code robustness.jte} shows, all in words and pictures.
 *
 * @param lead what was done, a few sentences
 * @param tiles what was demanded and found
 * @param panels the curves of stored pictures, one for each series
 * @param strangers the curves of pictures that were never stored
 * @param rows the table
 * @param facts settings and provenance
 * @param skipped files that could not be read
 * @param timing how long it took
 */
public record RobustnessView(
    List<String> lead,
    List<Tile> tiles,
    List<Panel> panels,
    List<LineChart> strangers,
    List<Row> rows,
    Map<String, String> facts,
    List<String> skipped,
    String timing) {

  /** Something demanded, and what was found. */
  public record Tile(String number, String name, String words, String verdict, String tone) {}

  /** A chart and the damaged cues of one picture below it. */
  public record Panel(LineChart chart, List<Image> cues) {}

  /** A line of the table. */
  public record Row(
      String series,
      String label,
      String count,
      String identity,
      double width,
      String nearest,
      String wrong,
      String metastable,
      String ties,
      String unfamiliar,
      String strangersTold) {}
}
