package io.hen.benchmarks;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The product of a panel of queries with 6,000 rows in single precision, in nanoseconds for a row:
 * {@code 2·K·panelWidth} divided by it are GFLOP/s. {@code benchmarks/peers/run} prints the peak.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class MatrixBenchmark {
  private static final int ROWS = 6_000;

  /** Numbers of a row. */
  @Param({"2352", "3136"})
  public int dimension;

  private final Kernels kernels = Kernels.selected();
  private final Arena arena = Arena.ofAuto();
  private MemorySegment rows = MemorySegment.NULL;
  private MemorySegment panel = MemorySegment.NULL;
  private MemorySegment products = MemorySegment.NULL;

  /** Random rows and queries. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    rows = random(random, (long) ROWS * dimension);
    panel = random(random, (long) kernels.panelWidth() * dimension);
    products = arena.allocate((long) ROWS * kernels.panelWidth() * Float.BYTES, 64);
  }

  private MemorySegment random(SplittableRandom random, long count) {
    MemorySegment numbers = arena.allocate(count * Float.BYTES, 64);
    for (long i = 0; i < count; i++) {
      numbers.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextDouble(-1, 1));
    }
    return numbers;
  }

  /** All rows; the time is that of one. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public MemorySegment row() {
    int width = kernels.panelWidth();
    kernels.roughProducts(rows, dimension, 0, ROWS, dimension, panel, products, width, 0);
    return products;
  }
}
