package io.hen.experiments.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Collects the numbers of an experiment beside what is expected of them. */
final class Checks {
  private final Experiment experiment;
  private final List<Integer> sizes;
  private final List<Check> all = new ArrayList<>();

  /**
   * None yet.
   *
   * @param sizes N that the experiment's file asks for
   */
  Checks(Experiment experiment, List<Integer> sizes) {
    this.experiment = experiment;
    this.sizes = sizes;
  }

  /** Adds a number of a memory of n. */
  void add(String of, int n, String measure, double actual) {
    add(of, OptionalInt.of(n), sizes.contains(n), measure, actual);
  }

  /** Adds a number that belongs to no size. */
  void add(String of, String measure, double actual) {
    add(of, OptionalInt.empty(), true, measure, actual);
  }

  private void add(String of, OptionalInt n, boolean declared, String measure, double actual) {
    String size = n.isPresent() ? "N = " + n.getAsInt() + ", " : "";
    all.add(
        new Check(
            size + of + ", " + measure,
            actual,
            experiment.expected().stream()
                .flatMap(one -> one.at(of, measure, n, declared).stream())
                .findFirst()));
  }

  List<Check> all() {
    return all;
  }
}
