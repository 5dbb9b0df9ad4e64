package io.hen.core.measure;

/** The mean squared error between two pictures, or any two vectors of equal length. */
public final class MeanSquaredError {

  private MeanSquaredError() {}

  /**
   * {@code (1/K) Σ_k (a[k] - b[k])²}, in double precision; 0 where the two are equal.
   *
   * @param a float[K], K ≥ 1; for pictures planar values in [0,1]
   * @param b float[K]
   * @throws IllegalArgumentException if the lengths differ or are 0
   */
  public static double between(float[] a, float[] b) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(
          "need two vectors of one length of at least 1, not " + a.length + " and " + b.length);
    }
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = (double) a[k] - b[k];
      sum += difference * difference;
    }
    return sum / a.length;
  }
}
