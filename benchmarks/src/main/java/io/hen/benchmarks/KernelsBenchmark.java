package io.hen.benchmarks;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast does one thread read a bank out of memory with each kernel? The banks are those of
 * {@link KernelBanks}; a bank of floats is scanned in blocks of a megabyte, as {@code RowScan}
 * does.
 *
 * <p>{@code benchmarks/run Kernels}; {@code benchmarks/kernels} prints shares of the limits.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 9, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class KernelsBenchmark {
  /** Queries that the panel kernel answers at once. */
  static final int QUERIES = 16;

  /** Which twin, and what every bank needs. */
  @State(Scope.Benchmark)
  public static class Twin {
    /** Which. */
    @Param({"scalar", "simd"})
    String kernels = "scalar";

    private Kernels chosen = Kernels.scalar();
    private MemorySegment bank = MemorySegment.NULL;
    private KernelBanks kind = KernelBanks.FLOATS;
    private double[] query = {};
    private float[] roughQuery = {};
    private double[][] queries = {};
    private char[] grid = {};
    private double[] out = {};
    private double[][] panel = {};

    void prepare(KernelBanks kind) {
      chosen = kernels.equals("scalar") ? Kernels.scalar() : Kernels.simd().orElseThrow();
      this.kind = kind;
      bank = kind.fill();
      SplittableRandom random = new SplittableRandom(2);
      query = random.doubles(kind.length).toArray();
      roughQuery = new float[kind.length];
      for (int k = 0; k < kind.length; k++) {
        roughQuery[k] = (float) query[k];
      }
      out = new double[kind.rows];
      grid = new char[kind.length];
      for (int s = 0; s < kind.length; s++) {
        grid[s] = (char) random.nextInt(4096);
      }
    }

    /** Has the stream measured. */
    @Setup(Level.Iteration)
    public void stream() {
      Beside.measure(bank);
    }

    /** Rows of a block. */
    private int block() {
      return Math.max(8, (int) ((1 << 20) / (kind.bytes() / kind.rows)) / 8 * 8);
    }
  }

  /**
   * What a stream reads of the same bank in the same process just before each iteration: what a
   * memory delivers that others read too changes from second to second.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Beside {
    private static double gigabytes;

    /** Gigabytes a second of the best of 1, 4 and 8 streams, three times each. */
    public double stream() {
      return gigabytes;
    }

    private static void measure(MemorySegment bank) {
      gigabytes = 0;
      for (int i = 0; i < 9; i++) {
        long start = System.nanoTime();
        float sum = Streams.sum(bank, new int[] {1, 4, 8}[i % 3]);
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (Float.isNaN(sum)) {
          throw new IllegalStateException("the sum of finite numbers is not a number");
        }
        gigabytes = Math.max(gigabytes, bank.byteSize() / seconds * 1e-9);
      }
    }
  }

  /** Rows of floats. */
  @State(Scope.Benchmark)
  public static class Floats extends Twin {
    /** Fills them. */
    @Setup
    public void fill() {
      prepare(KernelBanks.FLOATS);
    }
  }

  /** Rows of floats, for many queries. */
  @State(Scope.Benchmark)
  public static class Panel extends Twin {
    /** Fills them. */
    @Setup
    public void fill() {
      prepare(KernelBanks.FLOATS);
      super.queries = new double[QUERIES][];
      super.panel = new double[QUERIES][KernelBanks.FLOATS.rows];
      for (int q = 0; q < QUERIES; q++) {
        super.queries[q] = new SplittableRandom(q).doubles(KernelBanks.FLOATS.length).toArray();
      }
    }
  }

  /** Short rows of floats. */
  @State(Scope.Benchmark)
  public static class Prefixes extends Twin {
    /** Fills them. */
    @Setup
    public void fill() {
      prepare(KernelBanks.PREFIXES);
    }
  }

  /** Grids of 64 tokens. */
  @State(Scope.Benchmark)
  public static class Grids64 extends Twin {
    /** Fills them. */
    @Setup
    public void fill() {
      prepare(KernelBanks.GRIDS_64);
    }
  }

  /** Grids of 784 tokens. */
  @State(Scope.Benchmark)
  public static class Grids784 extends Twin {
    /** Fills them. */
    @Setup
    public void fill() {
      prepare(KernelBanks.GRIDS_784);
    }
  }

  /** Inner products of a query with every row. */
  @Benchmark
  public double[] dots(Floats floats, Beside beside) {
    Twin t = floats;
    for (int from = 0; from < t.kind.rows; from += t.block()) {
      int to = Math.min(t.kind.rows, from + t.block());
      t.chosen.dots(t.bank, t.kind.length, from, to, t.query, t.out);
    }
    return t.out;
  }

  /** Squared norms of every row. */
  @Benchmark
  public double[] norms(Floats floats, Beside beside) {
    Twin t = floats;
    for (int from = 0; from < t.kind.rows; from += t.block()) {
      int to = Math.min(t.kind.rows, from + t.block());
      t.chosen.maskedSquaredNorms(t.bank, t.kind.length, from, to, t.query, t.out);
    }
    return t.out;
  }

  /** Inner products of {@link #QUERIES} queries with every row. */
  @Benchmark
  public double[][] panelDots(Panel floats, Beside beside) {
    Twin t = floats;
    for (int from = 0; from < t.kind.rows; from += t.block()) {
      int to = Math.min(t.kind.rows, from + t.block());
      t.chosen.panelDots(t.bank, t.kind.length, from, to, t.queries, t.panel);
    }
    return t.panel;
  }

  /** Inner products in single precision with the first numbers of every row. */
  @Benchmark
  public double[] roughDots(Prefixes prefixes, Beside beside) {
    Twin t = prefixes;
    for (int from = 0; from < t.kind.rows; from += t.block()) {
      int to = Math.min(t.kind.rows, from + t.block());
      t.chosen.roughDots(t.bank, t.kind.length, from, to, t.roughQuery, t.out);
    }
    return t.out;
  }

  /** Equal tokens of a query and every grid of 64. */
  @Benchmark
  public double[] matches64(Grids64 grids, Beside beside) {
    Twin t = grids;
    t.chosen.addMatches(t.bank, 0, t.kind.rows, t.grid, 1, t.out);
    return t.out;
  }

  /** Equal tokens of a query and every grid of 784. */
  @Benchmark
  public double[] matches784(Grids784 grids, Beside beside) {
    Twin t = grids;
    t.chosen.addMatches(t.bank, 0, t.kind.rows, t.grid, 1, t.out);
    return t.out;
  }
}
