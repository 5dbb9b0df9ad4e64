package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which memories a support has, and what a mixture weighs them. */
final class Membership {
  private Membership() {}

  /**
   * The memories that score at most {@code depth} less than the highest, all of which are known, or
   * are held already; all if that is half.
   *
   * @param all scores of every memory
   * @param depth in nats
   * @return rows, ascending
   */
  static int[] within(Numbers all, double depth, Mixture held) {
    int size = all.size();
    int[] rows = all.rowsFrom(all.top(depth) - depth);
    if (held.size() > 0) {
      int[] members = held.members();
      rows =
          IntStream.concat(
                  Arrays.stream(rows),
                  IntStream.range(0, members.length)
                      .filter(k -> held.weights()[k] > 0)
                      .map(k -> members[k]))
              .sorted()
              .distinct()
              .toArray();
    }
    return 2L * rows.length > size ? IntStream.range(0, size).toArray() : rows;
  }

  /** The weights of some memories, ascending as the members of the mixture are. */
  static double[] weights(Mixture mixture, int[] rows) {
    double[] held = new double[rows.length];
    int k = 0;
    for (int i = 0; i < rows.length; i++) {
      while (k < mixture.size() && mixture.members()[k] < rows[i]) {
        k++;
      }
      if (k < mixture.size() && mixture.members()[k] == rows[i]) {
        held[i] = mixture.weights()[k];
      }
    }
    return held;
  }
}
