package io.hen.core.network;

import io.hen.core.bank.RowSweep;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a state holds of the memories, {@code y = Σ w ξ} over a support, and the target {@code m = Σ
 * p ξ} of the next update, as vectors: a step reads each row of the support once, where the Gram
 * matrix would cost more than the steps that remain.
 *
 * <p>A step whose weights are a combination of earlier ones, up to rounding, reads no row: see
 * {@link KnownMeans}. So it is with most steps of a damped recall.
 */
final class SupportVector {
  private final RowSweep sweep;
  private final Separation separation;
  private final KnownMeans means;
  private final double largest;

  /** The largest error of an inner product that a combination of known ones may have. */
  private final DoubleSupplier bearable;

  private final double[][] state;
  private final double[][] target;

  /** ⟨ξ_k,y⟩ before the moves that are counted. */
  private final double[] inner;

  private int moves;
  private double eta;

  /** The weights whose mean the target is. */
  private double @Nullable [] aim;

  /** They in terms of known ones; null where their inner products are not known. */
  private KnownMeans.@Nullable Combination combined;

  private double error;
  private double blur;

  /**
   * A state that holds memories.
   *
   * @param sweep over the support
   * @param held w, double[A]
   * @param inner ⟨ξ_k,y⟩, double[A]
   * @param means none known yet
   * @param largest M, the largest norm
   * @param bearable the largest error of an inner product that a combination of known ones may have
   */
  SupportVector(
      RowSweep sweep,
      Separation separation,
      double[] held,
      double[] inner,
      KnownMeans means,
      double largest,
      DoubleSupplier bearable) {
    this.sweep = sweep;
    this.separation = separation;
    this.means = means;
    this.largest = largest;
    this.bearable = bearable;
    this.inner = inner.clone();
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
  void aimAt(double[] weights, double[][] mean) {
    for (int part = 0; part < mean.length; part++) {
      System.arraycopy(mean[part], 0, target[part], 0, mean[part].length);
    }
    aimed(weights);
  }

  /** Weighs scores, and so sets the target. */
  void weigh(double[] scores, double[] weights) {
    if (separation instanceof Softmax) {
      sweep.expect(scores, weights, target);
    } else {
      separation.weights(scores, weights);
      sweep.sum(weights, target);
    }
    aimed(weights);
  }

  /**
   * Scores the state and weighs the scores {@code scale·(base[k] + inner[k])}.
   *
   * @param here ⟨ξ_k,y⟩, overwritten
   * @param scores overwritten
   * @param weights overwritten
   * @param end the distance between target and state at which nothing more will be asked of either,
   *     where that is likely; else 0
   */
  void weigh(
      double[] base, double scale, double[] here, double[] scores, double[] weights, double end) {
    if (!(separation instanceof Softmax)) {
      score(base, scale, here, scores);
      weigh(scores, weights);
    } else if (predicted()) {
      score(base, scale, here, scores);
      separation.weights(scores, weights);
      Optional<KnownMeans.Combination> combination = means.combine(weights, bearable.getAsDouble());
      combination.ifPresentOrElse(
          known -> means.mean(known, target), () -> sweep.sum(weights, target));
      aimed(weights, combination);
    } else {
      read(base, scale, scores, weights, end);
      System.arraycopy(inner, 0, here, 0, here.length);
      if (blur == 0) {
        aimed(weights);
      }
    }
  }

  /** As the other, without weights and without a target. */
  void score(double[] base, double scale, double[] here, double[] scores) {
    if (!predicted()) {
      sweep.inner(state, inner);
      moves = 0;
    }
    System.arraycopy(inner, 0, here, 0, here.length);
    for (int k = 0; k < scores.length; k++) {
      scores[k] = scale * (base[k] + here[k]);
    }
  }

  /** Brings the inner products to where the state is, if that takes no reading. */
  private boolean predicted() {
    if (moves == 1 && combined != null) {
      for (int k = 0; k < inner.length; k++) {
        inner[k] *= 1 - eta;
      }
      means.addInner(combined, eta, inner);
      moves = 0;
    }
    return moves == 0;
  }

  /**
   * Reads the rows: after one move {@code y' = (1-η)y + ηm} for the inner products with ηm alone,
   * so that those with m are known from now on.
   */
  private void read(double[] base, double scale, double[] scores, double[] weights, double end) {
    if (moves > 1 || aim == null) {
      sweep.expect(state, base, scale, inner, scores, weights, target);
      moves = 0;
      return;
    }
    double[][] moved = Arrays.stream(target).map(double[]::clone).toArray(double[][]::new);
    double[] rest = new double[inner.length];
    for (int k = 0; k < rest.length; k++) {
      inner[k] *= 1 - eta;
      rest[k] = base[k] + inner[k];
    }
    for (double[] part : moved) {
      for (int k = 0; k < part.length; k++) {
        part[k] *= eta;
      }
    }
    double[][] mean = Arrays.stream(target).map(double[]::clone).toArray(double[][]::new);
    double[] fresh = new double[inner.length];
    if (end > 0) {
      sweep.inner(moved, fresh);
      for (int k = 0; k < scores.length; k++) {
        scores[k] = scale * (rest[k] + fresh[k]);
      }
      separation.weights(scores, weights);
    } else {
      sweep.expect(moved, rest, scale, fresh, scores, weights, target);
    }
    for (int k = 0; k < fresh.length; k++) {
      inner[k] += fresh[k];
      fresh[k] /= eta;
    }
    means.learn(aim, mean, fresh);
    moves = 0;
    if (end > 0 && !nearly(weights, end)) {
      sweep.sum(weights, target);
    }
  }

  /**
   * Whether the mean of the weights is proved to lie within a distance of the state. Then it is the
   * target, up to {@link #blur}, and has not been formed.
   */
  private boolean nearly(double[] weights, double distance) {
    Optional<KnownMeans.Combination> rough = means.combine(weights, distance * largest / 2);
    rough.ifPresent(known -> means.mean(known, target));
    double off = rough.map(known -> known.error() / largest).orElse(Double.POSITIVE_INFINITY);
    if (Math.sqrt(squaredDistance()) + off > distance) {
      return false;
    }
    blur = off;
    return true;
  }

  /** By how much the target may be off when it is {@linkplain #nearly near enough} to the state. */
  double blur() {
    return blur;
  }

  private void aimed(double[] weights) {
    aimed(
        weights,
        separation instanceof Softmax
            ? means.combine(weights, bearable.getAsDouble())
            : Optional.empty());
  }

  private void aimed(double[] weights, Optional<KnownMeans.Combination> combination) {
    aim = weights;
    combined = combination.orElse(null);
    combination.ifPresent(known -> error = Math.max(error, known.error()));
  }

  /**
   * Bounds the errors of the inner products that followed from known ones; the state and the target
   * are off by at most this over the largest norm.
   */
  double error() {
    return error;
  }

  /** ‖m-y‖². */
  double squaredDistance() {
    return sweep.squaredDistance(state, target);
  }

  /** {@code y ← y + η(m-y)}; with η = 1 exactly m. */
  void moveTowards(double eta) {
    moves++;
    this.eta = eta;
    for (int part = 0; part < state.length; part++) {
      double[] y = state[part];
      double[] m = target[part];
      for (int k = 0; k < y.length; k++) {
        y[k] = (1 - eta) * y[k] + eta * m[k];
      }
    }
  }
}
