package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rows of a bank of tokens, by comparing them, by looking their tokens up in a table, or
 * from {@link TokenPostings}: whichever costs least. All ways give the same bits. A number of equal
 * tokens is exact. The inner product with a mixture is defined as
 *
 * <pre>{@code
 * Σ_k w_k·matches(ξ_n,ξ_k)         up to 7 members, one after the other
 * Σ_s (Σ_{k: ξ_k[s]=ξ_n[s]} w_k)   more, one position after the other from 0 upwards
 * }</pre>
 *
 * and each way adds in that order; what it leaves out is 0.
 */
final class TokenScan {
  static final ValueLayout.OfChar TOKEN = ValueLayout.JAVA_CHAR_UNALIGNED;

  /** From so many members on, a table of weights is cheaper than one comparison for each. */
  static final int TABLE_FROM = 8;

  /** Beyond so many members weights are not gathered by token before they are looked up. */
  private static final int MOST_GATHERED = 4096;

  /** Numbers a table may hold: so few that it stays in the cache and is no dense state. */
  private static final int TABLE_SIZE = 1 << 16;

  /** What a step costs, in tokens compared: measured, docs/performance.md. */
  private static final double ENTRY = 16;

  private static final double LIST = 300;
  private static final double LOOK_UP = 8;

  private final MemorySegment tokens;
  private final int size;
  private final int positions;
  private final int codebook;
  private final Kernels kernels;
  private final TokenIndex index;

  /** What {@link #counts} has found, where there are no lists that say so. */
  private volatile int @Nullable [] counted;

  TokenScan(
      MemorySegment tokens,
      int size,
      int positions,
      int codebook,
      Kernels kernels,
      TokenIndex index) {
    this.tokens = tokens;
    this.size = size;
    this.positions = positions;
    this.codebook = codebook;
    this.kernels = kernels;
    this.index = index;
  }

  TokenIndex index() {
    return index;
  }

  /** Whether lists are worth their memory for rows that have so many equal tokens on average. */
  static boolean listsPay(double equal, int positions) {
    return equal * ENTRY < positions;
  }

  /**
   * {@code out[n]} becomes the number of tokens that row n and the query share, and then what is
   * made of it.
   *
   * @param query char[S]; {@link Kernels#NEVER} at positions that are not to be compared
   * @param made turns a range of numbers of tokens into what is wanted
   */
  void matches(char[] query, double[] out, RowScan.Range made) {
    TokenPostings lists = index.ready();
    double cost = ENTRY * lists.entries(query) + LIST * positions * lists.blocks();
    int listed = listed(lists, cost, 1);
    blocks(
        listed,
        lists,
        (block, from, to) -> {
          Arrays.fill(out, from, to, 0);
          lists.count(block, query, out, from);
          made.run(from, to);
        });
    RowScan.run(
        listed,
        size,
        (long) positions * Character.BYTES,
        (from, to) -> {
          Arrays.fill(out, from, to, 0);
          kernels.addMatches(tokens, from, to, query, 1, out);
          made.run(from, to);
        });
    count(listed, 1);
  }

  /**
   * Adds {@code ⟨ξ_n, Σ w_m ξ_m⟩} over the positions where {@code cue} shows nothing.
   *
   * @param scale what each weight is multiplied by
   */
  void addMixture(Mixture mixture, char[] cue, double scale, double[] out) {
    if (mixture.size() < TABLE_FROM) {
      addFew(mixture, cue, scale, out);
    } else if (mixture.size() <= MOST_GATHERED) {
      addWeights(gathered(mixture, cue, scale), out);
    } else {
      addByTables(0, (table, first, last) -> fill(table, mixture, cue, scale, first, last), out);
      count(0, LOOK_UP);
    }
  }

  private void addFew(Mixture mixture, char[] cue, double scale, double[] out) {
    int few = mixture.size();
    char[][] queries = new char[few][];
    double[] weights = new double[few];
    TokenPostings lists = index.ready();
    double cost = (LIST * positions + 3 * lists.blockRows()) * lists.blocks() * few;
    for (int k = 0; k < few; k++) {
      queries[k] = hidden(row(mixture.members()[k]), cue);
      weights[k] = scale * mixture.weights()[k];
      cost += ENTRY * lists.entries(queries[k]);
    }
    int listed = listed(lists, cost, few);
    blocks(
        listed,
        lists,
        (block, from, to) -> {
          double[] counts = new double[to - from];
          for (int k = 0; k < few; k++) {
            lists.count(block, queries[k], counts, 0);
            for (int i = 0; i < counts.length; i++) {
              out[from + i] += weights[k] * counts[i];
              counts[i] = 0;
            }
          }
        });
    RowScan.run(
        listed,
        size,
        (long) positions * Character.BYTES,
        (from, to) -> {
          for (int k = 0; k < few; k++) {
            kernels.addMatches(tokens, from, to, queries[k], weights[k], out);
          }
        });
    count(listed, few);
  }

  private void addWeights(TokenWeights weights, double[] out) {
    TokenPostings lists = index.ready();
    double cost = ENTRY * lists.entries(weights) + LIST * (double) weights.count() * lists.blocks();
    int listed = listed(lists, cost, LOOK_UP);
    blocks(listed, lists, (block, from, _) -> lists.add(block, weights, out, from));
    addByTables(listed, (table, first, last) -> fill(table, weights, first, last), out);
    count(listed, LOOK_UP);
  }

  /**
   * How many rows to read from lists: all that are in them where that costs less.
   *
   * @param cost of reading lists
   * @param step what the other way costs for each token
   */
  private int listed(TokenPostings lists, double cost, double step) {
    return index.always() || cost < step * lists.rows() * positions ? lists.rows() : 0;
  }

  /** Tells the index what was read without lists. */
  private void count(int listed, double steps) {
    index.spent((long) (steps * positions * (size - listed)));
  }

  /** Weights of the tokens at a few positions, in a table that was all 0. */
  @FunctionalInterface
  private interface Filling {
    void fill(double[] table, int first, int last);
  }

  private void addByTables(int start, Filling filling, double[] out) {
    if (start == size) {
      return;
    }
    int depth = tableDepth();
    double[] table = new double[depth * codebook];
    for (int from = 0; from < positions; from += depth) {
      int first = from;
      int last = Math.min(positions, from + depth);
      Arrays.fill(table, 0);
      filling.fill(table, first, last);
      RowScan.run(
          start,
          size,
          (long) positions * Character.BYTES,
          (low, high) -> lookUp(table, low, high, first, last, out));
    }
  }

  private int tableDepth() {
    return Math.clamp(TABLE_SIZE / codebook, 1, positions);
  }

  /** Four rows at a time: four sums that do not wait for one another. */
  private void lookUp(double[] table, int from, int to, int first, int last, double[] out) {
    int n = from;
    long bytes = (long) positions * Character.BYTES;
    for (; n < to - 3; n += 4) {
      double sum0 = out[n];
      double sum1 = out[n + 1];
      double sum2 = out[n + 2];
      double sum3 = out[n + 3];
      long row = ((long) n * positions + first) * Character.BYTES;
      int base = 0;
      for (int s = first; s < last; s++) {
        sum0 += table[base + tokens.get(TOKEN, row)];
        sum1 += table[base + tokens.get(TOKEN, row + bytes)];
        sum2 += table[base + tokens.get(TOKEN, row + 2 * bytes)];
        sum3 += table[base + tokens.get(TOKEN, row + 3 * bytes)];
        row += Character.BYTES;
        base += codebook;
      }
      out[n] = sum0;
      out[n + 1] = sum1;
      out[n + 2] = sum2;
      out[n + 3] = sum3;
    }
    for (; n < to; n++) {
      out[n] = lookUp(table, n, first, last, out[n]);
    }
  }

  private double lookUp(double[] table, int n, int first, int last, double before) {
    double sum = before;
    for (int s = first; s < last; s++) {
      sum += table[(s - first) * codebook + token(n, s)];
    }
    return sum;
  }

  private void fill(double[] table, TokenWeights weights, int first, int last) {
    for (int s = first; s < last; s++) {
      for (int j = weights.from(s); j < weights.from(s + 1); j++) {
        table[(s - first) * codebook + weights.token(j)] = weights.weight(j);
      }
    }
  }

  private void fill(
      double[] table, Mixture mixture, char[] cue, double scale, int first, int last) {
    for (int k = 0; k < mixture.size(); k++) {
      for (int s = first; s < last; s++) {
        if (cue[s] == Kernels.NEVER) {
          table[(s - first) * codebook + token(mixture.members()[k], s)] +=
              scale * mixture.weights()[k];
        }
      }
    }
  }

  /** As {@link #addMixture} for chosen rows: {@code out[k]} is that of row {@code chosen[k]}. */
  void addMixture(Mixture mixture, char[] cue, double scale, int[] chosen, double[] out) {
    if (mixture.size() < TABLE_FROM) {
      for (int k = 0; k < mixture.size(); k++) {
        char[] query = hidden(row(mixture.members()[k]), cue);
        addMatches(query, scale * mixture.weights()[k], chosen, out);
      }
    } else if (mixture.size() <= MOST_GATHERED && chosen.length <= MOST_GATHERED) {
      addOneByOne(gathered(mixture, cue, scale), tokensOf(chosen), out);
    } else {
      int depth = tableDepth();
      double[] table = new double[depth * codebook];
      for (int first = 0; first < positions; first += depth) {
        int last = Math.min(positions, first + depth);
        Arrays.fill(table, 0);
        fill(table, mixture, cue, scale, first, last);
        for (int k = 0; k < chosen.length; k++) {
          out[k] = lookUp(table, chosen[k], first, last, out[k]);
        }
      }
    }
  }

  private void addMatches(char[] query, double weight, int[] chosen, double[] out) {
    double[] one = new double[1];
    for (int k = 0; k < chosen.length; k++) {
      one[0] = 0;
      MemorySegment row = tokens.asSlice((long) chosen[k] * positions * Character.BYTES);
      kernels.addMatches(row, 0, 1, query, weight, one);
      out[k] += one[0];
    }
  }

  /** By a table of one position at a time, which is cleared as it was filled. */
  private void addOneByOne(TokenWeights weights, char[] rows, double[] out) {
    double[] table = new double[codebook];
    for (int s = 0; s < positions; s++) {
      for (int j = weights.from(s); j < weights.from(s + 1); j++) {
        table[weights.token(j)] = weights.weight(j);
      }
      for (int k = 0; k < out.length; k++) {
        out[k] += table[rows[k * positions + s]];
      }
      for (int j = weights.from(s); j < weights.from(s + 1); j++) {
        table[weights.token(j)] = 0;
      }
    }
  }

  /**
   * {@code out[k] = scale·Σ_m matches(ξ_n,ξ_m)} over all memories m and the positions where the cue
   * shows nothing, n = chosen[k]; false for a bank that is smaller than its codebook. The numbers
   * of equal tokens are exact.
   */
  boolean addAll(char[] cue, double scale, int[] chosen, double[] out) {
    if (size < codebook || (codebook + 1L) * positions >= Integer.MAX_VALUE) {
      return false;
    }
    if (chosen.length == 0) {
      return true;
    }
    int[] counts = counts();
    for (int k = 0; k < chosen.length; k++) {
      long equal = 0;
      for (int s = 0; s < positions; s++) {
        equal += cue[s] == Kernels.NEVER ? counts[s * codebook + token(chosen[k], s)] : 0;
      }
      out[k] = scale * equal;
    }
    return true;
  }

  /** How many rows have token t at position s: int[S·V]. */
  private int[] counts() {
    TokenPostings lists = index.ready();
    if (lists.rows() == size) {
      return lists.totals();
    }
    int[] counts = counted;
    if (counts == null) {
      counts = new int[positions * codebook];
      for (int n = 0; n < size; n++) {
        for (int s = 0; s < positions; s++) {
          counts[s * codebook + token(n, s)]++;
        }
      }
      counted = counts;
    }
    return counts;
  }

  /** {@code scale·matches(ξ_m,ξ_n)}. */
  double inner(int m, int n, double scale) {
    double[] inner = new double[1];
    addMatches(row(m), scale, new int[] {n}, inner);
    return inner[0];
  }

  /**
   * {@code scale·#{s : ξ_j[s] = ξ_k[s], cue shows nothing at s}} for chosen rows: double[A][A].
   * They are laid side by side first.
   */
  double[][] gram(char[] cue, double scale, int[] chosen) {
    char[] rows = tokensOf(chosen);
    MemorySegment copy = Arena.ofAuto().allocate(Math.max(1, 2L * rows.length), 64);
    MemorySegment.copy(rows, 0, copy, TOKEN, 0, rows.length);
    double[][] gram = new double[chosen.length][chosen.length];
    RowScan.run(
        0,
        chosen.length,
        (long) positions * Character.BYTES * chosen.length,
        (from, to) -> {
          for (int j = from; j < to; j++) {
            char[] query = Arrays.copyOfRange(rows, j * positions, (j + 1) * positions);
            kernels.addMatches(copy, 0, chosen.length, hidden(query, cue), scale, gram[j]);
          }
        });
    return gram;
  }

  private TokenWeights gathered(Mixture mixture, char[] cue, double scale) {
    return TokenWeights.of(tokensOf(mixture.members()), scale, mixture.weights(), cue, codebook);
  }

  private char[] tokensOf(int[] chosen) {
    char[] copy = new char[Math.multiplyExact(chosen.length, positions)];
    for (int k = 0; k < chosen.length; k++) {
      copyRow(chosen[k], copy, k * positions);
    }
    return copy;
  }

  /** The token of row n at position s. */
  int token(int n, int s) {
    return tokens.get(TOKEN, ((long) n * positions + s) * Character.BYTES);
  }

  /** The tokens of row n. */
  char[] row(int n) {
    char[] row = new char[positions];
    copyRow(n, row, 0);
    return row;
  }

  private void copyRow(int n, char[] to, int at) {
    MemorySegment.copy(tokens, TOKEN, (long) n * positions * Character.BYTES, to, at, positions);
  }

  /** Some tokens where {@code cue} shows nothing. */
  private static char[] hidden(char[] tokens, char[] cue) {
    for (int s = 0; s < cue.length; s++) {
      if (cue[s] != Kernels.NEVER) {
        tokens[s] = Kernels.NEVER;
      }
    }
    return tokens;
  }

  @FunctionalInterface
  private interface BlockRange {
    void run(int block, int from, int to);
  }

  private static void blocks(int listed, TokenPostings lists, BlockRange range) {
    IntStream.range(0, listed == 0 ? 0 : lists.blocks())
        .parallel()
        .forEach(block -> range.run(block, lists.start(block), lists.end(block)));
  }
}
