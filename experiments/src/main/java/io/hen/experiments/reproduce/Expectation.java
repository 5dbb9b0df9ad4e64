package io.hen.experiments.reproduce;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment's file says of some of its numbers.
 *
 * @param of whose: {@code dvae, black}
 * @param measure which: {@code 1-SSIM}
 * @param paper the paper's numbers by N; of numbers without N by 0; null: it only makes a claim
 * @param within how far from the paper's number still counts as the same; null: 0.0005, as the
 *     paper gives three decimals
 * @param atMost what the number may be at most, on other data than the paper's
 * @param atLeast what it must be at least
 */
record Expectation(
    String of,
    String measure,
    @Nullable Map<Integer, Double> paper,
    @Nullable Double within,
    @Nullable Double atMost,
    @Nullable Double atLeast) {
  private static final double THREE_DECIMALS = 0.0005;

  Expectation {
    if (atMost != null && atLeast != null) {
      throw new IllegalArgumentException(of + ": either atMost or atLeast, not both");
    }
    if (paper == null && atMost == null && atLeast == null) {
      throw new IllegalArgumentException(of + ": paper, atMost or atLeast is missing");
    }
  }

  /**
   * What is expected of a number, if this speaks of it.
   *
   * @param n of the number
   * @param declared whether the experiment's file asks for this N; others have no expectation
   */
  Optional<Expected> at(String whose, String which, OptionalInt n, boolean declared) {
    if (!of.equals(whose) || !measure.equals(which) || !declared) {
      return Optional.empty();
    }
    Optional<Expected.Bound> bound =
        atMost != null
            ? Optional.of(new Expected.AtMost(atMost))
            : Optional.ofNullable(atLeast).map(Expected.AtLeast::new);
    Double number = paper == null ? null : paper.get(n.orElse(0));
    if (number == null && bound.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Expected(
            number == null ? OptionalDouble.empty() : OptionalDouble.of(number),
            within == null ? THREE_DECIMALS : within,
            bound));
  }
}
