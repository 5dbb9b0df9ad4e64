package io.hen.core.bank;

/**
 * How alike a memory ξ and a state v are (the first of the three steps of an update, Millidge et
 * al. 2022, arXiv 2202.04557).
 *
 * <p>All three are one: {@code β·sim = β'(⟨ξ,v⟩ + b(ξ)) + const}, a dot product with a bias per
 * memory, where {@code β' = betaScale()·β}.
 */
public enum Similarity {
  /** {@code ⟨ξ,v⟩} (Ramsauer et al. 2020, arXiv 2008.02217). */
  DOT(1, false),
  /** {@code -‖ξ-v‖²} (Saha et al. 2023, arXiv 2306.03209); {@code b(ξ) = -½‖ξ‖²}, β' = 2β. */
  L2(2, true),
  /** {@code ⟨ξ,v⟩ / (‖ξ‖‖v‖)}: dot over patterns whose parts are scaled to unit length. */
  COSINE(1, false);

  private final double betaScale;
  private final boolean biased;

  Similarity(double betaScale, boolean biased) {
    this.betaScale = betaScale;
    this.biased = biased;
  }

  /** β'/β: 2 for squared distances, 1 otherwise. */
  public double betaScale() {
    return betaScale;
  }

  /** b(ξ) for a memory of the given squared norm. */
  public double bias(double squaredNorm) {
    return biased ? -0.5 * squaredNorm : 0;
  }

  /**
   * The similarity that belongs to an inner product: {@code inner}, {@code -max(0, squaredNorm -
   * 2·inner + cueSquared)}, or {@code inner/√(squaredNorm·cueSquared)}, 0 where that is nothing by
   * nothing. Never falls as the inner product rises, rounded as it is.
   */
  double of(double inner, double squaredNorm, double cueSquared) {
    return switch (this) {
      case DOT -> inner;
      case L2 -> -Math.max(0, squaredNorm - 2 * inner + cueSquared);
      case COSINE -> {
        double length = Math.sqrt(squaredNorm * cueSquared);
        yield length > 0 ? inner / length : 0;
      }
    };
  }
}
