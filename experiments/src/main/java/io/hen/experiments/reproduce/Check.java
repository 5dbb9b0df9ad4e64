package io.hen.experiments.reproduce;

import java.util.Optional;

/**
 * A number that was measured, beside what the paper says and what is expected.
 *
 * @param figure what it is: {@code dvae, masked, N = 6000, 1-SSIM}
 * @param actual what was measured
 * @param expected what was to come out; empty where the paper says nothing
 */
public record Check(String figure, double actual, Optional<Expected> expected) {

  /** What a measured number is to its expectation. */
  public enum Status {
    /** The paper's number, within the stated tolerance. */
    OK("[OK]"),
    /** Not the paper's number, but it keeps the bound that stands for the paper's claim. */
    HOLDS("[OK*]"),
    /** Neither. */
    FAIL("[FAIL]"),
    /** A number that the paper does not give. */
    NEW("[NEW]");

    private final String mark;

    Status(String mark) {
      this.mark = mark;
    }

    /** As it is printed. */
    public String mark() {
      return mark;
    }
  }

  /** What it came to. */
  public Status status() {
    if (expected.isEmpty()) {
      return Status.NEW;
    }
    Expected wanted = expected.get();
    if (wanted.meetsPaper(actual)) {
      return Status.OK;
    }
    return wanted.bound().filter(bound -> bound.keeps(actual)).isPresent()
        ? Status.HOLDS
        : Status.FAIL;
  }
}
