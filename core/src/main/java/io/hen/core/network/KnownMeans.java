package io.hen.core.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Weights p_1, p_2, … over a support whose means {@code Ξᵀp_j} and inner products {@code g_j =
 * ΞΞᵀp_j} have been read, and what follows from them for other weights without reading anything.
 *
 * <p>Both are linear in the weights. For any numbers a_j let {@code r = p - Σ a_j p_j}; then
 *
 * <pre>{@code
 * |⟨ξ_n, Ξᵀp⟩ - Σ a_j g_j[n]| = |⟨ξ_n, Ξᵀr⟩| ≤ M²‖r‖₁,    ‖Ξᵀp - Σ a_j Ξᵀp_j‖ ≤ M‖r‖₁
 * }</pre>
 *
 * <p>with M the largest norm (triangle inequality and Cauchy-Schwarz). The weights of a damped
 * recall run along a smooth curve, which lies so near to a space of few dimensions that r soon
 * vanishes within rounding. The a_j come from a projection, but the bound does not depend on how
 * good it is: r is formed anew from the weights themselves.
 *
 * <p>Rounding. Each g_j is off by at most ρM² ({@link io.hen.core.bank.RowSweep#rounding}), which
 * a_j multiplies. With J summands, r and the sum of the g_j, each of them at most M², err by at
 * most {@code (J+2)u(1+Σ|a_j|)}, relative to 1 in the sum over all memories and to M² (Higham,
 * Accuracy and Stability of Numerical Algorithms, 2002, §3.1).
 */
final class KnownMeans {
  /** More would cost a step a good part of a reading. */
  private static final int MOST = 32;

  /** So many are kept when there would be more: the newest, because a recall goes on from there. */
  private static final int KEPT = 16;

  /** What is left of new weights, relative to them, below which they tell nothing new. */
  private static final double NOTHING_NEW = 1e-13;

  private final double largestSquared;
  private final double rounding;
  private final List<Known> known = new ArrayList<>();

  /** Orthonormal, and what each p_j is of them: {@code p_j = Σ_{i≤j} parts[j][i]·directions[i]}. */
  private final List<double[]> directions = new ArrayList<>();

  private final List<double[]> parts = new ArrayList<>();

  private record Known(double[] weights, double[][] mean, double[] inner) {}

  /**
   * Weights in terms of known ones.
   *
   * @param factors a_j
   * @param error bound of the error of every inner product that they give
   */
  record Combination(double[] factors, double error) {}

  /**
   * None known yet.
   *
   * @param largest M
   * @param rounding ρ
   */
  KnownMeans(double largest, double rounding) {
    this.largestSquared = largest * largest;
    this.rounding = rounding;
  }

  /**
   * Learns.
   *
   * @param weights double[A], not negative, with sum 1; not copied
   * @param mean their mean, copied
   * @param inner its inner products with the support, double[A], not copied
   */
  void learn(double[] weights, double[][] mean, double[] inner) {
    if (known.size() == MOST) {
      forget();
    }
    double[][] copy = Arrays.stream(mean).map(double[]::clone).toArray(double[][]::new);
    learn(new Known(weights, copy, inner));
  }

  private void forget() {
    List<Known> newest = List.copyOf(known.subList(MOST - KEPT, MOST));
    known.clear();
    directions.clear();
    parts.clear();
    newest.forEach(this::learn);
  }

  private void learn(Known one) {
    double[] weights = one.weights;
    double[] rest = weights.clone();
    double[] part = new double[known.size() + 1];
    // Twice is enough (Parlett 1980, The Symmetric Eigenvalue Problem, §6-9).
    for (int twice = 0; twice < 2; twice++) {
      takeOut(rest, part);
    }
    double length = Math.sqrt(dot(rest, rest));
    if (!(length > NOTHING_NEW * Math.sqrt(dot(weights, weights)))) {
      return;
    }
    part[known.size()] = length;
    for (int k = 0; k < rest.length; k++) {
      rest[k] /= length;
    }
    directions.add(rest);
    parts.add(part);
    known.add(one);
  }

  /**
   * Weights in terms of the known ones, if that is good enough.
   *
   * @param weights double[A], not negative, with sum 1
   * @param most the largest error of an inner product that will do
   */
  Optional<Combination> combine(double[] weights, double most) {
    int size = known.size();
    if (size == 0) {
      return Optional.empty();
    }
    double[] rest = weights.clone();
    double[] factors = new double[size];
    takeOut(rest, factors);
    for (int j = size - 1; j >= 0; j--) {
      double[] part = parts.get(j);
      factors[j] /= part[j];
      for (int i = 0; i < j; i++) {
        factors[i] -= factors[j] * part[i];
      }
    }
    double[] copy = weights.clone();
    double sum = 1;
    for (int j = 0; j < size; j++) {
      addTo(copy, -factors[j], known.get(j).weights);
      sum += Math.abs(factors[j]);
    }
    double left = 0;
    for (double each : copy) {
      left += Math.abs(each);
    }
    // Twice u, which also covers the roundings of this very sum.
    double error = largestSquared * (left * (1 + 1e-9) + sum * (rounding + (size + 4) * 0x1p-52));
    return error <= most ? Optional.of(new Combination(factors, error)) : Optional.empty();
  }

  /** {@code mean = Σ a_j Ξᵀp_j}. */
  void mean(Combination combination, double[][] mean) {
    for (int part = 0; part < mean.length; part++) {
      Arrays.fill(mean[part], 0);
      for (int j = 0; j < combination.factors.length; j++) {
        addTo(mean[part], combination.factors[j], known.get(j).mean[part]);
      }
    }
  }

  /** {@code inner += scale·Σ a_j g_j}. */
  void addInner(Combination combination, double scale, double[] inner) {
    for (int j = 0; j < combination.factors.length; j++) {
      addTo(inner, scale * combination.factors[j], known.get(j).inner);
    }
  }

  /** Takes the directions out of a vector and adds how much of each there was. */
  private void takeOut(double[] vector, double[] found) {
    for (int i = 0; i < directions.size(); i++) {
      double[] direction = directions.get(i);
      double much = dot(direction, vector);
      found[i] += much;
      addTo(vector, -much, direction);
    }
  }

  private static void addTo(double[] sum, double factor, double[] vector) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * vector[k];
    }
  }

  /** Four sums that do not wait for one another. */
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int bound = a.length & -4;
    for (int k = 0; k < bound; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    for (int k = bound; k < a.length; k++) {
      s0 += a[k] * b[k];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
