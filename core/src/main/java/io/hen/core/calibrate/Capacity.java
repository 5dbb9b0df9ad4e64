package io.hen.core.calibrate;

import io.hen.core.measure.IdentityAccuracy;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * How many more items of this kind a memory can be expected to hold.
 *
 * <p>An item can be told apart if half of it, off by a tenth of the usual distance to a stranger's
 * nearest memory, still passes the stranger test. How many items cannot is measured in the memory
 * and in all its subsets of N/8, N/4 and N/2 items (each expectation exactly, from the number of
 * rivals of every item), and continued as a power of N. With fewer than ten such items there is no
 * power to continue; then only a lower bound is given, from the upper end of the 95 % interval of
 * their share and growth in proportion to N.
 *
 * @param limit the share of items that may be indistinguishable
 * @param shares how large the share is expected to be with N/8, N/4, N/2, N items; empty where
 *     nothing can be said
 * @param fewest so many more at least (5 % quantile), 0 where nothing can be said
 * @param likely so many more, if that can be said
 * @param most so many more at most (95 % quantile), if that can be said
 * @param basis one sentence: what this rests on
 */
public record Capacity(
    double limit,
    double[] shares,
    long fewest,
    OptionalLong likely,
    OptionalLong most,
    String basis) {
  private static final int FEWEST_ITEMS = 100;
  private static final int FEWEST_EVENTS = 10;
  private static final int RESAMPLES = 200;
  private static final double LARGEST = 1e15;

  static Capacity unknown(double limit, String basis) {
    return new Capacity(limit, new double[0], 0, OptionalLong.empty(), OptionalLong.empty(), basis);
  }

  /**
   * Forecasts.
   *
   * @param rivals for each examined item, how many others are too near to it, int[m]
   * @param memories N
   */
  static Capacity of(int[] rivals, int memories, double limit) {
    if (rivals.length < FEWEST_ITEMS) {
      return unknown(
          limit,
          "cannot say: %d items are too few, it takes %d".formatted(rivals.length, FEWEST_ITEMS));
    }
    double[] shares = shares(rivals, memories);
    double now = shares[shares.length - 1];
    long affected = Arrays.stream(rivals).filter(count -> count > 0).count();
    if (affected < FEWEST_EVENTS) {
      double worst = new IdentityAccuracy(affected, rivals.length - affected, 0).interval().high();
      return new Capacity(
          limit,
          shares,
          (long) Math.max(0, memories * (limit / worst - 1)),
          OptionalLong.empty(),
          OptionalLong.empty(),
          "a lower bound: only %d of %d items have a rival too near"
              .formatted(affected, rivals.length));
    }
    double[] more = new double[RESAMPLES];
    SplittableRandom random = new SplittableRandom(memories);
    for (int k = 0; k < RESAMPLES; k++) {
      int[] again = new int[rivals.length];
      Arrays.setAll(again, i -> rivals[random.nextInt(rivals.length)]);
      more[k] = more(shares(again, memories), memories, limit);
    }
    Arrays.sort(more);
    return new Capacity(
        limit,
        shares,
        (long) more[RESAMPLES / 20],
        OptionalLong.of((long) more(shares, memories, limit)),
        OptionalLong.of((long) more[RESAMPLES - 1 - RESAMPLES / 20]),
        "%.2g %% of %d items have a rival too near now".formatted(100 * now, rivals.length));
  }

  /** The expected shares in random subsets of N/8, N/4, N/2 and N items. */
  private static double[] shares(int[] rivals, int memories) {
    double[] shares = new double[4];
    for (int k = 0; k < shares.length; k++) {
      double others = (memories - 1) * Math.pow(2, k - shares.length + 1);
      for (int count : rivals) {
        double none = 1;
        for (int t = 0; t < count && none > 0; t++) {
          none *= Math.max(0, 1 - others / (memories - 1 - t));
        }
        shares[k] += (1 - none) / rivals.length;
      }
    }
    return shares;
  }

  /** Where the power law through the shares reaches the limit, less what is stored. */
  private static double more(double[] shares, int memories, double limit) {
    double now = shares[shares.length - 1];
    if (now >= limit) {
      return 0;
    }
    if (now <= 0) {
      return LARGEST;
    }
    // Least squares of ln share against log2 N at equal steps -3, -2, -1, 0.
    double slope = 0;
    double middle = (shares.length - 1) / 2.0;
    double squares = 0;
    for (int k = 0; k < shares.length; k++) {
      slope += (k - middle) * Math.log(Math.max(shares[k], now * 1e-3));
      squares += (k - middle) * (k - middle);
    }
    double exponent = Math.max(0.1, slope / squares / Math.log(2));
    return Math.min(LARGEST, memories * (Math.pow(limit / now, 1 / exponent) - 1));
  }
}
