package io.hen.experiments;

import io.hen.experiments.page.Image;
import java.util.List;
import java.util.Map;

/**
 * What the template {@code report.jte} shows, all in words and pictures.
 *
 * @param source where the pictures come from
 * @param hero a handful of originals, as data URIs
 * @param pictures how many, in words
 * @param lead what was found, a few sentences
 * @param tiles the headline numbers
 * @param rows the main table
 * @param others the table of further settings
 * @param reels the film strips
 * @param shared the shared caption
 * @param facts settings and provenance
 * @param skipped files that could not be read
 * @param timing how long it took
 */
public record ReportView(
    String source,
    List<String> hero,
    String pictures,
    List<String> lead,
    List<Tile> tiles,
    List<Line> rows,
    List<Line> others,
    List<Reel> reels,
    Shared shared,
    Map<String, String> facts,
    List<String> skipped,
    String timing) {

  /** A headline number. */
  public record Tile(String number, String words, String tone) {}

  /**
   * A line of a table.
   *
   * @param width of the bar for identity, in percent
   */
  public record Line(
      String method,
      String fill,
      String setting,
      String count,
      String identity,
      double width,
      String nearest,
      String metastable,
      String wrong,
      String ties,
      String time) {}

  /** The films of one picture. */
  public record Reel(Image original, String caption, String why, List<Strip> strips) {}

  /**
   * One film strip.
   *
   * @param quote the caption where that is the cue, else empty
   * @param cue the half picture where that is the cue, else empty
   * @param given the original given back, or empty
   * @param verdict in words
   * @param tone {@code good}, {@code bad}, {@code mixed} or {@code plain}
   * @param curve the energy, or empty where it settled in its first step
   */
  public record Strip(
      String method,
      List<String> quote,
      List<Image> cue,
      List<Image> frames,
      List<Image> given,
      String verdict,
      String tone,
      List<Curve> curve) {}

  /**
   * An energy curve in a box of 200 × 80.
   *
   * @param points of a polyline
   * @param first energy before the first step
   * @param last energy after the last step
   * @param steps how many steps
   */
  public record Curve(String points, String first, String last, int steps) {}

  /** The shared caption. */
  public record Shared(
      String caption,
      Image one,
      Image other,
      List<Image> mixture,
      String verdict,
      String resolved,
      String unknown) {}
}
