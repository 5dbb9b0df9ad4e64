package io.hen.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingRowsTest {
  private static final int ROWS = 1000;

  private static int[] read(MemorySegment view) {
    return view.toArray(ValueLayout.JAVA_INT);
  }

  @Test
  void viewsKeepTheirPrefixAndGrowingCopiesRarely() {
    GrowingRows rows = GrowingRows.allocate(Integer.BYTES, 0);
    List<MemorySegment> views = new ArrayList<>();
    Set<Long> buffers = new HashSet<>();
    for (int n = 0; n < ROWS; n++) {
      MemorySegment buffer = rows.reserve(n, 1);
      buffers.add(buffer.address());
      buffer.setAtIndex(ValueLayout.JAVA_INT, n, n);
      views.add(rows.view(n + 1));
    }
    assertThat(buffers.size()).isLessThanOrEqualTo(11);
    for (int n = 0; n < ROWS; n++) {
      assertThat(read(views.get(n))).isEqualTo(IntStream.rangeClosed(0, n).toArray());
      assertThat(views.get(n).isReadOnly()).isTrue();
    }
  }

  @Test
  void rowsThatAreReadOnlyAreCopiedBeforeTheFirstIsAppended() {
    MemorySegment mapped = MemorySegment.ofArray(new int[] {5, 6}).asReadOnly();
    GrowingRows rows = GrowingRows.of(Integer.BYTES, mapped);
    MemorySegment before = rows.view(2);
    rows.reserve(2, 1).setAtIndex(ValueLayout.JAVA_INT, 2, 7);
    assertThat(read(rows.view(3))).containsExactly(5, 6, 7);
    assertThat(read(before)).containsExactly(5, 6);
    assertThat(read(rows.only(new int[] {0, 2}).view(2))).containsExactly(5, 7);
  }

  @Test
  void aBankBeyondTheJavaVmsLimitSaysWhatToDo() {
    assertThatThrownBy(() -> GrowingRows.allocate(1L << 40, 1 << 10))
        .isInstanceOfSatisfying(
            StoreFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo("store.out-of-memory");
              assertThat(e.remedy()).contains("MaxDirectMemorySize");
            });
  }
}
