package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;

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

  /**
   * A network over a bank; {@link Similarity#COSINE} scales each part of each pattern to length 1.
   */
  public HopfieldNetwork(PatternBank bank, Similarity similarity) {
    this.landscape = new Landscape(bank, similarity);
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
   * @throws IllegalArgumentException if the cue is not of the bank's shape
   */
  public Recall recall(Observation cue, RecallOptions options) {
    return new SupportDynamics(landscape, landscape.scaled(cue), beta(options), options).run();
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

  /** One plain update that reads the whole bank: the definition that {@link #recall} is held to. */
  public State step(State state, RecallOptions options) {
    double[] weights = scores(state, beta(options));
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

  private static double beta(RecallOptions options) {
    return switch (options.beta()) {
      case Beta.Fixed(double value) -> value;
      case Beta.Automatic _ ->
          throw new IllegalArgumentException("automatic beta needs the gaps between the memories");
    };
  }
}
