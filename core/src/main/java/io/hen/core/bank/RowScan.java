package io.hen.core.bank;

import java.util.stream.IntStream;

/**
 * Splits the rows of a bank over the processors. Every row is scored by itself, so the result does
 * not depend on how many take part.
 */
final class RowScan {
  /** Below this many bytes the split costs more than it saves. */
  private static final long BLOCK_BYTES = 1 << 20;

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
    int block = (int) Math.max(1, BLOCK_BYTES / Math.max(1, bytesPerRow));
    if (rows - start <= block) {
      range.run(start, rows);
      return;
    }
    int blocks = (rows - start + block - 1) / block;
    IntStream.range(0, blocks)
        .parallel()
        .forEach(b -> range.run(start + b * block, Math.min(rows, start + (b + 1) * block)));
  }
}
