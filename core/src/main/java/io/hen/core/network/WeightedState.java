package io.hen.core.network;

import io.hen.core.bank.Mixture;
import java.util.Arrays;

/**
 * The state {@code v = remnant·c̃ + Σ w_k ξ_{rows[k]}} while the dynamics run on a support A of the
 * bank. Steps never touch K numbers: they need inner products among the support only.
 */
final class WeightedState {
  private final int[] rows;
  private final double[] weights;

  /** ⟨ξ_k, Σ w ξ⟩ for the memories of the support. */
  private final double[] memoryInner;

  /** ⟨ξ_k, c̃⟩ for the memories of the support. */
  private final double[] cueInner;

  /** ‖c̃‖². */
  private final double cueSquared;

  private double remnant;

  WeightedState(
      double remnant,
      double cueSquared,
      int[] rows,
      double[] weights,
      double[] memoryInner,
      double[] cueInner) {
    this.remnant = remnant;
    this.cueSquared = cueSquared;
    this.rows = rows;
    this.weights = weights;
    this.memoryInner = memoryInner;
    this.cueInner = cueInner;
  }

  int[] rows() {
    return rows;
  }

  double remnant() {
    return remnant;
  }

  Mixture mixture() {
    return new Mixture(rows.clone(), weights.clone());
  }

  /** ⟨ξ_k, v⟩ for the k-th memory of the support. */
  double inner(int k) {
    return remnant * cueInner[k] + memoryInner[k];
  }

  /** ⟨q, v⟩ for a vector q given by its inner products with the support and with c̃. */
  double inner(double[] withSupport, double withCue) {
    double sum = remnant * withCue;
    for (int k = 0; k < rows.length; k++) {
      sum += weights[k] * withSupport[k];
    }
    return sum;
  }

  /** ⟨c̃, v⟩. */
  double cueInner() {
    double sum = remnant * cueSquared;
    for (int k = 0; k < rows.length; k++) {
      sum += weights[k] * cueInner[k];
    }
    return sum;
  }

  /** ‖v‖². */
  double squaredNorm() {
    double sum = remnant * remnant * cueSquared;
    for (int k = 0; k < rows.length; k++) {
      sum += weights[k] * (memoryInner[k] + 2 * remnant * cueInner[k]);
    }
    return sum;
  }

  /**
   * ‖Σ p ξ - v‖, formed from the differences of the weights so that nearby states lose no digits.
   *
   * @param gramP ⟨ξ_k, Σ p ξ⟩ for the support
   */
  double distanceTo(double[] p, double[] gramP) {
    double sum = remnant * remnant * cueSquared;
    for (int k = 0; k < rows.length; k++) {
      double d = p[k] - weights[k];
      sum += d * (gramP[k] - memoryInner[k] - 2 * remnant * cueInner[k]);
    }
    return Math.sqrt(Math.max(0, sum));
  }

  /** {@code remnant + Σ |p_k - w_k|}: how much weight a whole step moves. */
  double change(double[] p) {
    double sum = remnant;
    for (int k = 0; k < rows.length; k++) {
      sum += Math.abs(p[k] - weights[k]);
    }
    return sum;
  }

  /** {@code v ← v + η(Σ p ξ - v)}. */
  void moveTowards(double[] p, double[] gramP, double eta) {
    remnant *= 1 - eta;
    for (int k = 0; k < rows.length; k++) {
      weights[k] += eta * (p[k] - weights[k]);
      memoryInner[k] += eta * (gramP[k] - memoryInner[k]);
    }
  }

  static double[] gather(double[] all, int[] rows) {
    return Arrays.stream(rows).mapToDouble(n -> all[n]).toArray();
  }
}
