package io.hen.core.network;

import io.hen.core.bank.Mixture;
import java.util.Optional;

/** Issues the certificates that belong to a network and not to one recall. */
final class NetworkCertifier {
  private final Landscape landscape;
  private final Spread spread;

  NetworkCertifier(Landscape landscape) {
    this.landscape = landscape;
    this.spread = new Spread(landscape);
  }

  /** As {@link HopfieldNetwork#storage}: one reading of the bank. */
  Optional<Certificate.Storage> storage(int memory, double beta) {
    int size = landscape.bank.size();
    double scale = landscape.similarity.betaScale() * beta;
    double largest = landscape.largestNorm;
    if (largest == 0) {
      return Optional.empty();
    }
    double[] inner = new double[size];
    landscape.bank.inner(Mixture.of(memory), inner);
    double own = landscape.bank.squaredNorm(memory) + landscape.biases[memory];
    double separation = Double.POSITIVE_INFINITY;
    for (int n = 0; n < size; n++) {
      if (n != memory) {
        separation = Math.min(separation, own - inner[n] - landscape.biases[n]);
      }
    }
    separation -= 8 * landscape.bank.rounding(1) * largest * largest;
    double needed = 2.0 / size + Math.log(2.0 * (size - 1) * size * scale * largest * largest);
    boolean holds = scale * separation * (1 - 1e-12) >= needed + 1e-12 * Math.abs(needed);
    double radius = (1 - 1e-12) / (scale * size * largest);
    return holds
        ? Optional.of(new Certificate.Storage(memory, separation, radius))
        : Optional.empty();
  }

  /** As {@link HopfieldNetwork#forgets}: reads the bank only where a few pairs leave it open. */
  Optional<Certificate.Forgetting> forgets(double beta) {
    double scale = landscape.similarity.betaScale() * beta;
    if (landscape.bank.size() < 2 || scale * spread.pairSquared() / 4 >= 1) {
      return Optional.empty();
    }
    double contraction = scale * spread.ballSquared() * (1 + 1e-12);
    return contraction < 1
        ? Optional.of(new Certificate.Forgetting(beta / contraction, contraction))
        : Optional.empty();
  }
}
