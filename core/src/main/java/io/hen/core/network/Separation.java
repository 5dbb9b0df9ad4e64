package io.hen.core.network;

/**
 * How similarities become weights (the second of the three steps of an update, Millidge et al.
 * 2022, arXiv 2202.04557): the gradient of a convex potential of the scores.
 */
public interface Separation {

  /** Softmax: the modern Hopfield network. */
  Separation SOFTMAX = new Softmax();

  /** All weight on the highest score: nearest neighbour, the limit β → ∞. Ties share. */
  Separation MAX = new Max();

  /** Name for reports. */
  String name();

  /**
   * {@code weights[k] = ∂potential/∂scores[k]}: non-negative, summing to 1.
   *
   * @param scores double[A], A ≥ 1
   * @param weights double[A], overwritten; may be the same array as {@code scores}
   */
  void weights(double[] scores, double[] weights);

  /** The convex potential, for softmax {@code ln Σ exp(scores)}. */
  double potential(double[] scores);

  /**
   * How far below the highest score a memory may lie and still matter: all memories further below
   * have together at most {@code epsilon} of the weight.
   *
   * @param memories N ≥ 1
   * @param epsilon in (0,1)
   * @return a distance in nats, ≥ 0
   */
  double window(int memories, double epsilon);
}
