package io.hen.experiments.classical;

import java.util.List;

/**
 * How well one network holds more and more patterns of one kind.
 *
 * @param patterns what was stored
 * @param network what it was stored in
 * @param neurons D
 * @param points by ascending N
 * @param untried N that were left out because at the last two points nothing was recalled exactly
 *     from any start; empty: the curve is complete
 * @param theory of random patterns, whatever was stored
 */
public record CapacityCurve(
    PatternKind patterns,
    NetworkKind network,
    int neurons,
    List<CapacityPoint> points,
    List<Integer> untried,
    Theory theory) {

  /** The share of exact recalls that counts as holding the patterns. */
  public static final double HOLDS = 0.95;

  public CapacityCurve {
    points = List.copyOf(points);
    untried = List.copyOf(untried);
  }

  /** {@link #breaks(Start)} of recalls from the upper half, all neurons free. */
  public int breaks() {
    return breaks(Start.HALF);
  }

  /**
   * The largest N up to which, at every N tried, at least 95 % of the recalls were exact; 0 if they
   * were not at the smallest. Where {@link #holds} is true, it is only a lower bound.
   */
  public int breaks(Start start) {
    int largest = 0;
    for (CapacityPoint point : points) {
      if (point.recalls(start).share() < HOLDS) {
        return largest;
      }
      largest = point.stored();
    }
    return largest;
  }

  /** Whether at least 95 % of the recalls were exact at every N: where it breaks was not found. */
  public boolean holds(Start start) {
    return points.stream().allMatch(point -> point.recalls(start).share() >= HOLDS);
  }
}
