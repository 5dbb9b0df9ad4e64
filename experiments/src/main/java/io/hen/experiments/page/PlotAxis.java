package io.hen.experiments.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a {@link PlotChart}.
 *
 * @param title what stands on it
 * @param scale how values are spread
 * @param from the lowest value shown, above 0 on a logarithmic scale
 * @param to the highest value shown, above {@code from}
 */
public record PlotAxis(String title, PlotScale scale, double from, double to) {
  /** Ticks that fit; a nice step is chosen so that there are no more. */
  private static final int MOST_TICKS = 6;

  /** Decades that fit with a tick at each. */
  private static final int MOST_DECADES = 7;

  /** Decades below which 2 and 5 have ticks as well. */
  private static final double FEW_DECADES = 1.6;

  /** Rounding of a tick's position, as a part of the step. */
  private static final double ROUNDING = 1e-9;

  /**
   * Throws {@link IllegalArgumentException} where nothing can be drawn: an end that is not finite,
   * nothing between the two, or 0 or less on a logarithmic scale.
   */
  public PlotAxis {
    if (!Double.isFinite(from) || !Double.isFinite(to) || !(from < to)) {
      throw new IllegalArgumentException(
          "the axis " + title + " goes from " + from + " to " + to + ", where nothing lies");
    }
    if (scale == PlotScale.LOGARITHMIC && from <= 0) {
      throw new IllegalArgumentException(
          "the logarithmic axis " + title + " begins at " + from + ", not above 0");
    }
  }

  /** A value that is marked, and how it is written. */
  public record Mark(double at, String label) {}

  /** Where a value lies: 0 at the axis' beginning, 1 at its end, NaN if nowhere. */
  double place(double value) {
    if (scale == PlotScale.LOGARITHMIC) {
      return value > 0 ? Math.log(value / from) / Math.log(to / from) : Double.NaN;
    }
    return (value - from) / (to - from);
  }

  /** Whether a value can be seen. */
  boolean shows(double value) {
    return value >= from && value <= to;
  }

  /**
   * The marked values, ascending: multiples of 1, 2 or 5 times a power of ten, or powers of ten on
   * a logarithmic scale. At least two.
   */
  List<Mark> marks() {
    if (scale == PlotScale.LOGARITHMIC) {
      List<Mark> decades = decades();
      // Within a decade there may be none, or one from which nothing can be read.
      return decades.size() < 2 ? steps() : decades;
    }
    return steps();
  }

  private List<Mark> steps() {
    double step = niceStep((to - from) / MOST_TICKS);
    double unit = scale == PlotScale.SHARE ? 100 : 1;
    int digits = Math.max(0, (int) -Math.floor(Math.log10(step * unit) + ROUNDING));
    List<Mark> marks = new ArrayList<>();
    long last = (long) Math.floor(to / step + ROUNDING);
    for (long k = (long) Math.ceil(from / step - ROUNDING); k <= last; k++) {
      double at = k * step;
      String label = String.format(Locale.ROOT, "%,." + digits + "f", at * unit).replace('-', '−');
      marks.add(new Mark(at, unit == 100 ? label + " %" : label));
    }
    return marks;
  }

  /** The smallest of 1, 2, 5 times a power of ten that is not below a step. */
  private static double niceStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= least * (1 - ROUNDING)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private List<Mark> decades() {
    int first = (int) Math.floor(Math.log10(from) + ROUNDING);
    int last = (int) Math.ceil(Math.log10(to) - ROUNDING);
    int every = Math.max(1, (int) Math.ceil((last - first) / (double) MOST_DECADES));
    int[] factors = Math.log10(to / from) < FEW_DECADES ? new int[] {1, 2, 5} : new int[] {1};
    List<Mark> marks = new ArrayList<>();
    for (int decade = first; decade <= last; decade += every) {
      for (int factor : factors) {
        double at = factor * Math.pow(10, decade);
        if (at >= from * (1 - ROUNDING) && at <= to * (1 + ROUNDING)) {
          marks.add(new Mark(at, Words.magnitude(factor, decade)));
        }
      }
    }
    return marks;
  }
}
