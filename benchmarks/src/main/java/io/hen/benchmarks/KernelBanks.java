package io.hen.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** Banks that no cache holds, for {@link KernelsBenchmark}. */
enum KernelBanks {
  /** 15,000 rows of 3,136 floats: 188 MB. */
  FLOATS(15_000, 3_136, Float.BYTES),
  /** What pruning keeps of 150,000 rows, 256 floats of each: 154 MB. */
  PREFIXES(150_000, 256, Float.BYTES),
  /** A million grids of 64 tokens: 128 MB. */
  GRIDS_64(1_000_000, 64, Character.BYTES),
  /** 100,000 grids of 784 tokens: 157 MB. */
  GRIDS_784(100_000, 784, Character.BYTES);

  private static final int CODES = 4_096;
  private static final int DRAWN = 1 << 20;

  final int rows;
  final int length;
  private final int width;

  KernelBanks(int rows, int length, int width) {
    this.rows = rows;
    this.length = length;
    this.width = width;
  }

  long bytes() {
    return (long) rows * length * width;
  }

  /** Random numbers in 0..1, or tokens in 0..4095, that repeat after a million. */
  MemorySegment fill() {
    SplittableRandom random = new SplittableRandom(1);
    MemorySegment bank = Arena.ofAuto().allocate(bytes(), 64);
    long drawn = Math.min(DRAWN, (long) rows * length);
    for (long k = 0; k < drawn; k++) {
      if (width == Float.BYTES) {
        bank.setAtIndex(ValueLayout.JAVA_FLOAT, k, (float) random.nextDouble());
      } else {
        bank.setAtIndex(ValueLayout.JAVA_CHAR, k, (char) random.nextInt(CODES));
      }
    }
    for (long at = drawn * width; at < bytes(); at += drawn * width) {
      MemorySegment.copy(bank, 0, bank, at, Math.min(drawn * width, bytes() - at));
    }
    return bank;
  }
}
