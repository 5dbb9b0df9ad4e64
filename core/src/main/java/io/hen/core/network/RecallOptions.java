package io.hen.core.network;

/**
 * How a recall is run.
 *
 * @param beta β, the inverse temperature
 * @param damping η in (0,1]: {@code v ← v + η(Σ pₙ ξₙ - v)}
 * @param steps T, the most steps, 1 to 1,000,000
 * @param tolerance stop when a step would move the state by less than this fraction of the largest
 *     memory's norm; 0 runs all T steps, unless a step would move it by no more than rounding does
 * @param separation softmax, or max for nearest neighbour
 * @param epsilon the most weight that one step may leave out, in (0, 0.01]: the result equals the
 *     plain recurrence up to {@code 3·epsilon·M} per step, M the largest norm
 * @param dynamics which coordinates move; the weights of the first step do not depend on it
 * @param strangerError α in [0,0.5]: how often a cue that belongs to nothing stored may be taken
 *     for familiar; 0 takes every cue for familiar, as the paper does
 * @param trace whether to compute the energy before the first and after each step
 */
public record RecallOptions(
    Beta beta,
    double damping,
    int steps,
    double tolerance,
    Separation separation,
    double epsilon,
    Dynamics dynamics,
    double strangerError,
    boolean trace) {

  /** α by default: the smallest that five hundred leave-one-out scans can vouch for. */
  public static final double STRANGER_ERROR = 0.002;

  public RecallOptions {
    require(damping > 0 && damping <= 1, "damping must lie in (0,1], not " + damping);
    require(steps >= 1 && steps <= 1_000_000, "steps must lie in 1..1000000, not " + steps);
    require(tolerance >= 0 && tolerance < 1, "tolerance must lie in [0,1), not " + tolerance);
    require(epsilon > 0 && epsilon <= 0.01, "epsilon must lie in (0,0.01], not " + epsilon);
    require(
        strangerError >= 0 && strangerError <= 0.5,
        "strangerError must lie in [0,0.5], not " + strangerError);
  }

  /** As {@link #paper}, but with automatic β and the stranger test at {@link #STRANGER_ERROR}. */
  public static RecallOptions defaults() {
    return paper().withBeta(Beta.AUTOMATIC).withStrangerError(STRANGER_ERROR);
  }

  /**
   * The paper's setting: β = 150, T = 150, η = 1, softmax, free dynamics, every cue familiar; no
   * early stop, ε = 1e-10, with trace.
   */
  public static RecallOptions paper() {
    return new RecallOptions(
        Beta.PAPER, 1, 150, 0, Separation.SOFTMAX, 1e-10, Dynamics.FREE, 0, true);
  }

  /** These options with another fixed β. */
  public RecallOptions withBeta(double value) {
    return new RecallOptions(
        new Beta.Fixed(value),
        damping,
        steps,
        tolerance,
        separation,
        epsilon,
        dynamics,
        strangerError,
        trace);
  }

  /** These options with another β. */
  public RecallOptions withBeta(Beta value) {
    return new RecallOptions(
        value, damping, steps, tolerance, separation, epsilon, dynamics, strangerError, trace);
  }

  /** These options with another η. */
  public RecallOptions withDamping(double value) {
    return new RecallOptions(
        beta, value, steps, tolerance, separation, epsilon, dynamics, strangerError, trace);
  }

  /** These options with another T. */
  public RecallOptions withSteps(int value) {
    return new RecallOptions(
        beta, damping, value, tolerance, separation, epsilon, dynamics, strangerError, trace);
  }

  /** These options with another tolerance. */
  public RecallOptions withTolerance(double value) {
    return new RecallOptions(
        beta, damping, steps, value, separation, epsilon, dynamics, strangerError, trace);
  }

  /** These options with another separation. */
  public RecallOptions withSeparation(Separation value) {
    return new RecallOptions(
        beta, damping, steps, tolerance, value, epsilon, dynamics, strangerError, trace);
  }

  /** These options with another ε. */
  public RecallOptions withEpsilon(double value) {
    return new RecallOptions(
        beta, damping, steps, tolerance, separation, value, dynamics, strangerError, trace);
  }

  /** These options with other dynamics. */
  public RecallOptions withDynamics(Dynamics value) {
    return new RecallOptions(
        beta, damping, steps, tolerance, separation, epsilon, value, strangerError, trace);
  }

  /** These options with another α. */
  public RecallOptions withStrangerError(double value) {
    return new RecallOptions(
        beta, damping, steps, tolerance, separation, epsilon, dynamics, value, trace);
  }

  /** These options with or without the energy trace. */
  public RecallOptions withTrace(boolean value) {
    return new RecallOptions(
        beta, damping, steps, tolerance, separation, epsilon, dynamics, strangerError, value);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
