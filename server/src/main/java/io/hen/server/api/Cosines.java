package io.hen.server.api;

import io.hen.core.measure.CosineSeparability;
import io.hen.memory.SeparationInspection;
import java.util.stream.IntStream;

/**
 * The paper's Fig. 3 (arXiv 2409.16408): cosines of patterns with half of their picture hidden, to
 * the item itself and to others, counted in the same steps of equal width.
 *
 * @param low the lower end of the first step, ≥ -1
 * @param high the upper end of the last step, ≤ 1
 * @param self how many cosines to the item itself lie in each step
 * @param cross how many cosines to other items lie in each step
 * @param sampled how many items were taken as cues
 */
public record Cosines(double low, double high, long[] self, long[] cross, int sampled) {
  private static final int MOST_STEPS = 40;

  /** Leaves out the empty ends, and joins steps until there are few enough to be looked at. */
  static Cosines of(SeparationInspection.Cosines found) {
    CosineSeparability all = found.histograms();
    int bins = all.self().length;
    int[] used = IntStream.range(0, bins).filter(b -> all.self()[b] + all.cross()[b] > 0).toArray();
    int first = used[0];
    int span = used[used.length - 1] + 1 - first;
    int width = (span + MOST_STEPS - 1) / MOST_STEPS;
    int steps = (span + width - 1) / width;
    // The last step may reach beyond 1, where nothing is.
    first = Math.min(first, bins - steps * width);
    return new Cosines(
        -1 + 2.0 * first / bins,
        -1 + 2.0 * (first + steps * width) / bins,
        joined(all.self(), first, steps, width),
        joined(all.cross(), first, steps, width),
        found.cues());
  }

  private static long[] joined(long[] counts, int first, int steps, int width) {
    return IntStream.range(0, steps)
        .mapToLong(step ->
            IntStream.range(0, width).mapToLong(k -> counts[first + step * width + k]).sum())
        .toArray();
  }
}
