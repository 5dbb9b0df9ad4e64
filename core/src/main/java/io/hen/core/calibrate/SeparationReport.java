package io.hen.core.calibrate;

import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * How far apart the items of a memory lie, and what follows from that.
 *
 * @param memories N
 * @param rows the rows that were examined, ascending: all, or a sample
 * @param separations Δ_i of each of them, the least lead of a memory over those of other items at
 *     its own place (Ramsauer et al. 2020, arXiv 2008.02217): for dot products and cosines {@code
 *     ⟨ξ_i,ξ_i⟩ - max_j ⟨ξ_i,ξ_j⟩}, negative where another memory wins by its length; for squared
 *     distances half the squared distance to the next
 * @param distances squared distance of each of them to the nearest other item
 * @param worst the closest pairs, closest first
 * @param collisions items that are the same in one part
 * @param beta the β that fits whole cues of nearly all items: it gives a memory that leads by the
 *     gap of the closest hundredth all but the stated weight, {@code ln((N-1)(1-e)/e)/gap}; a
 *     recall with automatic β adapts it to its cue
 * @param forgetting at a β below this every cue ends in one average, {@code 4/D²} in the convention
 *     of the similarity, D the distance of the farthest pair seen; 0 if unknown
 * @param certified the share of examined items that are stored at that β in the sense of Ramsauer
 *     et al., {@code β'Δ_i ≥ 2/N + ln(2(N-1)Nβ'M²)}: rounding left aside, as it is no certificate
 * @param capacity how many more items the memory can be expected to hold
 */
public record SeparationReport(
    int memories,
    int[] rows,
    double[] separations,
    double[] distances,
    List<Pair> worst,
    List<PartCollision> collisions,
    double beta,
    double forgetting,
    double certified,
    Capacity capacity) {

  /**
   * Two rows of different items.
   *
   * @param first the lower row
   * @param second the higher row
   * @param squaredDistance between them
   */
  public record Pair(int first, int second, double squaredDistance) {}

  /**
   * Equal steps from the least to the greatest value.
   *
   * @param low lower end of the first step
   * @param high upper end of the last one
   * @param counts how many values lie in each step
   */
  public record Histogram(double low, double high, int[] counts) {

    /** Of values, in so many steps. */
    static Histogram of(double[] values, int steps) {
      double low = Arrays.stream(values).min().orElse(0);
      double high = Arrays.stream(values).max().orElse(0);
      int[] counts = new int[steps];
      for (double value : values) {
        double at = high > low ? (value - low) / (high - low) * steps : 0;
        counts[Math.min(steps - 1, (int) at)]++;
      }
      return new Histogram(low, high, counts);
    }
  }

  /**
   * Examines a memory: one scan of the bank for each examined item, one more for a sample of them.
   *
   * @param bank for cosine the unit bank, as {@code HopfieldNetwork.bank()}
   * @param owners which rows belong to one item
   * @param progress told now and then how many items were examined, from any thread
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static SeparationReport of(
      PatternBank bank,
      Similarity similarity,
      Owners owners,
      SeparationOptions options,
      IntConsumer progress) {
    return new SeparationSurvey(bank, similarity, owners, options, progress).report();
  }

  /** Whether every item was examined. */
  public boolean complete() {
    return rows.length == memories;
  }

  /** How the separations Δ are distributed, in so many equal steps. */
  public Histogram separationHistogram(int steps) {
    return Histogram.of(separations, steps);
  }

  /** How the squared distances to the nearest other item are distributed. */
  public Histogram distanceHistogram(int steps) {
    return Histogram.of(distances, steps);
  }
}
