package io.hen.experiments.classical;

import java.util.OptionalDouble;

/**
 * How many <em>random</em> patterns theory lets a network of D neurons hold. All are leading terms
 * for large D: at D = 784 expect them to be right within a factor of about 1.5. Nothing is said
 * about pictures, which are not random.
 *
 * @param most so many, and almost every pattern is a fixed point: D/(2 ln D) for Hopfield 1982
 *     (McEliece, Posner, Rodemich and Venkatesh, The capacity of the Hopfield associative memory,
 *     IEEE Trans. Inf. Theory 33:461, 1987, where it holds for recall from a cue too, as D grows),
 *     D^(n-1) / (2 (2n-3)!! ln D) for F(x) = xⁿ (Krotov and Hopfield, arXiv 1606.01164, its
 *     capacity without errors), which is the same at n = 2; unknown for rectified polynomials
 * @param all so many, and all of them are fixed points at once: D/(4 ln D) (McEliece et al.), for
 *     Hopfield 1982 and its equal n = 2 only
 * @param withErrors so many, and patterns still have a stable state near them, a few neurons wrong:
 *     0.138 D (Amit, Gutfreund and Sompolinsky, Storing infinite numbers of patterns in a
 *     spin-glass model of neural networks, Phys. Rev. Lett. 55:1530, 1985), for the same two
 */
public record Theory(OptionalDouble most, OptionalDouble all, OptionalDouble withErrors) {
  private static final Theory UNKNOWN =
      new Theory(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * What theory says of a network.
   *
   * @param neurons D, ≥ 2
   */
  public static Theory of(NetworkKind network, int neurons) {
    return switch (network) {
      case NetworkKind.Hopfield1982 _ -> quadratic(neurons);
      case NetworkKind.Dense(Interaction(int power, boolean rectified)) -> {
        if (rectified) {
          yield UNKNOWN;
        }
        yield power == 2
            ? quadratic(neurons)
            : new Theory(
                OptionalDouble.of(most(power, neurons)),
                OptionalDouble.empty(),
                OptionalDouble.empty());
      }
    };
  }

  private static Theory quadratic(int neurons) {
    double most = most(2, neurons);
    return new Theory(
        OptionalDouble.of(most), OptionalDouble.of(most / 2), OptionalDouble.of(0.138 * neurons));
  }

  private static double most(int power, int neurons) {
    double capacity = neurons / (2 * Math.log(neurons));
    for (int k = 3; k <= power; k++) {
      capacity *= (double) neurons / (2 * k - 3); // (2n-3)!! = 1·3·5···(2n-3)
    }
    return capacity;
  }
}
