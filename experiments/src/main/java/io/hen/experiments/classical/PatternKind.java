package io.hen.experiments.classical;

/** What {@link CapacityTrial} stores. */
public enum PatternKind {
  /** Binarised pictures, see {@link Binarised}. */
  PICTURES("pictures"),
  /** Random ±1, the patterns that theory speaks of. */
  RANDOM("random patterns");

  private final String words;

  PatternKind(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
