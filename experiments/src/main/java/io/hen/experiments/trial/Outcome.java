package io.hen.experiments.trial;

import io.hen.core.network.Recall;
import io.hen.core.network.Verdict;

/**
 * What one recall came to.
 *
 * @param kind the verdict, measured against the item that was meant
 * @param recalled number of the retrieved picture, or of the heaviest of a mixture; -1 if none
 * @param nearest number of the nearest neighbour's picture; -1 if none
 */
public record Outcome(Kind kind, int recalled, int nearest) {

  /** Number of a picture that is meant but not stored. */
  public static final int STRANGER = -2;

  /** The five ways in which a recall can end. */
  public enum Kind {
    /** Retrieved, and it is what was meant. */
    IDENTITY("the right picture"),
    /** Retrieved, and it is another: wrong but confident. */
    WRONG("a wrong picture"),
    /** Settled in a mixture. */
    METASTABLE("a mixture"),
    /** Several memories fit equally well. */
    AMBIGUOUS("a tie"),
    /** Nothing like it is stored. */
    UNFAMILIAR("nothing");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }

    /** The CSS class of pages. */
    public String tone() {
      return switch (this) {
        case IDENTITY -> "good";
        case WRONG -> "bad";
        case METASTABLE -> "mixed";
        case AMBIGUOUS, UNFAMILIAR -> "plain";
      };
    }
  }

  /** A retrieval of one picture where another, or the same, was meant. */
  public static Outcome retrieved(int meant, int recalled, int nearest) {
    return new Outcome(recalled == meant ? Kind.IDENTITY : Kind.WRONG, recalled, nearest);
  }

  /** What a recall of picture {@code meant} came to; its number is its row of the bank. */
  public static Outcome of(int meant, Recall recall) {
    int nearest = recall.nearest();
    return switch (recall.verdict()) {
      case Verdict.Retrieved(int memory, double weight) -> retrieved(meant, memory, nearest);
      case Verdict.Ambiguous(int[] ties, double[] weights) ->
          new Outcome(Kind.AMBIGUOUS, ties[0], nearest);
      case Verdict.Metastable(var mixture, double entropy, double participation) ->
          new Outcome(Kind.METASTABLE, mixture.members()[0], nearest);
      case Verdict.Unfamiliar unfamiliar -> new Outcome(Kind.UNFAMILIAR, -1, nearest);
    };
  }
}
