package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Issues the certificates of one recall from what the recall has computed anyway; {@link
 * Certificate} has the statements and the proofs.
 */
final class Certifier {
  /** More rounding than this in a score, in nats, and nothing is said about weights. */
  private static final double COARSE = 0.1;

  /** A little less than the 0.01 at which a verdict changes, so that rounding cannot change it. */
  private static final double MOST_EXCESS = 0.0099;

  private final Landscape landscape;
  private final Observation cue;
  private final FirstScan first;
  private final RecallOptions options;
  private final double scale;
  private final CueMargins margins;

  /** Whether nothing moves, because all is observed and what is observed is held. */
  private final boolean still;

  /** Whether only the first update matters. */
  private final boolean single;

  /** Upper bound of the distance from the winner to any memory. */
  private final double farthest;

  Certifier(
      Landscape landscape,
      Observation cue,
      Numbers similarities,
      FirstScan first,
      double scale,
      RecallOptions options) {
    this.landscape = landscape;
    this.cue = cue;
    this.first = first;
    this.options = options;
    this.scale = scale;
    this.margins = new CueMargins(landscape, cue, similarities, first);
    this.still = options.dynamics() == Dynamics.CLAMPED && cue.whole();
    this.single = options.steps() == 1 || still;
    this.farthest = farthestFrom(first.nearest());
  }

  /**
   * What holds after a recall.
   *
   * @param last the weights of its last update, heaviest first
   * @param steps how many steps were run
   * @param errors of its steps
   */
  List<Certificate> issue(Mixture last, int steps, ErrorBounds errors) {
    List<Certificate> issued = new ArrayList<>();
    double rounding =
        2
            * scale
            * Math.max(
                errors.inaccuracy(), margins.worstError() / landscape.similarity.betaScale());
    double perStep = perStep(rounding) + errors.approximation();
    identity(last, rounding, perStep).ifPresent(issued::add);
    Optional<Certificate.CueStability> stability = cueStability();
    stability.ifPresent(issued::add);
    if (options.separation() instanceof Softmax && rounding < COARSE) {
      boolean basin = stability.isPresent() && stability.get().everyStep() && !single;
      double variance = landscape.largestNorm * landscape.largestNorm;
      if (basin) {
        variance = Math.min(variance, tail() * farthest * farthest);
      }
      issued.add(new Certificate.Truncation(perStep, overall(perStep, steps, variance)));
    }
    return issued;
  }

  private double perStep(double rounding) {
    double left = 3 * options.epsilon() + 2 * Math.expm1(2 * rounding);
    int size = landscape.bank.size();
    // A state that a step would move by less than the rounding of its target is taken to be at
    // rest.
    return landscape.largestNorm * (left + sums(size) + landscape.bank.rounding(size));
  }

  /** Rounding of sums of that many weights. */
  private static double sums(int terms) {
    return (terms + 16.0) * 0x1p-52;
  }

  private Optional<Certificate> identity(Mixture last, double rounding, double perStep) {
    int memory = last.members()[0];
    double others = 2 * options.epsilon();
    for (int k = 1; k < last.size(); k++) {
      others += last.weights()[k];
    }
    double excess = others * Math.exp(2 * rounding) * (1 + sums(last.size()));
    if (!(rounding < COARSE && excess <= 1 - Verdict.RETRIEVED_WEIGHT)) {
      return Optional.empty();
    }
    double distance = excess * farthestFrom(memory) + perStep + dropped();
    return Optional.of(new Certificate.Identity(memory, excess, distance));
  }

  /** How far the state moves by the weights that are dropped from it. */
  private double dropped() {
    return options.epsilon() * landscape.largestNorm / options.damping();
  }

  private Optional<Certificate.CueStability> cueStability() {
    int memory = first.nearest();
    if (landscape.bank.size() == 1) {
      Certificate.Reach all =
          new Certificate.Reach(Double.POSITIVE_INFINITY, margins.tokens(Double.NEGATIVE_INFINITY));
      return Optional.of(new Certificate.CueStability(memory, all, Optional.of(all), true));
    }
    // Twice so much may a computed lead be off, and twice so much counts as a tie.
    double unseen = 4 * margins.worstError() / landscape.similarity.betaScale();
    Optional<Certificate.Reach> winner = reach(unseen);
    if (winner.isEmpty()) {
      return Optional.empty();
    }
    double once = nats() / scale + unseen + 4 * worstInaccuracy();
    double always = once + (cue.whole() ? 0 : excess() * excess() * farthest * farthest / 2);
    Optional<Certificate.Reach> ever =
        single ? reach(once) : staysAtWinner(once) ? reach(always) : Optional.empty();
    return Optional.of(
        new Certificate.CueStability(
            memory, winner.get(), ever.or(() -> reach(once)), ever.isPresent()));
  }

  private Optional<Certificate.Reach> reach(double needed) {
    double radius = margins.radius(needed);
    OptionalInt tokens = margins.tokens(needed);
    return radius > 0 ? Optional.of(new Certificate.Reach(radius, tokens)) : Optional.empty();
  }

  /** Whether the lead at every possible target of an update is proved to be enough. */
  private boolean staysAtWinner(double needed) {
    return landscape.similarity == Similarity.L2
        && (options.dynamics() == Dynamics.CLAMPED || leadAtTarget() >= needed);
  }

  /** x(½x - eD), which grows with x from eD on; below that it is not positive until 2eD. */
  private double leadAtTarget() {
    double apart = margins.apart();
    return apart * (apart / 2 - excess() * farthest);
  }

  /** e: 0 for the maximum, for softmax what makes {@code ln(1/e)/β' + ½(eD)²} smallest. */
  private double excess() {
    return options.separation() instanceof Max
        ? 0
        : Math.min(MOST_EXCESS, 1 / (farthest * Math.sqrt(scale)));
  }

  /** The lead in scores that gives the winner 1-e of the weight. */
  private double nats() {
    if (options.separation() instanceof Max) {
      return 0;
    }
    if (options.separation() instanceof Softmax) {
      double e = excess();
      return Math.log((landscape.bank.size() - 1) * (1 - e) / e) + 1e-9;
    }
    return Double.POSITIVE_INFINITY;
  }

  /** A bound of {@link ErrorBounds#inaccuracy} and of what is dropped, for every cue in reach. */
  private double worstInaccuracy() {
    double lengths = 2 * landscape.largestNorm + margins.longestCue();
    double relative = landscape.bank.rounding(landscape.bank.size());
    double largest = landscape.largestNorm * landscape.largestNorm;
    return (4 * relative * lengths * lengths + 2 * options.epsilon() * largest) / options.damping();
  }

  /** A bound of the weight of all others in every step where stability holds for every step. */
  private double tail() {
    double lead = margins.lead();
    if (!cue.whole()) {
      lead -= excess() * excess() * farthest * farthest / 2;
    }
    if (options.dynamics() == Dynamics.FREE) {
      lead = Math.min(lead, leadAtTarget());
    }
    lead -= 4 * worstInaccuracy();
    return Math.min(1, (landscape.bank.size() - 1) * Math.exp(-scale * lead));
  }

  /** Empty where the bound says no more than that both states lie among the memories. */
  private OptionalDouble overall(double perStep, int steps, double variance) {
    double eta = options.damping();
    double growth = (1 - eta + eta * scale * variance) * (1 + 1e-12);
    // A state that has settled exactly would stay; the exact one next to it may still be moving.
    int counted = options.tolerance() > 0 || still ? steps : options.steps();
    double grown = Math.pow(growth, counted);
    double sum = growth == 1 ? counted : (1 - grown) / (1 - growth);
    double bound = (perStep * (Math.max(1, grown) + eta * sum) + dropped()) * (1 + 1e-9);
    return bound < landscape.largestNorm ? OptionalDouble.of(bound) : OptionalDouble.empty();
  }

  private double farthestFrom(int memory) {
    return (landscape.norms[memory] + landscape.largestNorm) * (1 + 1e-12);
  }
}
