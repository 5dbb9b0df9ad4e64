package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Check;
import io.hen.experiments.reproduce.Expected;
import java.util.OptionalDouble;

/**
 * A check as people read it.
 *
 * @param figure what it is
 * @param paper the paper's number
 * @param expected what was to come out: {@code ± 0.010 or at most 0.050}
 * @param ours what was measured
 * @param delta ours less the paper's, with its sign
 * @param status as {@code OK*}
 * @param tone a CSS class: ok, holds, fail or new
 */
public record CheckWords(
    String figure,
    String paper,
    String expected,
    String ours,
    String delta,
    String status,
    String tone) {

  private static final int LONGEST = 140;

  static CheckWords of(Check check) {
    return new CheckWords(
        Words.line(check.figure(), LONGEST),
        words(check.expected().map(Expected::paper).orElse(OptionalDouble.empty())),
        check.expected().map(CheckWords::expected).orElse(Words.NONE),
        Words.figure(check.actual()),
        delta(delta(check)),
        status(check.status()),
        tone(check.status()));
  }

  /** The measured number less the paper's; empty where there is none, or nothing was measured. */
  static OptionalDouble delta(Check check) {
    OptionalDouble paper = check.expected().map(Expected::paper).orElse(OptionalDouble.empty());
    return paper.isPresent() && Double.isFinite(check.actual())
        ? OptionalDouble.of(check.actual() - paper.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Without the brackets in which a terminal shows it. */
  static String status(Check.Status status) {
    return status.mark().replace("[", "").replace("]", "");
  }

  /** A CSS class. */
  static String tone(Check.Status status) {
    return switch (status) {
      case OK -> "ok";
      case HOLDS -> "holds";
      case FAIL -> "fail";
      case NEW -> "new";
    };
  }

  /** In words: {@code at most 0.050}. */
  static String bound(Expected.Bound bound) {
    return switch (bound) {
      case Expected.AtMost(double value) -> "at most " + Words.figure(value);
      case Expected.AtLeast(double value) -> "at least " + Words.figure(value);
    };
  }

  private static String expected(Expected expected) {
    String bound = expected.bound().map(CheckWords::bound).orElse("");
    if (expected.paper().isEmpty()) {
      return bound.isEmpty() ? Words.NONE : bound;
    }
    String within = "± " + Words.figure(expected.within());
    return bound.isEmpty() ? within : within + ", or " + bound;
  }

  private static String words(OptionalDouble number) {
    return number.isPresent() ? Words.figure(number.getAsDouble()) : Words.NONE;
  }

  private static String delta(OptionalDouble delta) {
    String words = words(delta);
    return delta.isPresent() && delta.getAsDouble() > 0 ? "+" + words : words;
  }
}
