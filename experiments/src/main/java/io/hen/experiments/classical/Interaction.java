package io.hen.experiments.classical;

/**
 * F of a dense associative memory: F(x) = xⁿ, or the rectified polynomial, xⁿ for x > 0 and else 0
 * (Krotov &amp; Hopfield 2016, arXiv 1606.01164).
 *
 * @param power n, from 2 to {@link #LARGEST}
 * @param rectified whether patterns that disagree with the state count nothing. Where they count,
 *     an even n makes the inverse of every pattern as deep a minimum as the pattern itself.
 */
public record Interaction(int power, boolean rectified) {
  /** The largest n; up to here no sum can leave the range of doubles. */
  public static final int LARGEST = 64;

  public Interaction {
    if (power < 2 || power > LARGEST) {
      throw new IllegalArgumentException("power must lie in 2.." + LARGEST + ", not " + power);
    }
  }

  /** xⁿ. */
  public static Interaction polynomial(int power) {
    return new Interaction(power, false);
  }

  /** xⁿ for x > 0, else 0. */
  public static Interaction rectifiedPolynomial(int power) {
    return new Interaction(power, true);
  }

  /** F(x). */
  public double of(double x) {
    return rectified && x <= 0 ? 0 : power(x);
  }

  /**
   * xⁿ by multiplication: exact as long as the result has no more than 53 bits, which {@link
   * Math#pow} does not promise.
   */
  private double power(double x) {
    double result = 1;
    for (int k = 0; k < power; k++) {
      result *= x;
    }
    return result;
  }
}
