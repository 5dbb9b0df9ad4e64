package io.hen.core.bank;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All stored patterns ξ_0..ξ_{N-1}, laid out for scanning. Immutable and safe for any number of
 * threads.
 *
 * <p>A bank is an inner-product space as far as the dynamics are concerned: they need similarities
 * to a cue, inner products between memories, and nothing else, so a bank of tokens never builds the
 * one-hot vectors it stands for.
 */
public sealed interface PatternBank permits DenseBank, TokenBank, PartsBank {

  /** N, the number of memories. */
  int size();

  /**
   * {@code out[n] = sim(ξ_n, cue)} over the observed coordinates only, for every n.
   *
   * @throws IllegalArgumentException if the cue is not of this bank's shape
   */
  void similarities(Observation cue, Similarity similarity, double[] out);

  /**
   * Answers several questions: {@code out[i]}, double[N], to {@code readings[i]}. The numbers are
   * those of the questions asked one by one, bit for bit; a bank of dense rows is fetched from
   * memory once for all of them.
   *
   * @throws IllegalArgumentException if a cue is not of this bank's shape
   */
  default void read(List<Reading> readings, double[][] out) {
    for (int i = 0; i < out.length; i++) {
      switch (readings.get(i)) {
        case Reading.Similarities(Observation cue, Similarity similarity) ->
            similarities(cue, similarity, out[i]);
        case Reading.Absent(Observation cue, Mixture mixture) -> absentInner(cue, mixture, out[i]);
        case Reading.Completed(Observation cue, Mixture fill) -> inner(cue, fill, out[i]);
      }
    }
  }

  /**
   * Answers a question with bounds, so that only the memories that matter need be read: numbers of
   * which none is known yet, and which become, once they are asked for, those that {@link #read}
   * gives, bit for bit. Empty where reading the whole bank is the cheaper answer. Which of both it
   * is may change from call to call.
   *
   * @throws IllegalArgumentException if a cue is not of this bank's shape
   */
  default Optional<Numbers> bounded(Reading reading) {
    return Optional.empty();
  }

  /**
   * Bounds of the inner products with states that come from a cue; empty where the bank keeps
   * nothing from which they would follow without reading it.
   *
   * @param fill what completes the cue
   */
  default Optional<PrefixStates> prefixes(Observation cue, Mixture fill) {
    return Optional.empty();
  }

  /**
   * Answers several questions with bounds, as {@link #bounded(Reading)} does one, from one reading
   * of the bank in single precision for all of them. Empty where that costs more than {@link
   * #read}: too few questions, or a bank that has no vectors.
   *
   * @throws IllegalArgumentException if a cue is not of this bank's shape
   */
  default Optional<List<Numbers>> bounded(List<Reading> readings) {
    return Optional.empty();
  }

  /**
   * The mean of {@link #similarities} over all memories, from the mean of the memories and so up to
   * rounding. Empty where it does not follow from that (cosines to a part of a vector) or is not
   * kept (tokens).
   */
  default OptionalDouble meanSimilarity(Observation cue, Similarity similarity) {
    return OptionalDouble.empty();
  }

  /** ⟨ξ_m,ξ_n⟩. */
  double inner(int m, int n);

  /** ‖ξ_n‖². */
  double squaredNorm(int n);

  /** {@code out[n] = ⟨ξ_n, Σ w_m ξ_m⟩} for every n. */
  default void inner(Mixture mixture, double[] out) {
    absentInner(nothing(), mixture, out);
  }

  /**
   * {@code out[n] = ⟨ξ_n, Σ w_m ξ_m⟩} over the coordinates that {@code cue} does not show, for
   * every n.
   */
  void absentInner(Observation cue, Mixture mixture, double[] out);

  /** As the other for chosen memories: {@code out[k]} is that of memory {@code rows[k]}. */
  void absentInner(Observation cue, Mixture mixture, int[] rows, double[] out);

  /**
   * {@code out[k] = ⟨ξ_n, Σ_m ξ_m⟩}, the sum over all memories, over the coordinates that {@code
   * cue} does not show, for chosen memories {@code n = rows[k]}; false where that is not quickly
   * known.
   */
  default boolean innerWithAll(Observation cue, int[] rows, double[] out) {
    return false;
  }

  /**
   * Updates among chosen memories with the state as a vector, at the coordinates that {@code held}
   * does not show; empty where a state has no vector of bearable length, as with tokens.
   *
   * @param rows rows of the bank, each at most once, not copied
   */
  Optional<RowSweep> sweep(Observation held, int[] rows);

  /**
   * ⟨ξ_m,ξ_n⟩ over the coordinates that {@code held} does not show, for every pair of chosen
   * memories: double[A][A].
   */
  default double[][] gram(Observation held, int[] rows) {
    return Grams.of(this, held, rows);
  }

  /**
   * ‖ξ_n‖² over the observed coordinates of the cue if that is the same for every memory by the
   * shape of the bank, as with tokens; else empty.
   */
  default OptionalDouble evenObservedSquaredNorm(Observation cue) {
    return OptionalDouble.empty();
  }

  /** {@code out[n] = ⟨ξ_n, c̃⟩} for every n, c̃ the cue completed by {@code fill}. */
  void inner(Observation cue, Mixture fill, double[] out);

  /** ‖c̃‖², c̃ the cue completed by {@code fill}. */
  double squaredNorm(Observation cue, Mixture fill);

  /** {@code out[n] = ‖ξ_n‖²} over the observed coordinates of the cue, for every n. */
  void observedSquaredNorms(Observation cue, double[] out);

  /**
   * The similarity of a memory that equals the cue at the observed coordinates: ‖cue‖² for dot
   * products, 0 for squared distances, for cosine the sum of the weights of the observed parts.
   */
  double selfSimilarity(Observation cue, Similarity similarity);

  /**
   * How much the difference of two memories' similarities to the cue can change when one observed
   * token of the cue is exchanged for another; 0 where the cue shows no tokens.
   */
  double tokenStep(Observation cue, Similarity similarity);

  /**
   * ρ, a bound on the relative rounding error: an inner product that this bank computes of a memory
   * ξ with a cue, a memory, or a mixture of up to {@code members} memories with weights that are
   * not negative and sum to at most 1, lies within {@code ρ‖ξ‖·L} of the exact one, L the length of
   * the cue or the largest norm of a member. The same holds for squared norms, for squared
   * distances relative to {@code (‖ξ‖+L)²}, and for cosines relative to {@link #selfSimilarity}
   * (doubled).
   *
   * <p>Floats are exact as doubles and so are their products, so only the additions and the weights
   * round: K additions in any order err by at most {@code γ_K = Ku/(1-Ku)} of the sum of the
   * magnitudes, {@code u = 2⁻⁵³} (Higham, Accuracy and Stability of Numerical Algorithms, 2002,
   * §3.1), which is at most {@code ‖ξ‖·L} by Cauchy-Schwarz. Counts of equal tokens are exact.
   */
  double rounding(int members);

  /** A cue of this bank's shape that observes nothing. */
  Observation nothing();

  /**
   * The bank whose patterns (each part by itself) have unit length, for {@link Similarity#COSINE}.
   */
  PatternBank unit();

  /**
   * The cue in the scale of {@link #unit()}: numbers are scaled so that the observed ones have unit
   * length; a grid of tokens keeps the bank's scale, in which a whole grid has unit length.
   */
  Observation unit(Observation cue);
}
