package io.hen.core.network;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.RowSweep;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the first weights expect, formed in the reading that scores the cue: at low β a second
 * reading less. The numbers are the bits that {@link SupportVector#weigh(double[], double[])} makes
 * of the finished scores.
 *
 * @param similarities of every memory to the cue, double[N]
 * @param weights softmax(β·similarities), double[N]
 * @param mean {@code Σ weights[n]·ξ_n}
 * @param sweep over all memories, to go on with
 */
record FirstUpdate(double[] similarities, double[] weights, double[][] mean, RowSweep sweep) {
  /** So many memories are scored beforehand. */
  private static final int SAMPLE = 16;

  /** Smaller banks stay in the cache, and a second reading costs little: 4 MB of numbers. */
  private static final long LARGE = 1 << 20;

  /**
   * Reads the bank for the similarities, and adds what it reads, where most memories will probably
   * keep weight; empty, and nothing is read, where they will not.
   *
   * @param cue in the scale of the landscape
   * @param beta β
   */
  static Optional<FirstUpdate> read(
      Landscape landscape, Observation cue, double beta, RecallOptions options) {
    if (!(landscape.bank instanceof DenseBank bank
        && options.separation() instanceof Softmax
        && (options.dynamics() == Dynamics.FREE || cue.whole())
        && (long) bank.size() * bank.dimension() >= LARGE
        && mostMatter(landscape, bank, cue, beta, options))) {
      return Optional.empty();
    }
    int[] rows = new int[bank.size()];
    Arrays.setAll(rows, n -> n);
    RowSweep all = bank.sweep(bank.nothing(), rows).orElseThrow();
    double[] similarities = new double[rows.length];
    double[] weights = new double[rows.length];
    double[][] mean = all.zero();
    bank.expect(cue, landscape.similarity, all, beta, similarities, weights, mean);
    return Optional.of(new FirstUpdate(similarities, weights, mean, all));
  }

  /**
   * Whether three of four sampled memories lie within the window of the highest score that is
   * possible. Where that errs, a reading has cost half as much again, or two were made.
   */
  private static boolean mostMatter(
      Landscape landscape, DenseBank bank, Observation cue, double beta, RecallOptions options) {
    int size = bank.size();
    int[] rows = new int[SAMPLE];
    Arrays.setAll(rows, i -> (int) ((long) i * size / SAMPLE));
    double[] sample = new double[SAMPLE];
    bank.similarities(cue, landscape.similarity, rows, sample);
    Arrays.sort(sample);
    double highest =
        switch (landscape.similarity) {
          case DOT ->
              landscape.largestNorm * Math.sqrt(bank.selfSimilarity(cue, landscape.similarity));
          case L2, COSINE -> bank.selfSimilarity(cue, landscape.similarity);
        };
    double reach = options.separation().window(size, options.epsilon()) + SupportDynamics.RESERVE;
    return beta * (highest - sample[SAMPLE / 4]) <= reach;
  }
}
