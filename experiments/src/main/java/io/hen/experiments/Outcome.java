package io.hen.experiments;

/**
 * What one recall came to.
 *
 * @param kind the verdict, measured against the item that was meant
 * @param recalled number of the retrieved picture, or of the heaviest of a mixture; -1 if none
 * @param nearest number of the nearest neighbour's picture; -1 if none
 */
record Outcome(Kind kind, int recalled, int nearest) {
  enum Kind {
    IDENTITY("the right picture"),
    WRONG("a wrong picture"),
    METASTABLE("a mixture"),
    AMBIGUOUS("a tie"),
    UNFAMILIAR("nothing");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static Outcome retrieved(int meant, int recalled, int nearest) {
    return new Outcome(recalled == meant ? Kind.IDENTITY : Kind.WRONG, recalled, nearest);
  }
}
