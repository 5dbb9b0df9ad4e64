package io.hen.core.network;

import org.jspecify.annotations.Nullable;

/** What the numbers that the steps of a recall go by may be off. */
final class ErrorBounds {
  private final Terrain terrain;
  private final RecallOptions options;
  private final double scale;
  private final Crowds crowds;

  /** ‖c̃‖². */
  private double cueSquared;

  private int largestSupport;
  private @Nullable SupportVector vector;

  /** As {@link #combined()} of vectors that are no longer there. */
  private double earlier;

  ErrorBounds(Terrain terrain, RecallOptions options, double scale, Crowds crowds) {
    this.terrain = terrain;
    this.options = options;
    this.scale = scale;
    this.crowds = crowds;
  }

  /** The steps begin at a cue. */
  void begin(double squared) {
    cueSquared = squared;
  }

  /**
   * The steps go on with another support.
   *
   * @param members how many memories it has
   * @param state the state as a vector, if that is how they go on
   */
  void support(int members, @Nullable SupportVector state) {
    earlier = combined();
    vector = state;
    largestSupport = Math.max(largestSupport, members);
  }

  int largestSupport() {
    return largestSupport;
  }

  /**
   * Bounds the rounding errors of every ⟨ξ_n,v⟩ + bias_n, of ⟨c̃,v⟩ and of ‖v‖². Each inner product
   * is formed with the bank's relative error, that of the memories then averaged with earlier ones
   * step by step, whose own roundings add up to at most those of 1/η steps. Inner products that
   * followed from known ones are off by as much as their combination says.
   */
  double inaccuracy() {
    return rounding() + combined();
  }

  /** Bounds the errors of combinations of known inner products, see {@link KnownMeans}. */
  private double combined() {
    return Math.max(earlier, vector == null ? 0 : vector.error());
  }

  /** How much farther than its rounding a step may move a state that is taken to be at rest. */
  double approximation() {
    return combined() == 0 ? 0 : combined() / terrain.largestNorm();
  }

  private double rounding() {
    double relative = terrain.bank().rounding(Math.max(2, largestSupport));
    return 4 * relative * lengths() * lengths() / options.damping();
  }

  private double lengths() {
    return terrain.largestNorm() + Math.sqrt(Math.max(cueSquared, terrain.heldSquared()));
  }

  /**
   * As {@link #inaccuracy}, for outsiders and for lengths: of these what belongs to {@link Crowds}
   * is not formed. With w their weight it is at most {@code wM²} of a ⟨ξ_n,v⟩, {@code 2wM(M+‖c̃‖)}
   * of ‖v‖² and {@code 2wM·Σ|p_k - w_k|·M} of a step's squared length.
   */
  double doubt() {
    return inaccuracy() + 2 * crowds.doubt() * terrain.largestNorm() * lengths();
  }

  /** As much as rounding may err anyway, or what changes no weight by more than ε. */
  double bearable() {
    return Math.max(rounding(), options.epsilon() / (8 * scale));
  }
}
