package io.hen.memory.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a store held at one moment: the rows of its banks and the items that they belong to.
 * Immutable.
 *
 * @param items how many items
 * @param size N, the number of rows: at least one for each item
 * @param ids long[N] outside the heap, ascending: row n of each bank belongs to item {@code
 *     ids[n]}; the rows of one item lie side by side
 * @param rows for each part N rows of {@link PartShape#rowBytes} bytes in the machine's own order
 */
public record Snapshot(int items, int size, MemorySegment ids, List<MemorySegment> rows) {
  public Snapshot {
    rows = List.copyOf(rows);
  }

  /** As the other, the items counted. */
  static Snapshot of(int size, MemorySegment ids, List<MemorySegment> rows) {
    int items = 0;
    for (int row = 0; row < size; row++) {
      if (row == 0
          || ids.getAtIndex(ValueLayout.JAVA_LONG, row)
              != ids.getAtIndex(ValueLayout.JAVA_LONG, row - 1)) {
        items++;
      }
    }
    return new Snapshot(items, size, ids, rows);
  }

  /** The first row of each item alone: this if that is all there is, else a copy. */
  public Snapshot firsts() {
    if (items == size) {
      return this;
    }
    int[] firsts =
        IntStream.range(0, size).filter(row -> row == 0 || id(row) != id(row - 1)).toArray();
    return new Snapshot(
        items,
        items,
        GrowingRows.of(Long.BYTES, ids).only(firsts).view(items),
        rows.stream()
            .map(part -> GrowingRows.of(part.byteSize() / size, part).only(firsts).view(items))
            .toList());
  }

  /** The id of a row, {@code 0 <= row < size}. */
  public long id(int row) {
    return ids.getAtIndex(ValueLayout.JAVA_LONG, row);
  }

  /**
   * How many rows both have in common, from the first on: patterns of an id never change, and an id
   * is never given again.
   */
  public int common(Snapshot other) {
    int most = Math.min(size, other.size);
    long bytes = (long) most * Long.BYTES;
    long same = ids.asSlice(0, bytes).mismatch(other.ids.asSlice(0, bytes));
    return same < 0 ? most : (int) (same / Long.BYTES);
  }

  /** The first row of an id, or the first of a greater one, or {@code size}. */
  public int from(long id) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (id(middle) < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Behind the last row of an id; as {@link #from} if it has none. */
  public int to(long id) {
    int row = from(id);
    while (row < size && id(row) == id) {
      row++;
    }
    return row;
  }
}
