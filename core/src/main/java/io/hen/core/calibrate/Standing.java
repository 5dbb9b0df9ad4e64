package io.hen.core.calibrate;

import io.hen.core.bank.Numbers;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How the memories stand to one cue, in distances of a {@link Yardstick}.
 *
 * @param best the nearest row, the lowest of a tie; -1 if none is stored
 * @param nearest its distance
 * @param rival distance of the nearest row of another item; of an unrelated memory where there is
 *     none
 * @param beyond distance of the nearest row of another item that is not as near as the best, up to
 *     rounding; of an unrelated memory where there is none
 * @param lead {@code ln(rival/nearest)}
 * @param spacing mean of {@code ln(d_k/rival)} over the rivals after the first: how far apart, in
 *     the same units, neighbours of this cue are anyway; 0 where there are too few
 * @param closeness {@code ln(mean distance/nearest)}
 */
record Standing(
    int best,
    double nearest,
    double rival,
    double beyond,
    double lead,
    double spacing,
    double closeness) {

  /** The most rivals whose distances count. */
  private static final int MOST_RIVALS = 40;

  /** How many rivals count among so many memories. */
  static int rivals(int memories) {
    return Math.min(MOST_RIVALS, memories / 4);
  }

  /**
   * Ranks the similarities to a cue.
   *
   * @param similarities double[N]
   * @param leftOut a row whose item takes no part, or -1
   */
  static Standing of(double[] similarities, Yardstick yardstick, Owners owners, int leftOut) {
    return of(similarities, yardstick, owners, leftOut, OptionalDouble.empty());
  }

  /**
   * Ranks the similarities to a cue, all memories taking part.
   *
   * @param similarities as far as they matter; read on as far as the result needs it
   * @param mean the mean similarity; where it is not known all similarities are read
   */
  static Standing of(
      Numbers similarities, Yardstick yardstick, Owners owners, OptionalDouble mean) {
    int needed = 2 * MOST_RIVALS;
    while (mean.isPresent() && !similarities.complete()) {
      double[] best = similarities.orLowest(similarities.best(needed));
      if (!similarities.complete() && suffices(best, yardstick, owners)) {
        return of(best, yardstick, owners, -1, mean);
      }
      needed *= 4;
    }
    return of(similarities.values(), yardstick, owners, -1, mean);
  }

  /** Whether the similarities that are not -∞ are those of all the rivals that count. */
  private static boolean suffices(double[] similarities, Yardstick yardstick, Owners owners) {
    int best = 0;
    for (int n = 1; n < similarities.length; n++) {
      best = similarities[n] > similarities[best] ? n : best;
    }
    double equal = yardstick.distance(similarities[best]) + yardstick.floor();
    int rivals = 0;
    boolean beyond = false;
    for (int n = 0; n < similarities.length; n++) {
      if (similarities[n] > Double.NEGATIVE_INFINITY && !owners.same(n, best)) {
        rivals++;
        beyond |= yardstick.distance(similarities[n]) > equal;
      }
    }
    return beyond && rivals >= MOST_RIVALS;
  }

  private static Standing of(
      double[] similarities, Yardstick yardstick, Owners owners, int leftOut, OptionalDouble mean) {
    int best = -1;
    double sum = 0;
    int count = 0;
    for (int n = 0; n < similarities.length; n++) {
      if (leftOut < 0 || !owners.same(n, leftOut)) {
        sum += yardstick.distance(similarities[n]);
        count++;
        if (best < 0 || similarities[n] > similarities[best]) {
          best = n;
        }
      }
    }
    double unrelated = yardstick.unrelated();
    if (best < 0) {
      return new Standing(-1, unrelated, unrelated, unrelated, 0, 0, 0);
    }
    double nearest = yardstick.distance(similarities[best]);
    Rivals rivals = new Rivals(Math.max(1, rivals(count)));
    double beyond = Double.POSITIVE_INFINITY;
    for (int n = 0; n < similarities.length; n++) {
      if (!owners.same(n, best) && (leftOut < 0 || !owners.same(n, leftOut))) {
        double distance = yardstick.distance(similarities[n]);
        rivals.add(distance);
        if (distance > nearest + yardstick.floor() && distance < beyond) {
          beyond = distance;
        }
      }
    }
    double rival = rivals.size == 0 ? unrelated : rivals.distances[0];
    double spacing = 0;
    for (int k = 1; k < rivals.size; k++) {
      spacing += yardstick.logRatio(rivals.distances[k], rival) / (rivals.size - 1);
    }
    return new Standing(
        best,
        nearest,
        rival,
        Double.isInfinite(beyond) ? unrelated : beyond,
        Math.max(0, yardstick.logRatio(rival, nearest)),
        spacing,
        yardstick.logRatio(
            mean.isPresent() ? yardstick.distance(mean.getAsDouble()) : sum / count, nearest));
  }

  /** The nearest few, ascending. */
  private static final class Rivals {
    final double[] distances;
    int size;

    Rivals(int most) {
      this.distances = new double[most];
    }

    void add(double distance) {
      if (size == distances.length && distance >= distances[size - 1]) {
        return;
      }
      int at = Arrays.binarySearch(distances, 0, size, distance);
      int place = at < 0 ? -at - 1 : at;
      int last = Math.min(size, distances.length - 1);
      System.arraycopy(distances, place, distances, place + 1, last - place);
      distances[place] = distance;
      size = last + 1;
    }
  }
}
