package io.hen.core.network;

import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * By how much the winner of the first scan leads, and how far a cue may change before a lead is
 * lost. Leads are in the unit {@code sim/betaScale}, in which β' times the lead is the difference
 * of two scores.
 *
 * <p>Let c be the cue, ξ_1 the winner, everything restricted to the observed coordinates, and δ a
 * change of the cue. Squared distances: the lead over memory n is {@code ½(d_n²-d_1²)} with {@code
 * d_n = ‖ξ_n-c‖}; the change takes away {@code ⟨ξ_n-ξ_1,δ⟩ ≤ ‖δ‖(d_n+d_1)}; so {@code
 * ½(d_n+d_1)(d_n-d_1-2‖δ‖)} is left, which grows with d_n and so is least for the second. Cosine:
 * the same between vectors of unit length, with {@code d_n² = 2(W-sim_n)}, W the weights of the
 * observed parts; a memory without length there has at most that distance, and a lead is still
 * {@code ½(d_n²-d_1²)}. Dot products: the lead is {@code sim_1-sim_n}, the change takes away at
 * most {@code ‖δ‖‖ξ_1-ξ_n‖}, which is at most the sum of both norms and at most {@code d_1+d_n}.
 */
final class CueMargins {
  /** Both a cue and a changed one are scaled to unit length and rounded to floats. */
  private static final double SCALED_CUE = 0x1p-22;

  /** The arithmetic of this class itself errs by far less, relative to its results. */
  private static final double OWN_ROUNDING = 1e-12;

  private final Landscape landscape;
  private final Observation cue;
  private final Numbers similarities;
  private final FirstScan first;

  /** The squared norm of every memory where the cue shows something, if it is the same for all. */
  private final OptionalDouble evenNorm;

  /** Else, for dot products, the squared norm of each there. */
  private final double[] observedNorms;

  private final double largestObserved;

  /** Similarity of the cue to itself. */
  private final double self;

  /** Bound of the error of each similarity of this cue. */
  private final double error;

  CueMargins(Landscape landscape, Observation cue, Numbers similarities, FirstScan first) {
    this.landscape = landscape;
    this.cue = cue;
    this.similarities = similarities;
    this.first = first;
    this.self = landscape.bank.selfSimilarity(cue, landscape.similarity);
    this.error = landscape.similarityError(landscape.cueLength(self, first.top()), self);
    this.evenNorm = landscape.bank.evenObservedSquaredNorm(cue);
    boolean uneven = landscape.similarity == Similarity.DOT && evenNorm.isEmpty();
    this.observedNorms = new double[uneven ? similarities.size() : 0];
    if (observedNorms.length > 0) {
      landscape.bank.observedSquaredNorms(cue, observedNorms);
    }
    double largest = 0;
    for (double norm : observedNorms) {
      largest = Math.max(largest, norm);
    }
    this.largestObserved = largest;
  }

  /** Bound of the length of every cue within the radius. */
  double longestCue() {
    if (similarities.size() == 1) {
      return landscape.cueLength(self, first.top());
    }
    return switch (landscape.similarity) {
      case DOT -> 2 * Math.sqrt(self);
      case L2 -> landscape.largestNorm + distance(first.top(), 1) + distance(first.second(), 1);
      case COSINE -> Math.sqrt(self);
    };
  }

  /** Bound of the error of each similarity of every cue within the radius. */
  double worstError() {
    return landscape.similarityError(longestCue(), self);
  }

  /** The least lead over any other memory. */
  double lead() {
    return (first.top() - first.second() - 2 * error) / landscape.similarity.betaScale();
  }

  /** A lower bound of ‖ξ_1-ξ_n‖ for every n, from the distances to the cue (squared distances). */
  double apart() {
    return Math.max(0, distance(first.second(), -1) - distance(first.top(), 1));
  }

  /**
   * A radius r such that every cue whose change is smaller leaves a lead of more than {@code
   * needed} over every memory; not positive where there is none.
   */
  double radius(double needed) {
    if (similarities.size() == 1) {
      return Double.POSITIVE_INFINITY;
    }
    if (first.ties().length > 1) {
      return 0;
    }
    double radius =
        landscape.similarity == Similarity.DOT ? dotRadius(needed) : distanceRadius(needed);
    double scaling = landscape.similarity == Similarity.COSINE ? SCALED_CUE * Math.sqrt(self) : 0;
    return radius * (1 - OWN_ROUNDING) - scaling;
  }

  /**
   * The fewest exchanged tokens of the cue that may leave a lead of {@code needed} or less; empty
   * where the cue shows no tokens or the lead is no larger to begin with.
   */
  OptionalInt tokens(double needed) {
    double step =
        landscape.bank.tokenStep(cue, landscape.similarity) / landscape.similarity.betaScale();
    double spare = lead() - needed;
    if (!(step > 0 && spare > 0)) {
      return OptionalInt.empty();
    }
    double fewest = Math.ceil(spare * (1 - OWN_ROUNDING) / step);
    return OptionalInt.of((int) Math.min(fewest, Integer.MAX_VALUE));
  }

  private double distanceRadius(double needed) {
    double nearest = distance(first.top(), 1);
    double second = distance(first.second(), -1);
    return (second - nearest) / 2 - needed / (second + nearest);
  }

  /**
   * A cue that shrank to nothing has no winner, so no radius exceeds the cue's length. Where all
   * norms are equal the least radius is that of the second: with x the distance to another memory,
   * d that to the winner and slack s ≥ 0 its lead is {@code ½(x²-d²)-s}, and both {@code
   * (½(x²-d²)-s)/(x+d)} and the lead itself grow with x.
   */
  private double dotRadius(double needed) {
    double own = first.top();
    double longest = Math.sqrt(self);
    if (evenNorm.isPresent()) {
      double norm = evenNorm.getAsDouble();
      double spare = own - first.second() - 2 * error - needed;
      double length = Math.sqrt(norm);
      double distance = dotDistance(norm, own);
      return Math.min(longest, dotRadius(spare, norm, first.second(), length, distance));
    }
    int winner = first.nearest();
    double length = Math.sqrt(observedNorms[winner]);
    double distance = dotDistance(observedNorms[winner], own);
    // The least radius of all others is the negative of the highest negative one.
    Numbers radii =
        similarities.map(
            (n, similarity) ->
                -dotRadius(
                    own - similarity - 2 * error - needed,
                    observedNorms[n],
                    similarity,
                    length,
                    distance),
            (n, low, high) -> {
              double spare = own - high - 2 * error - needed;
              return -dotRadius(spare, observedNorms[n], spare < 0 ? high : low, length, distance);
            },
            high -> -leastDotRadius(own - high - 2 * error - needed, length));
    boolean[] inside = new boolean[similarities.size()];
    inside[winner] = true;
    return Math.min(longest, -radii.highestBut(inside));
  }

  /** At most the radius of any memory with so much to spare, or more; see the other. */
  private double leastDotRadius(double spare, double length) {
    if (spare < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return spare / ((length + Math.sqrt(largestObserved)) * (1 + 1e-9));
  }

  /** The shorter the distance, the larger; a memory's distance falls as its similarity rises. */
  private double dotRadius(
      double spare, double norm, double similarity, double length, double distance) {
    double norms = length + Math.sqrt(norm);
    double distances = distance + dotDistance(norm, similarity);
    return spare / (Math.min(norms, distances) * (1 + 1e-9));
  }

  private double dotDistance(double norm, double similarity) {
    double rounding = landscape.bank.rounding(1) * Math.pow(landscape.largestNorm, 2);
    double squared = norm - 2 * similarity + self;
    return Math.sqrt(Math.max(0, squared) + 2 * error + rounding + self * 1e-12);
  }

  /** The distance that belongs to a similarity, rounded up (direction 1) or down (-1). */
  private double distance(double similarity, int direction) {
    double squared = landscape.similarity == Similarity.L2 ? -similarity : 2 * (self - similarity);
    double slack = landscape.similarity == Similarity.L2 ? error : 2 * error;
    return Math.sqrt(Math.max(0, squared + direction * slack));
  }
}
