package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Rows of floats, and what each is multiplied by.
 *
 * @param rows floats in native order, row n beginning at float {@code n·stride}
 * @param stride floats from one row to the next
 * @param dimension K
 * @param factors double[N]; null stands for 1
 */
record DenseRows(
    MemorySegment rows, long stride, int dimension, Kernels kernels, double @Nullable [] factors) {

  /** {@code out[i] = ⟨ξ_chosen[i], query⟩} for {@code from <= i < to}. */
  void dots(int[] chosen, int from, int to, double[] query, double[] out) {
    kernels.dots(rows, stride, chosen, from, to, query, out);
    if (factors != null) {
      for (int i = from; i < to; i++) {
        out[i] *= factors[chosen[i]];
      }
    }
  }

  /**
   * {@code sum += Σ_i weights[i]·ξ_chosen[i]} over {@code from <= i < to}.
   *
   * @param scratch double[A], overwritten at {@code from..to-1}
   */
  void add(int[] chosen, int from, int to, double[] weights, double[] sum, double[] scratch) {
    double[] scaled = weights;
    if (factors != null) {
      scaled = scratch;
      for (int i = from; i < to; i++) {
        scaled[i] = weights[i] * factors[chosen[i]];
      }
    }
    kernels.accumulate(rows, stride, chosen, from, to, scaled, sum);
  }
}
