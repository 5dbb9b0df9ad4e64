package io.hen.core.network;

/**
 * How a recall is run.
 *
 * @param beta β, the inverse temperature: finite and positive; the paper's convention {@code p =
 *     softmax(β·sim)} with {@code sim = ⟨ξ,v⟩} or {@code -‖ξ-v‖²}
 * @param damping η in (0,1]: {@code v ← v + η(Σ pₙ ξₙ - v)}
 * @param steps T, the most steps, 1 to 1,000,000
 * @param tolerance stop when a step would move the state by less than this fraction of the largest
 *     memory's norm; 0 runs all T steps
 * @param separation softmax, or max for nearest neighbour
 * @param epsilon the most weight that one step may leave out, in (0, 0.01]: the result equals the
 *     plain recurrence up to {@code 2·epsilon·M} per step, M the largest norm
 * @param trace whether to compute the energy before the first and after each step
 */
public record RecallOptions(
    double beta,
    double damping,
    int steps,
    double tolerance,
    Separation separation,
    double epsilon,
    boolean trace) {

  public RecallOptions {
    require(Double.isFinite(beta) && beta > 0, "beta must be finite and positive, not " + beta);
    require(damping > 0 && damping <= 1, "damping must lie in (0,1], not " + damping);
    require(steps >= 1 && steps <= 1_000_000, "steps must lie in 1..1000000, not " + steps);
    require(tolerance >= 0 && tolerance < 1, "tolerance must lie in [0,1), not " + tolerance);
    require(epsilon > 0 && epsilon <= 0.01, "epsilon must lie in (0,0.01], not " + epsilon);
  }

  /**
   * The paper's setting: β = 150, T = 150, η = 1, softmax; no early stop, ε = 1e-10, with trace.
   */
  public static RecallOptions defaults() {
    return new RecallOptions(150, 1, 150, 0, Separation.SOFTMAX, 1e-10, true);
  }

  /** These options with another β. */
  public RecallOptions withBeta(double value) {
    return new RecallOptions(value, damping, steps, tolerance, separation, epsilon, trace);
  }

  /** These options with another η. */
  public RecallOptions withDamping(double value) {
    return new RecallOptions(beta, value, steps, tolerance, separation, epsilon, trace);
  }

  /** These options with another T. */
  public RecallOptions withSteps(int value) {
    return new RecallOptions(beta, damping, value, tolerance, separation, epsilon, trace);
  }

  /** These options with another tolerance. */
  public RecallOptions withTolerance(double value) {
    return new RecallOptions(beta, damping, steps, value, separation, epsilon, trace);
  }

  /** These options with another separation. */
  public RecallOptions withSeparation(Separation value) {
    return new RecallOptions(beta, damping, steps, tolerance, value, epsilon, trace);
  }

  /** These options with another ε. */
  public RecallOptions withEpsilon(double value) {
    return new RecallOptions(beta, damping, steps, tolerance, separation, value, trace);
  }

  /** These options with or without the energy trace. */
  public RecallOptions withTrace(boolean value) {
    return new RecallOptions(beta, damping, steps, tolerance, separation, epsilon, value);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
