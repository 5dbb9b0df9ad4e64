package io.hen.core.network;

import java.util.ArrayList;
import java.util.List;

/**
 * States at which the whole bank was scored, as an orthonormal basis q_1..q_r.
 *
 * <p>A later state v is {@code Σ ⟨q_j,v⟩ q_j + ρ} with ρ orthogonal to all of them, so every
 * memory's inner product is known up to a bound without reading it: {@code ⟨ξ_n,v⟩ ≤ Σ
 * ⟨q_j,v⟩⟨ξ_n,q_j⟩ + ‖ρ‖‖ξ_n‖} (Cauchy-Schwarz). The path to one attractor lies in the span of the
 * cue and one later state; that is why two readings of the bank usually suffice, whatever T is.
 */
final class ReferenceStates {
  private static final int MOST = 6;

  /** Relative error allowed for in squared norms that are differences of sums of products. */
  private static final double ROUNDING = 1e-14;

  /** ⟨ξ_n,q_j⟩ for every n, and ⟨c̃,q_j⟩. */
  private record Direction(double[] inner, double cueInner) {}

  private final List<Direction> basis = new ArrayList<>();

  /**
   * A state's position: its inner products with the basis, and what is left of its length.
   *
   * @param along ⟨q_j,v⟩
   * @param residual ‖ρ‖, rounding included
   */
  record Projection(double[] along, double residual) {}

  /** Adds a state all of whose inner products are known. */
  void add(WeightedState state, double[] inner) {
    if (basis.size() == MOST) {
      basis.clear();
    }
    Projection known = project(state);
    double rest = known.residual * known.residual;
    if (rest <= 1e-9 * state.squaredNorm()) {
      return;
    }
    double length = Math.sqrt(rest);
    double[] direction = inner.clone();
    double cueInner = state.cueInner();
    for (int j = 0; j < basis.size(); j++) {
      Direction other = basis.get(j);
      double along = known.along[j];
      for (int n = 0; n < direction.length; n++) {
        direction[n] -= along * other.inner[n];
      }
      cueInner -= along * other.cueInner;
    }
    for (int n = 0; n < direction.length; n++) {
      direction[n] /= length;
    }
    basis.add(new Direction(direction, cueInner / length));
  }

  Projection project(WeightedState state) {
    double[] along = new double[basis.size()];
    double rest = state.squaredNorm();
    for (int j = 0; j < along.length; j++) {
      Direction direction = basis.get(j);
      along[j] = state.inner(direction.inner, direction.cueInner);
      rest -= along[j] * along[j];
    }
    double rounding = ROUNDING * state.squaredNorm();
    return new Projection(along, Math.sqrt(Math.max(0, rest) + rounding));
  }

  /** The bound on ⟨ξ_n,v⟩. */
  double bound(Projection projection, int n, double norm) {
    double bound = projection.residual * norm;
    for (int j = 0; j < projection.along.length; j++) {
      bound += projection.along[j] * basis.get(j).inner[n];
    }
    return bound;
  }
}
