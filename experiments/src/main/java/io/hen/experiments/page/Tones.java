package io.hen.experiments.page;

import java.util.List;

/** CSS classes that colour what is good and what is bad. */
public final class Tones {
  private static final List<String> LINES = List.of("line-a", "line-b", "line-c", "line-d");

  private Tones() {}

  /** Of a share that should be all. */
  public static String ofShare(double share) {
    return share >= 0.99 ? "good" : share >= 0.9 ? "mixed" : "bad";
  }

  /** Of the k-th of several lines that mean neither good nor bad. */
  public static String line(int k) {
    return LINES.get(k % LINES.size());
  }
}
