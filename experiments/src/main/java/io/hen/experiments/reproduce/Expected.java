package io.hen.experiments.reproduce;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a number is expected to be.
 *
 * @param paper the paper's number; empty where the paper only makes a claim
 * @param within how far from it still counts as the same number, ≥ 0
 * @param bound what must hold for the paper's claim to hold, on other data; empty: the number alone
 */
public record Expected(OptionalDouble paper, double within, Optional<Bound> bound) {

  /** A bound from above or from below. */
  public sealed interface Bound {
    /** Whether a number keeps it; what is not a number keeps none. */
    boolean keeps(double actual);

    /** In words: {@code at most 0.05}. */
    String words();
  }

  /** {@code actual ≤ value}. */
  public record AtMost(double value) implements Bound {
    @Override
    public boolean keeps(double actual) {
      return actual <= value;
    }

    @Override
    public String words() {
      return "at most " + value;
    }
  }

  /** {@code actual ≥ value}. */
  public record AtLeast(double value) implements Bound {
    @Override
    public boolean keeps(double actual) {
      return actual >= value;
    }

    @Override
    public String words() {
      return "at least " + value;
    }
  }

  /** Whether a number is the paper's, within the tolerance. */
  public boolean meetsPaper(double actual) {
    return paper.isPresent() && Math.abs(actual - paper.getAsDouble()) <= within;
  }

  /** In words: {@code 0.836 (the paper), at least 0.5}. */
  public String words() {
    String said = paper.isPresent() ? paper.getAsDouble() + " (the paper)" : "";
    String kept = bound.map(Bound::words).orElse("");
    return said.isEmpty() || kept.isEmpty() ? said + kept : said + ", " + kept;
  }
}
