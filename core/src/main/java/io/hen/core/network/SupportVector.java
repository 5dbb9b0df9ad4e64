package io.hen.core.network;

import io.hen.core.bank.RowSweep;
import java.util.Arrays;

/**
 * What a state holds of the memories, {@code y = Σ w ξ} over a support, and the target {@code m = Σ
 * p ξ} of the next update, as vectors: a step reads each row of the support once, where the Gram
 * matrix would cost more than the steps that remain.
 */
final class SupportVector {
  private final RowSweep sweep;
  private final Separation separation;
  private final double[][] state;
  private final double[][] target;

  /**
   * A state that holds memories.
   *
   * @param sweep over the support
   * @param held w, double[A]
   */
  SupportVector(RowSweep sweep, Separation separation, double[] held) {
    this.sweep = sweep;
    this.separation = separation;
    this.state = sweep.zero();
    this.target = sweep.zero();
    if (Arrays.stream(held).anyMatch(weight -> weight != 0)) {
      sweep.sum(held, state);
    }
  }

  /**
   * Whether the state should go on with the Gram matrix of some of the members. The matrix costs
   * {@code count²/2} inner products, a step here about two a member; to buy once as much has been
   * paid in rent costs at most twice what the better choice would.
   *
   * @param count how many members
   * @param done steps that the state was scored for as a vector
   * @param left steps that remain
   */
  boolean fewEnough(int count, int done, int left) {
    long members = sweep.size();
    return count <= sweep.numbers()
        && (long) count * count <= 4 * members * Math.min(Math.max(2, done), left);
  }

  /** {@code y ← y + other}. */
  void add(double[][] other) {
    for (int part = 0; part < state.length; part++) {
      for (int k = 0; k < state[part].length; k++) {
        state[part][k] += other[part][k];
      }
    }
  }

  /** {@code y - Σ weights[k]·ξ_k} over some rows. */
  double[][] less(RowSweep some, double[] weights) {
    double[][] rest = some.zero();
    some.sum(weights, rest);
    for (int part = 0; part < rest.length; part++) {
      for (int k = 0; k < rest[part].length; k++) {
        rest[part][k] = state[part][k] - rest[part][k];
      }
    }
    return rest;
  }

  /** Sets the target. */
  void aimAt(double[][] mean) {
    for (int part = 0; part < mean.length; part++) {
      System.arraycopy(mean[part], 0, target[part], 0, mean[part].length);
    }
  }

  /** Weighs scores, and so sets the target. */
  void weigh(double[] scores, double[] weights) {
    if (separation instanceof Softmax) {
      sweep.expect(scores, weights, target);
    } else {
      separation.weights(scores, weights);
      sweep.sum(weights, target);
    }
  }

  /**
   * Scores the state and weighs the scores {@code scale·(base[k] + inner[k])}.
   *
   * @param inner ⟨ξ_k,y⟩, overwritten
   * @param scores overwritten
   * @param weights overwritten
   */
  void weigh(double[] base, double scale, double[] inner, double[] scores, double[] weights) {
    if (separation instanceof Softmax) {
      sweep.expect(state, base, scale, inner, scores, weights, target);
      return;
    }
    score(base, scale, inner, scores);
    weigh(scores, weights);
  }

  /** As the other, without weights and without a target. */
  void score(double[] base, double scale, double[] inner, double[] scores) {
    sweep.inner(state, inner);
    for (int k = 0; k < scores.length; k++) {
      scores[k] = scale * (base[k] + inner[k]);
    }
  }

  /** ‖m-y‖². */
  double squaredDistance() {
    return sweep.squaredDistance(state, target);
  }

  /** {@code y ← y + η(m-y)}; with η = 1 exactly m. */
  void moveTowards(double eta) {
    for (int part = 0; part < state.length; part++) {
      double[] y = state[part];
      double[] m = target[part];
      for (int k = 0; k < y.length; k++) {
        y[k] = (1 - eta) * y[k] + eta * m[k];
      }
    }
  }
}
