package io.hen.core.bank;

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
    return new Mixture(
        java.util.Arrays.copyOf(heavy, kept), java.util.Arrays.copyOf(their, kept));
  }
}
