package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.calibrate.Calibration;
import io.hen.core.calibrate.Calibrator;
import io.hen.core.calibrate.Judgement;
import io.hen.core.calibrate.Owners;
import java.util.Optional;

/**
 * A modern Hopfield network: memories are attractors of
 *
 * <pre>{@code
 * v ← v + η (Σ pₙ ξₙ - v),    p = separation(scores),    scoresₙ = β·sim(ξₙ,v)
 * }</pre>
 *
 * (Ramsauer et al. 2020, arXiv 2008.02217, with η = 1; Hopfield Encoding Networks, arXiv
 * 2409.16408, Eq. 2). It descends the energy
 *
 * <pre>{@code
 * E(v) = -potential(β'(⟨ξₙ,v⟩ + bₙ)) + β'·½‖v‖²
 * }</pre>
 *
 * which for softmax is {@code -ln Σ exp(β⟨ξₙ,v⟩) + β·½‖v‖²} for dot products and exactly {@code -ln
 * Σ exp(-β‖ξₙ-v‖²)} for squared distances. Two corrections to the paper: its Eq. 1 lacks the
 * quadratic term for dot products, without which the energy is unbounded below, and its Eq. 2
 * climbs the energy instead of descending it. For every β and {@code 0 < η ≤ 1} one step lowers the
 * energy by at least {@code β'η(1-η/2)‖Σ pₙ ξₙ - v‖²}: E is the minimum over p of {@code F(v,p) =
 * -⟨p,scores⟩ + Ω(p) + β'·½‖v‖²}, and for fixed p that is a parabola around {@code Σ pₙ ξₙ}.
 *
 * <p><b>Absent is not zero.</b> A cue may observe some coordinates only. Then the first step scores
 * the observed coordinates alone, and what it expects at the absent ones, {@code Σ pₙ ξₙ},
 * completes the cue: c̃. From there on the dynamics are those above, from v = c̃. The first energy
 * of a trace is then {@code F(c̃,p)}; for a wholly observed cue that is E itself, and the descent
 * holds from there in both cases.
 *
 * <p>Immutable and safe for any number of threads. The same cue gives the same result, whatever the
 * number of threads.
 */
public final class HopfieldNetwork {
  private final Landscape landscape;
  private final Calibrator calibrator;
  private final Owners owners;

  /**
   * A network over a bank; {@link Similarity#COSINE} scales each part of each pattern to length 1.
   */
  public HopfieldNetwork(PatternBank bank, Similarity similarity) {
    this(bank, similarity, Optional.empty());
  }

  /**
   * As the other, with what an earlier state of the memory has measured of itself.
   *
   * @param earlier used while the memory has the same shapes and weights and has grown or shrunk by
   *     at most a tenth, else measured anew
   */
  public HopfieldNetwork(PatternBank bank, Similarity similarity, Optional<Calibration> earlier) {
    this(bank, similarity, earlier, Owners.EACH);
  }

  /** As the other; rows of one owner are not each other's rivals when a cue is judged. */
  public HopfieldNetwork(
      PatternBank bank, Similarity similarity, Optional<Calibration> earlier, Owners owners) {
    this.landscape = new Landscape(bank, similarity);
    this.owners = owners;
    this.calibrator = new Calibrator(landscape.bank, similarity, owners, earlier);
  }

  /**
   * What this memory has measured of itself so far, whole cues at least: to be kept and handed to
   * the network over the memory's next state. The first call, or the first recall that needs it,
   * costs up to 512 scans of the bank; see {@link Calibrator}.
   */
  public Calibration calibration() {
    return calibrator.calibration();
  }

  /** The bank in the scale of the similarity: the one that states of this network refer to. */
  public PatternBank bank() {
    return landscape.bank;
  }

  /** The similarity. */
  public Similarity similarity() {
    return landscape.similarity;
  }

  /** M, the largest norm of a memory. */
  public double largestNorm() {
    return landscape.largestNorm;
  }

  /**
   * Runs the dynamics from a cue.
   *
   * <p>The result equals the plain recurrence in double precision up to {@code 2·ε·M} per step (M
   * the largest norm, ε of the options), but reads the bank only where a bound cannot prove that no
   * other memory matters; see {@link SupportDynamics}.
   *
   * <p>Automatic β and the stranger test need what the memory has measured of itself; see {@link
   * #calibration}. A fixed β without stranger test never measures anything.
   *
   * @throws IllegalArgumentException if the cue is not of the bank's shape
   */
  public Recall recall(Observation cue, RecallOptions options) {
    Observation scaled = landscape.scaled(cue);
    boolean judged = options.strangerError() > 0 || options.beta() instanceof Beta.Automatic;
    if (!judged || landscape.bank.size() == 0 || scaled.nothing()) {
      return new SupportDynamics(landscape, scaled, unjudgedBeta(options), options).run();
    }
    double[] similarities = new double[landscape.bank.size()];
    landscape.bank.similarities(scaled, landscape.similarity, similarities);
    Judgement judgement = calibrator.judge(scaled, similarities, options.strangerError());
    double beta =
        switch (options.beta()) {
          case Beta.Fixed(double value) -> value;
          case Beta.Automatic(double error) -> judgement.beta(error);
        };
    Recall recall = new SupportDynamics(landscape, scaled, beta, options).run();
    return options.strangerError() > 0
        ? StrangerTest.apply(recall, judgement.familiarity(), similarities, owners, options)
        : recall;
  }

  /**
   * {@code scores[n] = β'(⟨ξ_n,v⟩ + b_n)} for every n; for squared distances up to {@code β‖v‖²}.
   */
  public double[] scores(State state, double beta) {
    double[] scores = landscape.inner(state);
    double scale = landscape.similarity.betaScale() * beta;
    for (int n = 0; n < scores.length; n++) {
      scores[n] = scale * (scores[n] + landscape.biases[n]);
    }
    return scores;
  }

  /** E(v). */
  public double energy(State state, double beta, Separation separation) {
    double[] inner = landscape.inner(state);
    double scale = landscape.similarity.betaScale() * beta;
    double squared = landscape.squaredNorm(state, inner);
    return -separation.potential(scores(state, beta)) + scale / 2 * squared;
  }

  /**
   * One plain update that reads the whole bank: the definition that {@link #recall} is held to.
   *
   * @param options with a fixed β
   */
  public State step(State state, RecallOptions options) {
    double[] weights = scores(state, fixedBeta(options));
    options.separation().weights(weights, weights);
    double eta = options.damping();
    int[] members = new int[weights.length];
    for (int n = 0; n < weights.length; n++) {
      members[n] = n;
      weights[n] *= eta;
    }
    Mixture old = state.memories();
    for (int k = 0; k < old.size(); k++) {
      weights[old.members()[k]] += (1 - eta) * old.weights()[k];
    }
    return new State(
        (1 - eta) * state.remnant(),
        state.cue(),
        state.fill(),
        new Mixture(members, weights).above(Double.MIN_NORMAL));
  }

  private static double fixedBeta(RecallOptions options) {
    return switch (options.beta()) {
      case Beta.Fixed(double value) -> value;
      case Beta.Automatic _ ->
          throw new IllegalArgumentException("automatic beta follows from a cue; a step has none");
    };
  }

  /** β of a recall that has nothing to go by. */
  private static double unjudgedBeta(RecallOptions options) {
    return switch (options.beta()) {
      case Beta.Fixed(double value) -> value;
      case Beta.Automatic _ -> Double.NaN;
    };
  }
}
