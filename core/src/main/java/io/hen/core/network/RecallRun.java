package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One recall: the first scan, the dynamics, and what is to be said about them. */
final class RecallRun {
  private final Landscape landscape;
  private final NetworkCertifier network;
  private final PatternBank bank;
  private final Observation cue;
  private final RecallOptions options;
  private final double[] similarities;
  private final double beta;
  private final double scale;
  private int scans;

  /**
   * A recall that has not run yet.
   *
   * @param cue in the scale of the landscape
   * @param similarities of every memory to it, double[N]
   */
  RecallRun(
      Landscape landscape,
      NetworkCertifier network,
      Observation cue,
      double[] similarities,
      double beta,
      RecallOptions options) {
    this.landscape = landscape;
    this.network = network;
    this.bank = landscape.bank;
    this.cue = cue;
    this.similarities = similarities;
    this.options = options;
    this.beta = beta;
    this.scale = landscape.similarity.betaScale() * beta;
  }

  Recall run() {
    if (bank.size() == 0) {
      return unfamiliar("nothing is stored");
    }
    scans++;
    if (cue.nothing()) {
      return unfamiliar("the cue shows nothing to recall by");
    }
    double self = bank.selfSimilarity(cue, landscape.similarity);
    double highest = Max.highest(similarities);
    double error = landscape.similarityError(landscape.cueLength(self, highest), self);
    FirstScan first = FirstScan.of(similarities, error);
    double[] scores = Arrays.stream(similarities).map(s -> beta * s).toArray();
    Ended ended =
        options.dynamics() == Dynamics.FREE
            ? free(scores)
            : cue.whole() ? still(scores) : clamped(scores);
    SupportDynamics run = ended.dynamics;
    Certifier certifier = new Certifier(landscape, cue, similarities, first, scale, options);
    List<Certificate> certificates =
        new ArrayList<>(certifier.issue(run.last(), run.steps(), run.inaccuracy()));
    if (options.dynamics() == Dynamics.FREE && options.separation() instanceof Softmax) {
      network.forgets(beta).ifPresent(certificates::add);
    }
    return new Recall(
        verdict(first, run.last()),
        ended.state,
        run.last().sorted(),
        first.nearest(),
        first.margin(),
        beta,
        run.steps(),
        ended.settled,
        ended.residual / landscape.largestNorm,
        run.energies(),
        Optional.empty(),
        List.copyOf(certificates),
        new Recall.Work(scans + run.readings(), run.largestSupport()));
  }

  private record Ended(SupportDynamics dynamics, State state, boolean settled, double residual) {}

  private Ended free(double[] scores) {
    SupportDynamics dynamics = new SupportDynamics(Terrain.free(landscape), scale, options);
    Mixture expected = dynamics.weigh(scores);
    Mixture fill = cue.whole() ? Mixture.NONE : expected;
    if (cue.whole()) {
      double squared = bank.squaredNorm(cue, fill);
      dynamics.beginAtWholeCue(squared, innerFrom(squared));
    } else if (options.damping() < 1 || options.trace()) {
      double[] inner = new double[bank.size()];
      bank.inner(cue, fill, inner);
      scans++;
      dynamics.beginAtCompletedCue(bank.squaredNorm(cue, fill), inner);
    } else {
      dynamics.beginAtCompletedCue();
    }
    boolean settled = dynamics.iterate();
    State state = new State(dynamics.remnant(), cue, fill, dynamics.mixture());
    return new Ended(dynamics, state, settled, dynamics.residual());
  }

  private Ended clamped(double[] scores) {
    SupportDynamics dynamics =
        new SupportDynamics(Terrain.clamped(landscape, cue, observedInner()), scale, options);
    dynamics.weigh(scores);
    dynamics.beginAtFirstWeights();
    boolean settled = dynamics.iterate();
    State state = new State(1, cue, dynamics.mixture(), Mixture.NONE);
    return new Ended(dynamics, state, settled, dynamics.residual());
  }

  /** Clamped with every coordinate observed: nothing can move. */
  private Ended still(double[] scores) {
    SupportDynamics dynamics = new SupportDynamics(Terrain.free(landscape), scale, options);
    dynamics.weigh(scores);
    double squared = bank.squaredNorm(cue, Mixture.NONE);
    dynamics.beginAtWholeCue(squared, innerFrom(squared));
    return new Ended(dynamics, new State(1, cue, Mixture.NONE, Mixture.NONE), true, 0);
  }

  /** ⟨ξ_n,c⟩ from the similarities to a wholly observed cue. */
  private double[] innerFrom(double cueSquared) {
    if (landscape.similarity == Similarity.DOT) {
      return similarities;
    }
    if (landscape.similarity == Similarity.COSINE && bank instanceof PartsBank) {
      // The parts of the cue have unit length only up to the rounding of floats, each its own.
      return observedInner();
    }
    double length = Math.sqrt(cueSquared);
    double[] inner = new double[similarities.length];
    Arrays.setAll(
        inner,
        n ->
            landscape.similarity == Similarity.COSINE
                ? similarities[n] * length
                : (similarities[n] + bank.squaredNorm(n) + cueSquared) / 2);
    return inner;
  }

  /** ⟨ξ_n,c⟩ over the observed coordinates. */
  private double[] observedInner() {
    if (landscape.similarity == Similarity.DOT) {
      return similarities;
    }
    double[] inner = new double[bank.size()];
    bank.inner(cue, Mixture.NONE, inner);
    scans++;
    return inner;
  }

  private Verdict verdict(FirstScan first, Mixture last) {
    if (first.ties().length > 1) {
      return new Verdict.Ambiguous(first.ties(), weightsOf(first.ties(), last));
    }
    Mixture sorted = last.sorted();
    if (sorted.weights()[0] >= Verdict.RETRIEVED_WEIGHT) {
      return new Verdict.Retrieved(sorted.members()[0], sorted.weights()[0]);
    }
    return Verdict.Metastable.of(sorted);
  }

  /** The weights of some memories in the last update. */
  private double[] weightsOf(int[] memories, Mixture last) {
    double[] all = new double[bank.size()];
    for (int k = 0; k < last.size(); k++) {
      all[last.members()[k]] = last.weights()[k];
    }
    return WeightedState.gather(all, memories);
  }

  private Recall unfamiliar(String reason) {
    return new Recall(
        new Verdict.Unfamiliar(reason),
        new State(1, cue, Mixture.NONE, Mixture.NONE),
        Mixture.NONE,
        -1,
        Double.POSITIVE_INFINITY,
        beta,
        0,
        true,
        Double.NaN,
        new double[0],
        Optional.empty(),
        List.of(),
        new Recall.Work(scans, 0));
  }
}
