package io.hen.benchmarks.peers;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The plain recurrence in single precision, written as fast as it goes on one thread: two readings
 * of the bank an update, one that scores and one that adds, eight rows at a time.
 *
 * <p>Vectors of 256 bits: on the machine at hand those of 512 were slower (8.4 ms an update against
 * 6.5, 6,000 rows of 3,136).
 */
final class PlainLoop {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int ROWS = 8;

  private final MemorySegment rows;
  private final int size;
  private final int width;

  /** β', and what belongs to a row's score beside its inner product: 0, or -½‖ξ‖². */
  private final float scale;

  private final float[] biases;
  private final float[] weights;
  private final float[] mean;

  /** A loop over N rows of K floats, both multiples of 8, one after another. */
  PlainLoop(MemorySegment rows, int size, int width, boolean distances, double beta) {
    this.rows = rows;
    this.size = size;
    this.width = width;
    this.scale = (float) (distances ? 2 * beta : beta);
    this.biases = new float[size];
    this.weights = new float[size];
    this.mean = new float[width];
    if (distances) {
      float[] row = new float[width];
      for (int n = 0; n < size; n++) {
        MemorySegment.copy(rows, ValueLayout.JAVA_FLOAT, 4L * n * width, row, 0, width);
        double squares = 0;
        for (float x : row) {
          squares += (double) x * x;
        }
        biases[n] = (float) (-squares / 2);
      }
    }
  }

  /**
   * Runs at most so many updates.
   *
   * @param state float[K], moved
   * @param still the loop ends when an update moves the state by at most this fraction of its
   *     length; negative: never
   * @return how many were run
   */
  int run(float[] state, float eta, int updates, double still) {
    for (int t = 1; t <= updates; t++) {
      update(state);
      double moved = 0;
      double length = 0;
      for (int k = 0; k < width; k++) {
        float next = state[k] + eta * (mean[k] - state[k]);
        moved += (next - state[k]) * (next - state[k]);
        length += next * next;
        state[k] = next;
      }
      if (moved <= still * still * length && still >= 0) {
        return t;
      }
    }
    return updates;
  }

  private void update(float[] state) {
    for (int n = 0; n < size; n += ROWS) {
      score(n, state);
    }
    float top = Float.NEGATIVE_INFINITY;
    for (int n = 0; n < size; n++) {
      weights[n] = scale * (weights[n] + biases[n]);
      top = Math.max(top, weights[n]);
    }
    float sum = 0;
    for (int n = 0; n < size; n++) {
      weights[n] = (float) Math.exp(weights[n] - top);
      sum += weights[n];
    }
    for (int n = 0; n < size; n++) {
      weights[n] /= sum;
    }
    Arrays.fill(mean, 0);
    for (int n = 0; n < size; n += ROWS) {
      add(n);
    }
  }

  private void score(int n, float[] state) {
    long row = 4L * width;
    long at = n * row;
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    for (int k = 0; k < width; k += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, state, k);
      long here = at + 4L * k;
      a0 = load(here).fma(v, a0);
      a1 = load(here + row).fma(v, a1);
      a2 = load(here + 2 * row).fma(v, a2);
      a3 = load(here + 3 * row).fma(v, a3);
      a4 = load(here + 4 * row).fma(v, a4);
      a5 = load(here + 5 * row).fma(v, a5);
      a6 = load(here + 6 * row).fma(v, a6);
      a7 = load(here + 7 * row).fma(v, a7);
    }
    weights[n] = a0.reduceLanes(VectorOperators.ADD);
    weights[n + 1] = a1.reduceLanes(VectorOperators.ADD);
    weights[n + 2] = a2.reduceLanes(VectorOperators.ADD);
    weights[n + 3] = a3.reduceLanes(VectorOperators.ADD);
    weights[n + 4] = a4.reduceLanes(VectorOperators.ADD);
    weights[n + 5] = a5.reduceLanes(VectorOperators.ADD);
    weights[n + 6] = a6.reduceLanes(VectorOperators.ADD);
    weights[n + 7] = a7.reduceLanes(VectorOperators.ADD);
  }

  private void add(int n) {
    long row = 4L * width;
    long at = n * row;
    FloatVector w0 = FloatVector.broadcast(SPECIES, weights[n]);
    FloatVector w1 = FloatVector.broadcast(SPECIES, weights[n + 1]);
    FloatVector w2 = FloatVector.broadcast(SPECIES, weights[n + 2]);
    FloatVector w3 = FloatVector.broadcast(SPECIES, weights[n + 3]);
    FloatVector w4 = FloatVector.broadcast(SPECIES, weights[n + 4]);
    FloatVector w5 = FloatVector.broadcast(SPECIES, weights[n + 5]);
    FloatVector w6 = FloatVector.broadcast(SPECIES, weights[n + 6]);
    FloatVector w7 = FloatVector.broadcast(SPECIES, weights[n + 7]);
    for (int k = 0; k < width; k += LANES) {
      long here = at + 4L * k;
      FloatVector a = load(here).fma(w0, load(here + row).mul(w1));
      FloatVector b = load(here + 2 * row).fma(w2, load(here + 3 * row).mul(w3));
      FloatVector c = load(here + 4 * row).fma(w4, load(here + 5 * row).mul(w5));
      FloatVector d = load(here + 6 * row).fma(w6, load(here + 7 * row).mul(w7));
      FloatVector.fromArray(SPECIES, mean, k).add(a.add(b).add(c.add(d))).intoArray(mean, k);
    }
  }

  private FloatVector load(long at) {
    return FloatVector.fromMemorySegment(SPECIES, rows, at, ByteOrder.nativeOrder());
  }
}
