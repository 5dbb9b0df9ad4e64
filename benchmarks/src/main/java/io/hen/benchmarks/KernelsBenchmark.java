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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast does one thread read a bank out of memory? 15,000 rows of 3,136 floats (188 MB), and a
 * million rows of 64 tokens (128 MB).
 *
 * <p>{@code benchmarks/run Kernels}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
@State(Scope.Benchmark)
public class KernelsBenchmark {
  private static final int ROWS = 15_000;
  private static final int DIMENSION = 3_136;
  private static final int GRIDS = 1_000_000;
  private static final int POSITIONS = 64;

  /** Which twin. */
  @Param({"scalar", "simd"})
  String kernels = "scalar";

  private Kernels chosen = Kernels.scalar();
  private MemorySegment floats = MemorySegment.NULL;
  private MemorySegment tokens = MemorySegment.NULL;
  private final double[] query = new double[DIMENSION];
  private final char[] grid = new char[POSITIONS];
  private final double[] out = new double[GRIDS];

  /** Fills both banks. */
  @Setup
  public void banks() {
    chosen = kernels.equals("scalar") ? Kernels.scalar() : Kernels.simd().orElseThrow();
    SplittableRandom random = new SplittableRandom(1);
    floats = Arena.ofAuto().allocate((long) ROWS * DIMENSION * Float.BYTES, 64);
    for (long k = 0; k < (long) ROWS * DIMENSION; k++) {
      floats.setAtIndex(ValueLayout.JAVA_FLOAT, k, (float) random.nextDouble());
    }
    tokens = Arena.ofAuto().allocate((long) GRIDS * POSITIONS * Character.BYTES, 64);
    for (long k = 0; k < (long) GRIDS * POSITIONS; k++) {
      tokens.setAtIndex(ValueLayout.JAVA_CHAR, k, (char) random.nextInt(4096));
    }
    for (int k = 0; k < DIMENSION; k++) {
      query[k] = random.nextDouble();
    }
    for (int s = 0; s < POSITIONS; s++) {
      grid[s] = (char) random.nextInt(4096);
    }
  }

  /** Inner products of a query with every row. */
  @Benchmark
  public double[] dots() {
    chosen.dots(floats, DIMENSION, 0, ROWS, query, out);
    return out;
  }

  /** Equal tokens of a query and every grid. */
  @Benchmark
  public double[] addMatches() {
    chosen.addMatches(tokens, 0, GRIDS, grid, 1, out);
    return out;
  }
}
