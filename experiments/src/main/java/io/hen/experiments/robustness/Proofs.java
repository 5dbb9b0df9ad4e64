package io.hen.experiments.robustness;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Certificate;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.core.network.Verdict;
import java.util.Optional;

/**
 * Puts stability certificates to the test: the undamaged cue is the stored pattern itself at the
 * coordinates that the damaged cue observes. Where the certificate of either cue covers the
 * distance between the two, both must have the same nearest memory, and the damaged cue must not
 * retrieve another.
 *
 * @param covered how many recalls were covered, by either certificate
 * @param violations how many of them had another winner: none, if the certificates are right
 * @param wrongCovered how many of those retrieved a wrong picture
 */
public record Proofs(int covered, int violations, int wrongCovered) {
  /** None tested. */
  public static final Proofs NONE = new Proofs(0, 0, 0);

  /** Both together. */
  public Proofs plus(Proofs other) {
    return new Proofs(
        covered + other.covered, violations + other.violations, wrongCovered + other.wrongCovered);
  }

  /**
   * Tests one recall.
   *
   * @param meant row of the bank
   * @param recall what the damaged cue came to, by {@link io.hen.core.bank.Similarity#L2} or dot
   *     products
   */
  static Proofs of(
      HopfieldNetwork network, int meant, Observation cue, Recall recall, RecallOptions options) {
    Observation undamaged = undamaged(network.bank(), meant, cue);
    if (undamaged.nothing()) {
      return NONE;
    }
    Difference difference = Difference.between(undamaged, cue);
    Recall ideal = network.recall(undamaged, options.withStrangerError(0));
    boolean covered =
        stability(ideal)
                .filter(known -> known.memory() == meant && difference.within(known))
                .isPresent()
            || stability(recall).filter(difference::within).isPresent()
                && ideal.nearest() == meant
                && !(ideal.verdict() instanceof Verdict.Ambiguous);
    if (!covered) {
      return NONE;
    }
    boolean wrong =
        recall.verdict() instanceof Verdict.Retrieved(int memory, double weight) && memory != meant;
    return new Proofs(1, recall.nearest() != meant || wrong ? 1 : 0, wrong ? 1 : 0);
  }

  private static Optional<Certificate.CueStability> stability(Recall recall) {
    return recall.certificates().stream()
        .filter(Certificate.CueStability.class::isInstance)
        .map(Certificate.CueStability.class::cast)
        .findFirst();
  }

  /** Memory n where the cue observes. */
  static Observation undamaged(PatternBank bank, int n, Observation cue) {
    return switch (cue) {
      case Observation.Tokens(char[] tokens) -> {
        char[] own = tokens.clone();
        for (int s = 0; s < own.length; s++) {
          own[s] = own[s] == Kernels.NEVER ? Kernels.NEVER : (char) ((TokenBank) bank).token(n, s);
        }
        yield new Observation.Tokens(own);
      }
      case Observation.Dense seen -> {
        double[] exact = ((DenseBank) bank).densify(State.at(n, cue));
        float[] own = new float[exact.length];
        for (int k = 0; k < own.length; k++) {
          own[k] = (float) exact[k];
        }
        yield new Observation.Dense(own, seen.observed());
      }
      case Observation.Parts parts ->
          throw new IllegalArgumentException("the suite's cues have one part");
    };
  }

  /**
   * How far two cues that observe the same coordinates are apart.
   *
   * @param norm of the difference
   * @param tokens how many differ; 0 where there are none
   */
  record Difference(double norm, int tokens) {
    static Difference between(Observation one, Observation other) {
      if (one instanceof Observation.Tokens(char[] a)
          && other instanceof Observation.Tokens(char[] b)) {
        int tokens = 0;
        for (int s = 0; s < a.length; s++) {
          tokens += a[s] != b[s] ? 1 : 0;
        }
        return new Difference(Math.sqrt(2.0 * tokens), tokens);
      }
      Observation.Dense a = (Observation.Dense) one;
      Observation.Dense b = (Observation.Dense) other;
      double sum = 0;
      for (int k = a.observed().nextSetBit(0); k >= 0; k = a.observed().nextSetBit(k + 1)) {
        double step = (double) a.values()[k] - b.values()[k];
        sum += step * step;
      }
      return new Difference(Math.sqrt(sum), 0);
    }

    boolean within(Certificate.CueStability known) {
      Certificate.Reach reach = known.winner();
      // The norm is rounded; what lies at the very border is not counted as covered.
      return norm * (1 + 1e-9) < reach.radius()
          || reach.tokens().isPresent() && tokens < reach.tokens().getAsInt();
    }
  }
}
