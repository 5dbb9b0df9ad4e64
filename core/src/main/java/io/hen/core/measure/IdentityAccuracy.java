package io.hen.core.measure;

/**
 * How often recall gave back the item it was asked for.
 *
 * @param right recalls that gave back the item itself
 * @param wrong recalls that gave back another item
 * @param none recalls that gave back no single item: a tie, a mixture, nothing familiar
 */
public record IdentityAccuracy(long right, long wrong, long none) {

  /** No recalls yet. */
  public static final IdentityAccuracy EMPTY = new IdentityAccuracy(0, 0, 0);

  /** The 97.5 % quantile of the standard normal distribution. */
  private static final double Z_95 = 1.959963984540054;

  /** Throws {@link IllegalArgumentException} where a count is negative. */
  public IdentityAccuracy {
    if (right < 0 || wrong < 0 || none < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative: "
              + right
              + " right, "
              + wrong
              + " wrong, "
              + none
              + " none");
    }
  }

  /**
   * Bounds of a fraction.
   *
   * @param low in [0,1]
   * @param high in [low,1]
   */
  public record Interval(double low, double high) {}

  /** These counts and one more right recall. */
  public IdentityAccuracy plusRight() {
    return new IdentityAccuracy(right + 1, wrong, none);
  }

  /** These counts and one more wrong recall. */
  public IdentityAccuracy plusWrong() {
    return new IdentityAccuracy(right, wrong + 1, none);
  }

  /** These counts and one more recall that gave back no single item. */
  public IdentityAccuracy plusNone() {
    return new IdentityAccuracy(right, wrong, none + 1);
  }

  /** These counts and others, for example of another thread. */
  public IdentityAccuracy plus(IdentityAccuracy other) {
    return new IdentityAccuracy(right + other.right, wrong + other.wrong, none + other.none);
  }

  /** n, the number of recalls. */
  public long total() {
    return right + wrong + none;
  }

  /** The fraction of all recalls that were right, in [0,1]; NaN where there were none. */
  public double fraction() {
    return (double) right / total();
  }

  /**
   * The 95 % score interval of the fraction (Wilson, Probable inference, the law of succession, and
   * statistical inference, JASA 22, 1927), for p right in n with z = 1.96:
   *
   * <pre>
   *   (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
   * </pre>
   *
   * <p>All of [0,1] where there were no recalls.
   */
  public Interval interval() {
    long n = total();
    if (n == 0) {
      return new Interval(0, 1);
    }
    double p = fraction();
    double perRecall = Z_95 * Z_95 / n;
    double centre = p + perRecall / 2;
    double reach = Math.sqrt(perRecall * (p * (1 - p) + perRecall / 4));
    double scale = 1 + perRecall;
    // At p = 0 and p = 1 one bound is p itself; rounding must not carry it past.
    double low = right == 0 ? 0 : (centre - reach) / scale;
    double high = right == n ? 1 : (centre + reach) / scale;
    return new Interval(low, high);
  }
}
