package io.hen.core.bank;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A weighted sum {@code Σ_k weights[k]·ξ_{members[k]}} of memories.
 *
 * @param members int[A], rows of the bank, each at most once
 * @param weights double[A]
 */
public record Mixture(int[] members, double[] weights) {

  /** The sum of no memories. */
  public static final Mixture NONE = new Mixture(new int[0], new double[0]);

  public Mixture {
    if (members.length != weights.length) {
      throw new IllegalArgumentException(
          members.length + " members cannot have " + weights.length + " weights");
    }
  }

  /** Memory n alone. */
  public static Mixture of(int n) {
    return new Mixture(new int[] {n}, new double[] {1});
  }

  /** How many memories take part. */
  public int size() {
    return members.length;
  }

  /** The same members, heaviest first; equal weights by row. */
  public Mixture sorted() {
    Integer[] order = new Integer[members.length];
    Arrays.setAll(order, k -> k);
    Arrays.sort(
        order,
        Comparator.comparingDouble((Integer k) -> -weights[k]).thenComparingInt(k -> members[k]));
    return new Mixture(
        Arrays.stream(order).mapToInt(k -> members[k]).toArray(),
        Arrays.stream(order).mapToDouble(k -> weights[k]).toArray());
  }

  /** The members whose weight is at least {@code least}. */
  public Mixture above(double least) {
    int kept = 0;
    int[] heavy = new int[members.length];
    double[] their = new double[members.length];
    for (int k = 0; k < members.length; k++) {
      if (weights[k] >= least) {
        heavy[kept] = members[k];
        their[kept++] = weights[k];
      }
    }
    return new Mixture(Arrays.copyOf(heavy, kept), Arrays.copyOf(their, kept));
  }
}
