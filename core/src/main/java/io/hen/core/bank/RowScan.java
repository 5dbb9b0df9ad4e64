package io.hen.core.bank;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Splits the rows of a bank over the processors. Every row is scored by itself, so the result does
 * not depend on how many take part.
 */
final class RowScan {
  /** Below this many bytes the split costs more than it saves. */
  private static final long BLOCK_BYTES = 1 << 20;

  /** Rows that kernels read at a time. */
  private static final int ROWS = 8;

  /** From this many bytes on, kernels that are not compiled would be noticed: 8 MB. */
  static final long LARGE = 8L << 20;

  private static final boolean SEVERAL = Runtime.getRuntime().availableProcessors() > 1;

  private RowScan() {}

  @FunctionalInterface
  interface Range {
    void run(int from, int to);
  }

  static void run(int rows, long bytesPerRow, Range range) {
    run(0, rows, bytesPerRow, range);
  }

  /** Rows {@code start..rows-1} only. */
  static void run(int start, int rows, long bytesPerRow, Range range) {
    int most = (int) Math.max(1, BLOCK_BYTES / Math.max(1, bytesPerRow));
    int block = most < ROWS ? most : most / ROWS * ROWS;
    if (rows - start <= block) {
      range.run(start, rows);
      return;
    }
    int blocks = (rows - start + block - 1) / block;
    each(blocks, b -> range.run(start + b * block, Math.min(rows, start + (b + 1) * block)));
  }

  /**
   * Does pieces of work in any order, on several processors if there are. With one, a second thread
   * would only take turns.
   */
  static void each(int pieces, IntConsumer work) {
    IntStream all = IntStream.range(0, pieces);
    (pieces > 1 && SEVERAL ? all.parallel() : all).forEach(work);
  }
}
