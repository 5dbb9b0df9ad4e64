package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.calibrate.Familiarity;
import io.hen.core.calibrate.Owners;
import java.util.Arrays;

/**
 * Lets the stranger test have its say in a verdict.
 *
 * <p>A tie between items that are close stays a tie. Else a memory that leads by enough is what the
 * dynamics found; a cue that is at least close to the stored, but to no item more than to another,
 * is a mixture; and anything else is unfamiliar.
 */
final class StrangerTest {
  private StrangerTest() {}

  static Recall apply(
      Recall recall,
      Familiarity familiarity,
      Numbers similarities,
      Owners owners,
      RecallOptions options) {
    return recall.judged(verdict(recall, familiarity, similarities, owners, options), familiarity);
  }

  private static Verdict verdict(
      Recall recall,
      Familiarity familiarity,
      Numbers similarities,
      Owners owners,
      RecallOptions options) {
    Verdict found = recall.verdict();
    if (familiarity.distinct()) {
      return found;
    }
    if (familiarity.close()
        && found instanceof Verdict.Ambiguous(int[] ties, double[] _)
        && !Arrays.stream(ties).allMatch(row -> owners.same(row, ties[0]))) {
      return found;
    }
    if (!familiarity.close()) {
      return new Verdict.Unfamiliar(familiarity.reason());
    }
    return found instanceof Verdict.Retrieved
        ? Verdict.Metastable.of(firstWeights(recall, similarities, options))
        : found;
  }

  private static Mixture firstWeights(Recall recall, Numbers similarities, RecallOptions options) {
    double[] weights = similarities.values().clone();
    int[] rows = new int[weights.length];
    for (int n = 0; n < weights.length; n++) {
      weights[n] *= recall.beta();
      rows[n] = n;
    }
    options.separation().weights(weights, weights);
    return new Mixture(rows, weights).above(options.epsilon() / weights.length).sorted();
  }
}
