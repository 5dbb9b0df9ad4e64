package io.hen.experiments.compare;

import io.hen.experiments.page.HistogramChart;
import io.hen.experiments.page.Image;
import io.hen.experiments.page.LineChart;
import java.util.List;
import java.util.Map;

/**
 * What the template {@code compare.jte} shows, all in words and pictures.
 *
 * @param lead what was found, a few sentences
 * @param tiles the headline numbers, one an encoder
 * @param rows the cells that use every cue
 * @param others all other cells
 * @param sweeps identity over β, one chart an encoder
 * @param histograms one group an encoder
 * @param reels pictures to look at
 * @param shownBy how their recalls were run
 * @param facts settings and provenance
 * @param skipped files that could not be read
 * @param timing how long it took
 */
public record CompareView(
    List<String> lead,
    List<Tile> tiles,
    List<Row> rows,
    List<Row> others,
    List<LineChart> sweeps,
    List<Histograms> histograms,
    List<Reel> reels,
    String shownBy,
    Map<String, String> facts,
    List<String> skipped,
    String timing) {

  /** A headline number. */
  public record Tile(String number, String words, String tone) {}

  /**
   * A line of the table.
   *
   * @param width of the bar for identity, in percent
   */
  public record Row(
      String encoder,
      String cue,
      String beta,
      String count,
      String identity,
      double width,
      String interval,
      String nearest,
      String wrong,
      String metastable,
      String ties,
      String time) {}

  /** The histograms of one encoder. */
  public record Histograms(String encoder, List<HistogramChart> charts) {}

  /** One picture and what each encoder made of its half. */
  public record Reel(Image whole, Image cue, List<Strip> strips) {}

  /** One kind of cue. */
  public record Strip(String cue, List<Frame> frames) {}

  /** What one encoder's recall decodes to. */
  public record Frame(Image image, String tone) {}
}
