package io.hen.experiments.classical;

import io.hen.core.measure.IdentityAccuracy;
import java.util.List;

/**
 * What was found at one N.
 *
 * @param stored N, how many patterns each network held
 * @param networks how many networks were tried
 * @param cues how many patterns were recalled, in all of them together
 * @param nearest the baseline: for how many cues the stored pattern with the most equal neurons in
 *     the visible upper half was the right one (of a tie, the one stored first)
 * @param recalls what became of the recalls, one entry for each {@link Start}, in its order
 * @param seconds of storing and recalling, wall clock
 */
public record CapacityPoint(
    int stored, int networks, int cues, int nearest, List<Recalls> recalls, double seconds) {

  /**
   * What became of recalls that began alike.
   *
   * @param start where they began
   * @param cues how many
   * @param exact how many ended in exactly the pattern, all D neurons right
   * @param unsettled how many were given up before they settled
   * @param overlap mean of m = (1/D) ⟨ξ,σ⟩ of pattern and end state, in [-1,1]
   */
  public record Recalls(Start start, int cues, int exact, int unsettled, double overlap) {

    /** The share of recalls that were exact, in [0,1]. */
    public double share() {
      return (double) exact / cues;
    }

    /** The 95 % score interval of that share (Wilson 1927), see {@link IdentityAccuracy}. */
    public IdentityAccuracy.Interval interval() {
      return new IdentityAccuracy(exact, 0, cues - exact).interval();
    }
  }

  public CapacityPoint {
    recalls = List.copyOf(recalls);
    if (!recalls.stream().map(Recalls::start).toList().equals(List.of(Start.values()))) {
      throw new IllegalArgumentException("there must be recalls from every start, in order");
    }
  }

  /** The recalls that began so. */
  public Recalls recalls(Start start) {
    return recalls.get(start.ordinal());
  }

  /** Whether no recall from any start was exact: not one pattern was even a fixed point. */
  boolean nothingExact() {
    return recalls.stream().allMatch(some -> some.exact() == 0);
  }
}
