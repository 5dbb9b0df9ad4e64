package io.hen.memory.store;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Rows outside the heap, to which one writer appends while readers read earlier ones.
 *
 * <p>Rows that were shown by {@link #view} never change. Appending writes behind them, in place
 * while there is room and otherwise into a buffer of twice the size; views of the old buffer stay
 * valid, and its memory is freed when the last of them is unreachable. Readers must get a view
 * through something that orders memory, such as a volatile field.
 */
final class GrowingRows {
  private static final int ALIGNMENT = 64;

  private final long rowBytes;
  private MemorySegment buffer;

  private GrowingRows(long rowBytes, MemorySegment buffer) {
    this.rowBytes = rowBytes;
    this.buffer = buffer;
  }

  /** Room for some rows, all of them zero. */
  static GrowingRows allocate(long rowBytes, int rows) {
    return new GrowingRows(rowBytes, memory(rowBytes, rows));
  }

  /** Rows that are there already and are never written to, for example a mapped file. */
  static GrowingRows of(long rowBytes, MemorySegment rows) {
    return new GrowingRows(rowBytes, rows);
  }

  /**
   * Where to write further rows.
   *
   * @param used rows that must be kept
   * @param more rows that will be written behind them
   * @return the whole buffer, of which only rows {@code used} and up may be written
   */
  MemorySegment reserve(int used, int more) {
    int needed = Math.addExact(used, more);
    if (buffer.isReadOnly() || buffer.byteSize() < needed * rowBytes) {
      long doubled = Math.min(2L * used, Integer.MAX_VALUE);
      MemorySegment larger = memory(rowBytes, Math.max(needed, doubled));
      MemorySegment.copy(buffer, 0, larger, 0, used * rowBytes);
      buffer = larger;
    }
    return buffer;
  }

  /** The first rows, read-only. */
  MemorySegment view(int rows) {
    return buffer.asSlice(0, rows * rowBytes).asReadOnly();
  }

  /** A copy of some of the rows, in the given order. */
  GrowingRows only(int[] rows) {
    GrowingRows copy = allocate(rowBytes, rows.length);
    for (int n = 0; n < rows.length; n++) {
      MemorySegment.copy(buffer, rows[n] * rowBytes, copy.buffer, n * rowBytes, rowBytes);
    }
    return copy;
  }

  private static MemorySegment memory(long rowBytes, long rows) {
    long bytes = Math.multiplyExact(rowBytes, rows);
    try {
      return Arena.ofAuto().allocate(bytes, ALIGNMENT);
    } catch (OutOfMemoryError e) {
      throw new StoreFailure(
          "store.out-of-memory",
          "a bank of "
              + rows
              + " patterns needs "
              + bytes
              + " bytes outside the Java heap, which"
              + " the Java VM does not allow",
          "Start Java with a larger -XX:MaxDirectMemorySize (without it, -Xmx is the limit).",
          e);
    }
  }
}
