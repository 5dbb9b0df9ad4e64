package io.hen.core.measure;

import java.util.stream.DoubleStream;

/**
 * How well an encoding keeps memories apart (the paper's Fig. 3, arXiv 2409.16408): the histogram
 * of the cosines between each cue and its own memory against the histogram of the cosines between
 * each cue and the other memories.
 *
 * <p>Bins are of equal width over [-1,1]: bin b holds {@code -1 + 2b/B <= cos < -1 + 2(b+1)/B}, the
 * last one 1 as well.
 *
 * @param self long[B], how many self-similarities fell into each bin
 * @param cross long[B], the same for cross-similarities
 */
public record CosineSeparability(long[] self, long[] cross) {

  /** B by default: bins of width 0.01. */
  public static final int BINS = 200;

  /** How far rounding may carry a cosine beyond [-1,1]. */
  private static final double ROUNDING = 1e-5;

  /**
   * Throws {@link IllegalArgumentException} where the histograms differ in length, or one of them
   * counts nothing or less than nothing.
   */
  public CosineSeparability {
    self = self.clone();
    cross = cross.clone();
    if (self.length != cross.length) {
      throw new IllegalArgumentException(
          "histograms of " + self.length + " and " + cross.length + " bins do not compare");
    }
    check("self", self);
    check("cross", cross);
  }

  /** {@link #of(DoubleStream, DoubleStream, int)} with {@link #BINS} bins. */
  public static CosineSeparability of(DoubleStream self, DoubleStream cross) {
    return of(self, cross, BINS);
  }

  /**
   * Counts two streams of cosines, each at least one value long.
   *
   * @param self cos(cue i, memory i), each in [-1,1] but for rounding
   * @param cross cos(cue i, memory j), j ≠ i
   * @param bins B ≥ 1
   * @throws IllegalArgumentException if a value is no cosine, or a stream is empty
   */
  public static CosineSeparability of(DoubleStream self, DoubleStream cross, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("need at least one bin, not " + bins);
    }
    return new CosineSeparability(histogram(self, bins), histogram(cross, bins));
  }

  /**
   * The overlap coefficient of the two histograms, {@code Σ_b min(self_b/Σself, cross_b/Σcross)}: 0
   * where no bin holds both, 1 where the two distributions are equal.
   */
  public double overlap() {
    double selfTotal = total(self);
    double crossTotal = total(cross);
    double overlap = 0;
    for (int b = 0; b < self.length; b++) {
      overlap += Math.min(self[b] / selfTotal, cross[b] / crossTotal);
    }
    return overlap;
  }

  /**
   * How often a self-similarity is larger than a cross-similarity, of all pairs of one of each: the
   * area under the curve of true against false positives (Hanley and McNeil, The meaning and use of
   * the area under a receiver operating characteristic curve, Radiology 143, 1982). 1 where the
   * histograms are apart, ½ where they are equal. Two values in one bin count as half.
   */
  public double auc() {
    double below = 0;
    double won = 0;
    for (int b = 0; b < self.length; b++) {
      won += self[b] * (below + cross[b] / 2.0);
      below += cross[b];
    }
    return won / total(self) / total(cross);
  }

  /**
   * These counts and others, for example of another thread.
   *
   * @throws IllegalArgumentException if the others have another number of bins
   */
  public CosineSeparability plus(CosineSeparability other) {
    if (other.self.length != self.length) {
      throw new IllegalArgumentException(
          "histograms of " + self.length + " and " + other.self.length + " bins do not add up");
    }
    long[] selfs = self.clone();
    long[] crosses = cross.clone();
    for (int b = 0; b < selfs.length; b++) {
      selfs[b] += other.self[b];
      crosses[b] += other.cross[b];
    }
    return new CosineSeparability(selfs, crosses);
  }

  /** The middle of bin b, in (-1,1), for axes of charts. */
  public double centre(int b) {
    return -1 + (2 * b + 1.0) / self.length;
  }

  private static long[] histogram(DoubleStream cosines, int bins) {
    long[] counts = new long[bins];
    cosines
        .sequential()
        .forEach(cosine -> {
          if (!(Math.abs(cosine) <= 1 + ROUNDING)) {
            throw new IllegalArgumentException("a cosine lies in [-1,1], not " + cosine);
          }
          int bin = (int) Math.floor((cosine + 1) / 2 * bins);
          counts[Math.clamp(bin, 0, bins - 1)]++;
        });
    return counts;
  }

  private static void check(String name, long[] counts) {
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException(name + " counts must not be negative, not " + count);
      }
    }
    if (total(counts) == 0) {
      throw new IllegalArgumentException("there is no " + name + "-similarity to compare");
    }
  }

  private static long total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }
}
