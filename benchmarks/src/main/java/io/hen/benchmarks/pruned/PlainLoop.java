package io.hen.benchmarks.pruned;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The plain update {@code v ← v + η(Σ pₙ ξₙ - v)}, {@code p = softmax(β⟨ξₙ,v⟩)}, in single
 * precision: one pass over the bank for the scores, four rows at a time, and one for the mean, four
 * rows at a time.
 */
final class PlainLoop {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  private final MemorySegment rows;
  private final int size;
  private final int dimension;
  private final float[] weights;
  private final float[] mean;

  /**
   * Over a bank.
   *
   * @param rows float[N][K], N a multiple of 4 and K one of the vector's lanes
   */
  PlainLoop(MemorySegment rows, int size, int dimension) {
    if (size % 4 != 0 || dimension % LANES != 0) {
      throw new IllegalArgumentException(
          size + " rows of " + dimension + " numbers do not fill vectors of " + LANES);
    }
    this.rows = rows;
    this.size = size;
    this.dimension = dimension;
    this.weights = new float[size];
    this.mean = new float[dimension];
  }

  /** One update of the state, in place. */
  void update(float[] state, float beta, float eta) {
    scores(state);
    float top = Float.NEGATIVE_INFINITY;
    for (float score : weights) {
      top = Math.max(top, score);
    }
    float sum = 0;
    for (int n = 0; n < size; n++) {
      weights[n] = (float) Math.exp(beta * (weights[n] - top));
      sum += weights[n];
    }
    for (int n = 0; n < size; n++) {
      weights[n] /= sum;
    }
    mean();
    for (int k = 0; k < dimension; k++) {
      state[k] += eta * (mean[k] - state[k]);
    }
  }

  /** The row that carries most weight in the last update. */
  int heaviest() {
    int best = 0;
    for (int n = 1; n < size; n++) {
      best = weights[n] > weights[best] ? n : best;
    }
    return best;
  }

  private void scores(float[] state) {
    for (int n = 0; n < size; n += 4) {
      FloatVector a = FloatVector.zero(SPECIES);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (int k = 0; k < dimension; k += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, state, k);
        a = load(n, k).fma(v, a);
        b = load(n + 1, k).fma(v, b);
        c = load(n + 2, k).fma(v, c);
        d = load(n + 3, k).fma(v, d);
      }
      weights[n] = a.reduceLanes(VectorOperators.ADD);
      weights[n + 1] = b.reduceLanes(VectorOperators.ADD);
      weights[n + 2] = c.reduceLanes(VectorOperators.ADD);
      weights[n + 3] = d.reduceLanes(VectorOperators.ADD);
    }
  }

  private void mean() {
    Arrays.fill(mean, 0);
    for (int n = 0; n < size; n += 4) {
      FloatVector a = FloatVector.broadcast(SPECIES, weights[n]);
      FloatVector b = FloatVector.broadcast(SPECIES, weights[n + 1]);
      FloatVector c = FloatVector.broadcast(SPECIES, weights[n + 2]);
      FloatVector d = FloatVector.broadcast(SPECIES, weights[n + 3]);
      for (int k = 0; k < dimension; k += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, mean, k);
        sum = load(n, k).fma(a, sum);
        sum = load(n + 1, k).fma(b, sum);
        sum = load(n + 2, k).fma(c, sum);
        load(n + 3, k).fma(d, sum).intoArray(mean, k);
      }
    }
  }

  private FloatVector load(int n, int k) {
    return FloatVector.fromMemorySegment(
        SPECIES, rows, ((long) n * dimension + k) * Float.BYTES, NATIVE);
  }
}
