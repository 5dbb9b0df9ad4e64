package io.hen.core.bank;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From a question to the vector whose inner products answer it, and from these to the answer. */
final class DenseQueries {
  private DenseQueries() {}

  /** From the inner products with a cue to its similarities, in place. */
  static void toSimilarities(
      Similarity similarity, double[] norms, double cueNorm, double[] out, int from, int to) {
    for (int n = from; n < to; n++) {
      out[n] = similarity.of(out[n], norms[n], cueNorm);
    }
  }

  /** Whether inner products are what a question asks for. */
  static boolean plain(Reading reading) {
    return !(reading instanceof Reading.Similarities(Observation _, Similarity measure))
        || measure == Similarity.DOT;
  }

  /** What a question asks for, from the inner products with its query. */
  static Numbers similar(
      Reading reading, Numbers inner, double @Nullable [] norms, double[] query) {
    if (reading instanceof Reading.Similarities(Observation _, Similarity measure)
        && !plain(reading)) {
      double[] their = Objects.requireNonNull(norms);
      double squared = squared(query);
      return inner.map((n, product) -> measure.of(product, their[n], squared));
    }
    return inner;
  }

  /** The numbers that a cue shows, 0 for the others: double[K]. */
  static double[] visible(Observation.Dense seen) {
    double[] query = new double[seen.values().length];
    for (int k = 0; k < query.length; k++) {
      query[k] = seen.observed().get(k) ? seen.values()[k] : 0;
    }
    return query;
  }

  /** ‖x‖². */
  static double squared(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return sum;
  }
}
