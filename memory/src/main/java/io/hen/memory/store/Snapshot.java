package io.hen.memory.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * What a store held at one moment: the ids of its items and the rows of its banks. Immutable.
 *
 * @param size N, the number of items
 * @param ids long[N] outside the heap, ascending: row n of each bank belongs to item {@code ids[n]}
 * @param rows for each part N rows of {@link PartShape#rowBytes} bytes in the machine's own order
 */
public record Snapshot(int size, MemorySegment ids, List<MemorySegment> rows) {
  public Snapshot {
    rows = List.copyOf(rows);
  }

  /** The id of a row, {@code 0 <= row < size}. */
  public long id(int row) {
    return ids.getAtIndex(ValueLayout.JAVA_LONG, row);
  }

  /** The row of an id, or {@code -(rows with smaller ids) - 1} if there is none. */
  public int row(long id) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = id(middle);
      if (found < id) {
        low = middle + 1;
      } else if (found > id) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -low - 1;
  }

  /** How many of the first items have ids up to this one. */
  int upTo(long id) {
    int row = row(id);
    return row >= 0 ? row + 1 : -row - 1;
  }
}
