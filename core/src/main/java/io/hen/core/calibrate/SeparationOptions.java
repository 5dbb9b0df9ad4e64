package io.hen.core.calibrate;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link SeparationReport} is to find out.
 *
 * @param error the weight that a memory may lack where it leads by the usual gap, as of automatic
 *     β, in (0,0.01]
 * @param strangerError α of the stranger test, in (0,0.5]
 * @param worst how many of the closest pairs to name, ≥ 0
 * @param most the most items to examine, ≥ 1; a bank with more is sampled
 * @param limit the share of items that may be indistinguishable, in (0,0.5]
 * @param masks for each part the coordinates (of tokens: positions) that collisions are looked for
 *     in; parts without, and an empty list, are compared whole
 */
public record SeparationOptions(
    double error,
    double strangerError,
    int worst,
    int most,
    double limit,
    List<Optional<BitSet>> masks) {

  public SeparationOptions {
    require(error > 0 && error <= 0.01, "error must lie in (0,0.01], not " + error);
    require(
        strangerError > 0 && strangerError <= 0.5,
        "strangerError must lie in (0,0.5], not " + strangerError);
    require(worst >= 0, "worst must not be negative, but is " + worst);
    require(most >= 1, "most must be positive, not " + most);
    require(limit > 0 && limit <= 0.5, "limit must lie in (0,0.5], not " + limit);
    masks = List.copyOf(masks);
  }

  /**
   * e = 0.001, α = 0.002, the ten closest pairs, as many items as 10¹¹ products allow, 1 %, whole
   * parts.
   */
  public static SeparationOptions defaults() {
    return new SeparationOptions(
        1e-3, Calibrator.USUAL_ERROR, 10, Integer.MAX_VALUE, 0.01, List.of());
  }

  /** These options with another number of closest pairs. */
  public SeparationOptions withWorst(int value) {
    return new SeparationOptions(error, strangerError, value, most, limit, masks);
  }

  /** These options with another greatest number of items. */
  public SeparationOptions withMost(int value) {
    return new SeparationOptions(error, strangerError, worst, value, limit, masks);
  }

  /** These options with other masks. */
  public SeparationOptions withMasks(List<Optional<BitSet>> value) {
    return new SeparationOptions(error, strangerError, worst, most, limit, value);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
