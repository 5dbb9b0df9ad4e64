package io.hen.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  @Test
  void rowsAreCommonUpToTheFirstOtherId() {
    Snapshot before = of(1, 1, 2, 5, 6);
    assertThat(before.common(of(1, 1, 2, 5, 6, 7))).isEqualTo(5);
    assertThat(before.common(of(1, 1, 2))).isEqualTo(3);
    assertThat(before.common(of(1, 1, 5, 6))).isEqualTo(2);
    assertThat(before.common(of(2, 5, 6))).isZero();
    assertThat(before.common(of())).isZero();
  }

  private static Snapshot of(long... ids) {
    return Snapshot.of(ids.length, MemorySegment.ofArray(ids), List.of());
  }
}
