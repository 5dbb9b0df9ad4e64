package io.hen.benchmarks;

import java.lang.foreign.MemorySegment;
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
 * What one thread of this machine can do at most: read a bank of each size from memory, and do
 * fused multiply-adds between registers. {@link KernelsBenchmark} is measured beside it; {@code
 * benchmarks/kernels} prints the shares.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 9, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx1g"})
public class KernelsLimitsBenchmark {
  /** Fused multiply-adds of each lane and chain in one call. */
  static final int ROUNDS = 100_000;

  /** A bank that is read in a number of streams. */
  @State(Scope.Benchmark)
  public static class Bank {
    /** Which. */
    @Param({"FLOATS", "GRIDS_64", "GRIDS_784"})
    String bank = "FLOATS";

    /** How many parts of it are read at a time. */
    @Param({"1", "4", "8"})
    int streams = 4;

    private MemorySegment bytes = MemorySegment.NULL;

    /** Fills it. */
    @Setup
    public void fill() {
      bytes = KernelBanks.valueOf(bank).fill();
    }
  }

  /** Reads all of a bank. Tokens are taken for floats, very small ones. */
  @Benchmark
  public float stream(Bank bank) {
    return Streams.sum(bank.bytes, bank.streams);
  }

  /** {@link #ROUNDS} times {@link MultiplyAdds#CHAINS} vectors in single precision. */
  @Benchmark
  public float fmaSingle() {
    return MultiplyAdds.inFloats(ROUNDS);
  }

  /** {@link #ROUNDS} times {@link MultiplyAdds#CHAINS} vectors in double precision. */
  @Benchmark
  public double fmaDouble() {
    return MultiplyAdds.inDoubles(ROUNDS);
  }
}
