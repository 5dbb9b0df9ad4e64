package io.hen.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  /** The thread only reads the bank, ends by itself, and what is computed stays the same. */
  @Test
  void warmingChangesNoResultAndEnds() throws Exception {
    assumeTrue(Kernels.simd().isPresent(), "no Vector API here");
    Kernels kernels = Kernels.simd().get();
    MemorySegment rows = Arena.ofAuto().allocate(100L * 50 * Float.BYTES);
    double[] query = new double[50];
    for (int i = 0; i < 5_000; i++) {
      rows.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) Math.sin(i));
      query[i % 50] = Math.cos(i);
    }
    double[] before = new double[100];
    kernels.dots(rows, 50, 0, 100, query, before);
    kernels.warmUp(rows);
    kernels.warmUp(rows);
    Kernels.warm().get(60, TimeUnit.SECONDS);
    double[] after = new double[100];
    kernels.dots(rows, 50, 0, 100, query, after);
    assertThat(after).isEqualTo(before);
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .areAtMost(
            1,
            new org.assertj.core.api.Condition<>(
                "hen-warm-up"::equals, "a warm-up, and it is about to end"));
  }

  @Test
  void plainJavaNeedsNone() {
    Kernels.scalar().warmUp(Arena.ofAuto().allocate(0));
    assertThat(Kernels.scalar().name()).isEqualTo("scalar");
  }
}
