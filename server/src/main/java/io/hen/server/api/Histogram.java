package io.hen.server.api;

import io.hen.core.calibrate.SeparationReport;
import java.util.stream.IntStream;

/**
 * How many values lie in each of some steps of equal width.
 *
 * @param low the lower end of the first
 * @param high the upper end of the last
 * @param counts of each
 */
public record Histogram(double low, double high, int[] counts) {

  /** Steps of a histogram that the service gives. */
  static final int STEPS = 12;

  static Histogram of(SeparationReport.Histogram found) {
    return new Histogram(found.low(), found.high(), found.counts());
  }

  /** The lower end of each step. */
  public double[] ends() {
    double step = (high - low) / counts.length;
    return IntStream.range(0, counts.length).mapToDouble(k -> low + k * step).toArray();
  }
}
