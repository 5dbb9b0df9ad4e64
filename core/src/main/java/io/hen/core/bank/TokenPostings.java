package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Where each token stands: an inverted index of the first rows of a bank of tokens, for each
 * position s and token t the rows that have t at s, ascending. A grid of tokens then costs as many
 * steps as there are equal tokens in the bank, not as many as there are tokens.
 *
 * <p>Rows are taken in blocks, each with lists of its own: a row is two bytes within its block, the
 * numbers of a block stay in a core's cache while its lists are run through, blocks are independent
 * for threads, and a bank that grows keeps those that it has.
 *
 * <p>Immutable and safe for any number of threads.
 */
final class TokenPostings {
  /** Rows of a block: as many as {@link Block} can count, 256 KB of numbers. */
  static final int BLOCK = 1 << 15;

  private final int positions;
  private final int codebook;
  private final int blockRows;
  private final Block[] blocks;

  /** How many rows have token t at position s: int[S·V]. */
  private final int[] totals;

  /**
   * The lists of one block.
   *
   * @param count R, how many rows it has
   * @param starts where the list of token t at position s begins among those of s: char[S·(V+1)],
   *     the last of each position is R
   * @param rows the lists one after the other, those of a position together: char[S·R], each row
   *     counted from the first of the block
   */
  private record Block(int count, char[] starts, char[] rows) {}

  private TokenPostings(int positions, int codebook, int blockRows, Block[] blocks, int[] totals) {
    this.positions = positions;
    this.codebook = codebook;
    this.blockRows = blockRows;
    this.blocks = blocks;
    this.totals = totals;
  }

  /**
   * Lists of no rows.
   *
   * @param blockRows rows of a block, at most {@link #BLOCK}
   */
  static TokenPostings none(int positions, int codebook, int blockRows) {
    return new TokenPostings(
        positions, codebook, blockRows, new Block[0], new int[positions * codebook]);
  }

  /** Bytes that the lists of that many rows take. */
  static long bytes(long rows, int positions, int codebook, int blockRows) {
    long lists = (codebook + 1L) * positions;
    long blocks = (rows + blockRows - 1) / blockRows;
    return 4L * positions * codebook + 2 * (blocks * lists + positions * rows);
  }

  /** How many rows of the bank, from the first on, are in the lists. */
  int rows() {
    return blocks.length == 0 ? 0 : end(blocks.length - 1);
  }

  /** The first row of a block. */
  int start(int block) {
    return block * blockRows;
  }

  /** Behind the last row of a block. */
  int end(int block) {
    return start(block) + blocks[block].count;
  }

  /** How many rows are in full blocks. */
  int lasting() {
    return rows() / blockRows * blockRows;
  }

  /** How many blocks there are. */
  int blocks() {
    return blocks.length;
  }

  int blockRows() {
    return blockRows;
  }

  /**
   * These lists and those of the next block of rows; a last block that was not full is made anew.
   *
   * @param tokens of the bank, row by row
   * @param goal how many rows there may be in the end
   * @throws IllegalArgumentException if a token is not in the codebook
   */
  TokenPostings extended(MemorySegment tokens, int goal) {
    int first = lasting();
    int count = Math.min(blockRows, goal - first);
    return with(new TokenSorter(tokens, positions, codebook).block(first, count));
  }

  /** These lists as far as they are of the first rows: whole blocks only. */
  TokenPostings first(int rows) {
    int kept = 0;
    while (kept < blocks.length && end(kept) <= rows) {
      kept++;
    }
    if (kept == blocks.length) {
      return this;
    }
    int[] counts = totals.clone();
    for (int block = kept; block < blocks.length; block++) {
      count(blocks[block], -1, counts);
    }
    return new TokenPostings(positions, codebook, blockRows, Arrays.copyOf(blocks, kept), counts);
  }

  private TokenPostings with(Block block) {
    int full = lasting() / blockRows;
    int[] counts = totals.clone();
    if (full < blocks.length) {
      count(blocks[full], -1, counts);
    }
    count(block, 1, counts);
    Block[] all = Arrays.copyOf(blocks, full + 1);
    all[full] = block;
    return new TokenPostings(positions, codebook, blockRows, all, counts);
  }

  private void count(Block block, int sign, int[] counts) {
    for (int s = 0; s < positions; s++) {
      int from = s * (codebook + 1);
      for (int t = 0; t < codebook; t++) {
        counts[s * codebook + t] += sign * (block.starts[from + t + 1] - block.starts[from + t]);
      }
    }
  }

  /** How many rows in the lists have token t at position s: int[S·V], not to be changed. */
  int[] totals() {
    return totals;
  }

  /** How many entries the lists of a grid have together; hidden positions have none. */
  long entries(char[] query) {
    long sum = 0;
    for (int s = 0; s < positions; s++) {
      sum += query[s] < codebook ? totals[s * codebook + query[s]] : 0;
    }
    return sum;
  }

  /** How many entries the lists of all tokens with weight have together. */
  long entries(TokenWeights weights) {
    long sum = 0;
    for (int s = 0; s < positions; s++) {
      for (int j = weights.from(s); j < weights.from(s + 1); j++) {
        sum += totals[s * codebook + weights.token(j)];
      }
    }
    return sum;
  }

  /**
   * {@code counts[first + i] += #{s : tokens[i][s] = query[s]}} for the rows i of a block.
   *
   * @param query char[S]; {@link Kernels#NEVER} at positions that are not to be compared
   */
  void count(int block, char[] query, double[] counts, int first) {
    Block lists = blocks[block];
    Found found = new Found(positions);
    for (int s = 0; s < positions; s++) {
      if (query[s] < codebook) {
        found.list(lists, s, s, s * (codebook + 1) + query[s]);
      }
    }
    found.fetch(lists);
    for (int s = 0; s < positions; s++) {
      found.add(lists, s, 1, counts, first);
    }
  }

  /**
   * {@code sums[first + i] += Σ_s weights(s, tokens[i][s])} for the rows i of a block, one after
   * the other for s from 0 upwards.
   */
  void add(int block, TokenWeights weights, double[] sums, int first) {
    Block lists = blocks[block];
    Found found = new Found(weights.count());
    for (int s = 0; s < positions; s++) {
      for (int j = weights.from(s); j < weights.from(s + 1); j++) {
        found.list(lists, j, s, s * (codebook + 1) + weights.token(j));
      }
    }
    found.fetch(lists);
    for (int j = 0; j < found.begins.length; j++) {
      found.add(lists, j, weights.weight(j), sums, first);
    }
  }

  /**
   * Lists that are looked up before any of them is run through: each step touches a place in memory
   * that the one before does not tell, so the processor waits for many of them at a time.
   */
  private static final class Found {
    private final int[] begins;
    private final int[] ends;
    private final char[] heads;

    Found(int count) {
      begins = new int[count];
      ends = new int[count];
      heads = new char[count];
    }

    void list(Block lists, int j, int s, int list) {
      begins[j] = s * lists.count + lists.starts[list];
      ends[j] = s * lists.count + lists.starts[list + 1];
    }

    /** Fetches the first row of each list. */
    void fetch(Block lists) {
      for (int j = 0; j < begins.length; j++) {
        if (begins[j] < ends[j]) {
          heads[j] = lists.rows[begins[j]];
        }
      }
    }

    void add(Block lists, int j, double weight, double[] sums, int first) {
      char[] rows = lists.rows;
      int begin = begins[j];
      int end = ends[j];
      if (begin < end) {
        sums[first + heads[j]] += weight;
      }
      for (int i = begin + 1; i < end; i++) {
        sums[first + rows[i]] += weight;
      }
    }
  }

  /** Sorts the rows of blocks by their tokens, position by position. */
  private static final class TokenSorter {
    /** Positions that are fetched together: a cache line of tokens. */
    private static final int TOGETHER = 32;

    private final MemorySegment tokens;
    private final int positions;
    private final int codebook;

    TokenSorter(MemorySegment tokens, int positions, int codebook) {
      this.tokens = tokens;
      this.positions = positions;
      this.codebook = codebook;
    }

    Block block(int first, int rows) {
      char[] starts = new char[positions * (codebook + 1)];
      char[] sorted = new char[positions * rows];
      char[][] columns = new char[Math.min(TOGETHER, positions)][rows];
      char[] piece = new char[columns.length];
      for (int from = 0; from < positions; from += TOGETHER) {
        int count = Math.min(TOGETHER, positions - from);
        for (int n = 0; n < rows; n++) {
          long at = ((long) (first + n) * positions + from) * Character.BYTES;
          MemorySegment.copy(tokens, TokenScan.TOKEN, at, piece, 0, count);
          for (int s = 0; s < count; s++) {
            columns[s][n] = piece[s];
          }
        }
        for (int s = 0; s < count; s++) {
          sort(columns[s], starts, (from + s) * (codebook + 1), sorted, (from + s) * rows);
        }
      }
      return new Block(rows, starts, sorted);
    }

    /**
     * Counting sort; while rows are placed {@code starts} moves on to where the next list begins.
     */
    private void sort(char[] column, char[] starts, int list, char[] sorted, int base) {
      for (char token : column) {
        if (token >= codebook) {
          throw new IllegalArgumentException(
              "a stored token is " + (int) token + ", but the codebook has only " + codebook);
        }
        starts[list + token]++;
      }
      int sum = 0;
      for (int t = 0; t < codebook; t++) {
        int count = starts[list + t];
        starts[list + t] = (char) sum;
        sum += count;
      }
      for (int n = 0; n < column.length; n++) {
        sorted[base + starts[list + column[n]]++] = (char) n;
      }
      System.arraycopy(starts, list, starts, list + 1, codebook);
      starts[list] = 0;
    }
  }
}
