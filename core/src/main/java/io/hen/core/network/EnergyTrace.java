package io.hen.core.network;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The energies of the states that a recall comes by; keeps nothing unless that was asked for. */
final class EnergyTrace {
  private final Terrain terrain;
  private final double scale;
  private final RecallOptions options;
  private final double[] energies;

  EnergyTrace(Terrain terrain, double scale, RecallOptions options) {
    this.terrain = terrain;
    this.scale = scale;
    this.options = options;
    this.energies = new double[options.trace() ? options.steps() + 1 : 0];
  }

  /**
   * Notes {@code F(v,p) = -⟨p,scores(v)⟩ + Ω(p) + β'·½‖v‖²} at the first state, with {@code Ω(p) =
   * ⟨p,s⟩ - potential(s)} at the scores s that p came from (Fenchel's equality).
   *
   * @param weights p
   * @param scores s
   */
  void first(WeightedState state, double[] weights, double[] scores) {
    if (!options.trace()) {
      return;
    }
    double energy = energy(state, scores);
    double[] atState = state.scores(terrain.biases(), scale);
    for (int k = 0; k < weights.length; k++) {
      energy += weights[k] * (scores[k] - atState[k]);
    }
    energies[0] = energy;
  }

  /** Notes the energy after some steps, from the scores there. */
  void note(int steps, WeightedState state, double[] scores) {
    if (options.trace()) {
      energies[steps] = energy(state, scores);
    }
  }

  private double energy(WeightedState state, double[] scores) {
    double squared = state.squaredNorm() + terrain.heldSquared();
    return scale / 2 * squared - options.separation().potential(scores);
  }

  /** The energy after some steps. */
  OptionalDouble at(int steps) {
    return options.trace() ? OptionalDouble.of(energies[steps]) : OptionalDouble.empty();
  }

  /** The energies before the first and after each of some steps. */
  double[] until(int steps) {
    return options.trace() ? Arrays.copyOf(energies, steps + 1) : energies;
  }
}
