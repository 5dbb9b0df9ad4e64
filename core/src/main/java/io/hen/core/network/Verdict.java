package io.hen.core.network;

import io.hen.core.bank.Mixture;

/** What a recall ended as, in rows of the bank. */
public sealed interface Verdict {

  /** The least weight of one memory in the last update for which it counts as retrieved. */
  double RETRIEVED_WEIGHT = 0.99;

  /**
   * One memory has at least {@link #RETRIEVED_WEIGHT} of the last update.
   *
   * @param memory row of the bank
   * @param weight its weight, in [0.99,1]
   */
  record Retrieved(int memory, double weight) implements Verdict {}

  /**
   * Several memories are equally similar to the cue's observed coordinates, as far as rounding lets
   * that be told, and no other is more similar, so the cue cannot decide between them, whatever the
   * dynamics do afterwards. Equal rows always tie; rows that differ tie only where the difference
   * of their similarities is below the rounding error of computing it.
   *
   * @param ties at least two rows of the bank, ascending
   * @param weights of each of them in the last update
   */
  record Ambiguous(int[] ties, double[] weights) implements Verdict {}

  /**
   * Settled in a mixture of several memories; or, where strangers are tested for, the cue lies
   * close to the stored but between memories, none of which leads by more than a stranger's nearest
   * would.
   *
   * @param mixture members and weights of the last update (in the second case of the first one),
   *     heaviest first
   * @param entropy {@code -Σ p ln p} in nats
   * @param participation {@code 1 / Σ p²}: of how many equal members the mixture is worth, in [1,A]
   */
  record Metastable(Mixture mixture, double entropy, double participation) implements Verdict {

    /** A mixture, heaviest first, with its measures. */
    static Metastable of(Mixture mixture) {
      double entropy = 0;
      double squares = 0;
      for (double p : mixture.weights()) {
        entropy -= p * Math.log(p);
        squares += p * p;
      }
      return new Metastable(mixture, entropy, 1 / squares);
    }
  }

  /**
   * The cue belongs to nothing stored: its nearest memory does not stand out more than a stranger's
   * would. Or nothing is stored, or the cue observes nothing, so that there is nothing to recall
   * by.
   *
   * @param reason one sentence, with numbers where there are any
   */
  record Unfamiliar(String reason) implements Verdict {}
}
