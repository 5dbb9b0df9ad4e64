package io.hen.memory.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of all parts and the ids they belong to. One thread at a time changes them; any thread
 * reads {@link #snapshot}. Whatever can fail, above all for lack of memory, happens before the
 * database commits: first stage, then commit, then publish.
 */
final class Banks {
  private final List<PartShape> shapes;
  private GrowingRows ids;
  private List<GrowingRows> parts;
  private volatile Snapshot snapshot;

  /**
   * Rows that exist already.
   *
   * @param ids int64 ids, ascending, one for each row
   * @param parts for each part as many rows
   */
  Banks(List<PartShape> shapes, int size, GrowingRows ids, List<GrowingRows> parts) {
    this.shapes = shapes;
    this.ids = ids;
    this.parts = parts;
    this.snapshot = Snapshot.of(size, ids.view(size), views(size));
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** Writes patterns behind the published rows, where no reader looks. */
  void stage(List<byte[][]> patterns) {
    int size = snapshot.size();
    ids.reserve(size, patterns.size());
    for (int part = 0; part < shapes.size(); part++) {
      MemorySegment rows = parts.get(part).reserve(size, patterns.size());
      for (int k = 0; k < patterns.size(); k++) {
        MemorySegment blob = MemorySegment.ofArray(patterns.get(k)[part]);
        PatternBytes.copy(shapes.get(part), blob, rows, (long) size + k);
      }
    }
  }

  /**
   * Shows readers the staged rows.
   *
   * @param items how many items they belong to
   * @param staged for each row its item
   */
  void publish(int items, long[] staged) {
    int size = snapshot.size();
    MemorySegment all = ids.reserve(size, staged.length);
    for (int k = 0; k < staged.length; k++) {
      all.setAtIndex(ValueLayout.JAVA_LONG, (long) size + k, staged[k]);
    }
    int grown = size + staged.length;
    snapshot = new Snapshot(snapshot.items() + items, grown, ids.view(grown), views(grown));
  }

  /** A copy without some rows. */
  Banks without(int[] gone) {
    boolean[] removed = new boolean[snapshot.size()];
    for (int row : gone) {
      removed[row] = true;
    }
    int[] kept = IntStream.range(0, removed.length).filter(row -> !removed[row]).toArray();
    return new Banks(
        shapes, kept.length, ids.only(kept), parts.stream().map(part -> part.only(kept)).toList());
  }

  /** Shows readers what another bank holds. */
  void become(Banks other) {
    ids = other.ids;
    parts = other.parts;
    snapshot = other.snapshot;
  }

  private List<MemorySegment> views(int size) {
    return parts.stream().map(part -> part.view(size)).toList();
  }
}
