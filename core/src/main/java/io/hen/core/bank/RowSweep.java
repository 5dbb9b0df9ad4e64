package io.hen.core.bank;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Updates of a state that is held as a vector, among chosen memories of dense rows: each memory is
 * read once, scored, and added to the mean while it is still in the cache.
 *
 * <p>The softmax is formed as the rows go by (Milakov and Gimelshein 2018, arXiv 1805.02867):
 * weights are relative to a reference, the highest score of the rows so far or a little less; where
 * a score exceeds it by far, what has been added is scaled down. Rows are divided into chunks, by
 * their number and length alone, whose sums are joined in order: neither the number of threads nor
 * the company of other recalls shows in the bits. A weight and the mean have rounding errors of at
 * most a few units in the last place for each row, see {@link PatternBank#rounding}.
 *
 * <p>Vectors have one array for each part of the bank, which counts with its weight in inner
 * products. What the cue shows does not move: the coordinates are 0 in every mean.
 *
 * <p>Holds buffers, and so serves one recall at a time.
 */
public final class RowSweep {
  /** Rows scored before they are added: they are to stay in a core's own cache. */
  private static final int BLOCK_BYTES = 256 << 10;

  private static final int MOST_BLOCK = 64;

  /** Shorter chunks than this cost more in joining than they save. */
  private static final int CHUNK_BYTES = 2 << 20;

  private static final int MOST_CHUNKS = 32;

  /** Nats by which a score may exceed the reference: far from the largest double. */
  private static final double HEADROOM = 32;

  /** A part of the bank, its weight, and the coordinates that do not move. */
  record Part(DenseRows rows, double weight, BitSet held) {}

  /** Makes the scores of some rows. */
  @FunctionalInterface
  interface Scorer {
    void score(int from, int to);
  }

  private final List<Part> parts;
  private final int[] chosen;
  private final int block;
  private final int chunk;
  private final int chunks;
  private final double[] references;
  private final double[] totals;
  private double @Nullable [][][] sums;
  private double @Nullable [] scratch;

  /**
   * A sweep.
   *
   * @param chosen rows of the bank, not copied
   */
  RowSweep(List<Part> parts, int[] chosen) {
    this.parts = parts;
    this.chosen = chosen;
    long bytes = 0;
    for (Part part : parts) {
      bytes += (long) part.rows.dimension() * Float.BYTES;
    }
    this.block = Math.clamp(BLOCK_BYTES / bytes / 8 * 8, 8, MOST_BLOCK);
    long rows = Math.max(CHUNK_BYTES / bytes, (chosen.length + MOST_CHUNKS - 1) / MOST_CHUNKS);
    this.chunk = (int) ((rows + block - 1) / block * block);
    this.chunks = Math.max(1, (chosen.length + chunk - 1) / chunk);
    this.references = new double[chunks];
    this.totals = new double[chunks];
  }

  List<Part> parts() {
    return parts;
  }

  /** How many memories were chosen. */
  public int size() {
    return chosen.length;
  }

  /** How many numbers a vector has. */
  public int numbers() {
    return parts.stream().mapToInt(part -> part.rows.dimension()).sum();
  }

  /**
   * ρ of {@link PatternBank#rounding} for what a sweep computes, from the order in which it adds:
   * the mean y of weights that sum to 1, and then {@code ⟨ξ_n,y⟩}, together lie within {@code ρM²}
   * of the exact ones, M the largest norm. (A memory that is scaled to unit length is taken as it
   * is scaled.)
   *
   * <p>A summand of a mean goes through its product and, for every four rows of its chunk, through
   * at most one addition to the sum, beside the few within the four and at the end of a block; then
   * through the scalings of the sum, at most one for each block of eight rows or more, and the
   * additions of the chunks. Its weight has been through five roundings at most. Each rounding adds
   * {@code u = 2⁻⁵³} of the sum of the magnitudes (Higham, Accuracy and Stability of Numerical
   * Algorithms, 2002, §3.1).
   */
  public double rounding() {
    int most = chunk / 4 + chunk / 8 + 8 + chunks + 8;
    int longest = 0;
    for (Part part : parts) {
      longest = Math.max(longest, part.rows.kernels().roundings(part.rows.dimension()));
    }
    return (most + longest + parts.size() + 16) * 0x1.01p-53;
  }

  /** The zero vector. */
  public double[][] zero() {
    return parts.stream().map(part -> new double[part.rows.dimension()]).toArray(double[][]::new);
  }

  /** {@code ‖a-b‖²}. */
  public double squaredDistance(double[][] a, double[][] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      double squares = 0;
      for (int k = 0; k < a[p].length; k++) {
        double d = a[p][k] - b[p][k];
        squares += d * d;
      }
      sum += parts.get(p).weight * squares;
    }
    return sum;
  }

  /** {@code inner[i] = ⟨ξ_i,y⟩} for every chosen memory. */
  public void inner(double[][] y, double[] inner) {
    each(c -> score(y, inner, c * chunk, Math.min(chosen.length, (c + 1) * chunk)));
  }

  /** {@code mean = Σ weights[i]·ξ_i}. */
  public void sum(double[] weights, double[][] mean) {
    double[][][] into = cleared();
    each(c -> {
      for (int from = c * chunk; from < end(c); from += block) {
        add(from, Math.min(end(c), from + block), weights, into[c]);
      }
    });
    Arrays.fill(references, 1);
    join(references, mean);
  }

  /**
   * {@code weights = softmax(scores), mean = Σ weights[i]·ξ_i}.
   *
   * @param scores double[A]
   * @param weights double[A], overwritten
   */
  public void expect(double[] scores, double[] weights, double[][] mean) {
    expect((_, _) -> {}, scores, weights, mean);
  }

  /**
   * As the other for the scores {@code scale·(base[i] + inner[i])}, {@code inner[i] = ⟨ξ_i,y⟩}, in
   * one reading.
   *
   * @param inner double[A], overwritten
   * @param scores double[A], overwritten
   * @param weights double[A], overwritten
   */
  public void expect(
      double[][] y,
      double[] base,
      double scale,
      double[] inner,
      double[] scores,
      double[] weights,
      double[][] mean) {
    expect(
        (from, to) -> {
          score(y, inner, from, to);
          for (int i = from; i < to; i++) {
            scores[i] = scale * (base[i] + inner[i]);
          }
        },
        scores,
        weights,
        mean);
  }

  void expect(Scorer scorer, double[] scores, double[] weights, double[][] mean) {
    double[][][] into = cleared();
    each(c -> expectChunk(c, scorer, scores, weights, into[c]));
    double top = Double.NEGATIVE_INFINITY;
    for (double reference : references) {
      top = Math.max(top, reference);
    }
    double total = 0;
    for (int c = 0; c < chunks; c++) {
      references[c] = Math.exp(references[c] - top);
      total += references[c] * totals[c];
    }
    for (int c = 0; c < chunks; c++) {
      references[c] /= total;
      for (int i = c * chunk; i < end(c); i++) {
        weights[i] *= references[c];
      }
    }
    join(references, mean);
  }

  private void expectChunk(
      int c, Scorer scorer, double[] scores, double[] weights, double[][] sum) {
    double reference = Double.NEGATIVE_INFINITY;
    double total = 0;
    int start = c * chunk;
    for (int from = start; from < end(c); from += block) {
      int to = Math.min(end(c), from + block);
      scorer.score(from, to);
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        highest = Math.max(highest, scores[i]);
      }
      if (highest > reference + HEADROOM) {
        double factor = Math.exp(reference - highest);
        total *= factor;
        scale(factor, start, from, weights, sum);
        reference = highest;
      }
      double added = 0;
      for (int i = from; i < to; i++) {
        weights[i] = Math.exp(scores[i] - reference);
        added += weights[i];
      }
      if (added > 0) {
        total += added;
        add(from, to, weights, sum);
      }
    }
    references[c] = reference;
    totals[c] = total;
  }

  private static void scale(double factor, int from, int to, double[] weights, double[][] sum) {
    if (from == to) {
      return;
    }
    for (int i = from; i < to; i++) {
      weights[i] *= factor;
    }
    for (double[] part : sum) {
      for (int k = 0; k < part.length; k++) {
        part[k] *= factor;
      }
    }
  }

  /** {@code inner[i] = ⟨ξ_i,y⟩} for {@code from <= i < to}. */
  void score(double[][] y, double[] inner, int from, int to) {
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      if (p == 0) {
        part.rows.dots(chosen, from, to, y[0], inner);
        for (int i = from; part.weight != 1 && i < to; i++) {
          inner[i] *= part.weight;
        }
      } else {
        double[] dots = scratch();
        part.rows.dots(chosen, from, to, y[p], dots);
        for (int i = from; i < to; i++) {
          inner[i] += part.weight * dots[i];
        }
      }
    }
  }

  private void add(int from, int to, double[] weights, double[][] sum) {
    for (int p = 0; p < sum.length; p++) {
      parts.get(p).rows.add(chosen, from, to, weights, sum[p], scratch());
    }
  }

  /** {@code mean = Σ_c factors[c]·sums[c]} where the state moves. */
  private void join(double[] factors, double[][] mean) {
    for (int p = 0; p < mean.length; p++) {
      double[] whole = mean[p];
      Arrays.fill(whole, 0);
      for (int c = 0; c < chunks; c++) {
        double[] part = sums()[c][p];
        double factor = factors[c];
        for (int k = 0; k < whole.length; k++) {
          whole[k] += factor * part[k];
        }
      }
      BitSet held = parts.get(p).held;
      for (int k = held.nextSetBit(0); k >= 0; k = held.nextSetBit(k + 1)) {
        whole[k] = 0;
      }
    }
  }

  private void each(IntConsumer work) {
    scratch();
    RowScan.each(chunks, work);
  }

  private int end(int c) {
    return Math.min(chosen.length, (c + 1) * chunk);
  }

  private double[][][] cleared() {
    double[][][] all = sums();
    for (double[][] one : all) {
      for (double[] part : one) {
        Arrays.fill(part, 0);
      }
    }
    return all;
  }

  private double[][][] sums() {
    if (sums == null) {
      sums = new double[chunks][][];
      Arrays.setAll(sums, _ -> zero());
    }
    return sums;
  }

  /** One number for each chosen memory; threads use it at their own rows. */
  private double[] scratch() {
    if (scratch == null) {
      scratch = new double[chosen.length];
    }
    return scratch;
  }
}
