package io.hen.experiments.page;

import java.util.List;

/**
 * How a line of a {@link PlotChart} differs from others: by colour, and for those who do not tell
 * the colours apart by dash and mark as well.
 *
 * @param tone a CSS class that colours it
 * @param dash an SVG dash array; {@code none} is solid
 * @param mark an SVG path around 0,0 for its measured values
 */
public record PlotLook(String tone, String dash, String mark) {
  private static final int TONES = 8;

  private static final List<String> DASHES = List.of("none", "7 3", "2 3", "9 3 2 3");

  /** Disc, square, diamond, triangle, and triangle on its tip. */
  private static final List<String> MARKS =
      List.of(
          "M-3,0A3,3 0 1 0 3,0A3,3 0 1 0 -3,0Z",
          "M-2.7,-2.7H2.7V2.7H-2.7Z",
          "M0,-3.8L3.8,0L0,3.8L-3.8,0Z",
          "M0,-3.6L3.6,2.7H-3.6Z",
          "M0,3.6L3.6,-2.7H-3.6Z");

  /** Of the k-th line; dash and mark together are the same again only after 20 lines. */
  public static PlotLook of(int k) {
    return new PlotLook(
        "p" + k % TONES, DASHES.get(k % DASHES.size()), MARKS.get(k % MARKS.size()));
  }
}
