package io.hen.core.bank;

import java.util.Arrays;

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
    int[] order = new int[members.length];
    Arrays.setAll(order, k -> k);
    int[] spare = new int[order.length];
    for (int run = 1; run < order.length; run *= 2) {
      for (int from = 0; from < order.length; from += 2 * run) {
        merge(order, spare, from, from + run, from + 2 * run);
      }
      int[] merged = spare;
      spare = order;
      order = merged;
    }
    int[] sorted = order;
    int[] rows = new int[sorted.length];
    double[] their = new double[sorted.length];
    Arrays.setAll(rows, i -> members[sorted[i]]);
    Arrays.setAll(their, i -> weights[sorted[i]]);
    return new Mixture(rows, their);
  }

  /** A merge sort of ints: half a bank may take part, and boxed numbers would take milliseconds. */
  private void merge(int[] order, int[] into, int from, int middle, int to) {
    int end = Math.min(to, order.length);
    int left = from;
    int right = Math.min(middle, end);
    int halfway = right;
    for (int i = from; i < end; i++) {
      boolean takeLeft = right == end || (left < halfway && precedes(order[left], order[right]));
      into[i] = takeLeft ? order[left++] : order[right++];
    }
  }

  private boolean precedes(int a, int b) {
    return weights[a] > weights[b] || (weights[a] == weights[b] && members[a] <= members[b]);
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
