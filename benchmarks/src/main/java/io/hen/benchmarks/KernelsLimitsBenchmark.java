package io.hen.benchmarks;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
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
  static final int CHAINS = 12;

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

  /** {@link #ROUNDS} times {@link #CHAINS} vectors in single precision. */
  @Benchmark
  public float fmaSingle() {
    FloatVector f = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0.999f);
    FloatVector t = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0.001f);
    FloatVector a = t;
    FloatVector b = t;
    FloatVector c = t;
    FloatVector d = t;
    FloatVector e = t;
    FloatVector g = t;
    FloatVector h = t;
    FloatVector i = t;
    FloatVector j = t;
    FloatVector k = t;
    FloatVector l = t;
    FloatVector m = t;
    for (int r = 0; r < ROUNDS; r++) {
      a = a.fma(f, t);
      b = b.fma(f, t);
      c = c.fma(f, t);
      d = d.fma(f, t);
      e = e.fma(f, t);
      g = g.fma(f, t);
      h = h.fma(f, t);
      i = i.fma(f, t);
      j = j.fma(f, t);
      k = k.fma(f, t);
      l = l.fma(f, t);
      m = m.fma(f, t);
    }
    FloatVector sum = a.add(b).add(c.add(d)).add(e.add(g).add(h.add(i)));
    return sum.add(j.add(k).add(l.add(m))).lane(0);
  }

  /** {@link #ROUNDS} times {@link #CHAINS} vectors in double precision. */
  @Benchmark
  public double fmaDouble() {
    DoubleVector f = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0.999);
    DoubleVector t = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0.001);
    DoubleVector a = t;
    DoubleVector b = t;
    DoubleVector c = t;
    DoubleVector d = t;
    DoubleVector e = t;
    DoubleVector g = t;
    DoubleVector h = t;
    DoubleVector i = t;
    DoubleVector j = t;
    DoubleVector k = t;
    DoubleVector l = t;
    DoubleVector m = t;
    for (int r = 0; r < ROUNDS; r++) {
      a = a.fma(f, t);
      b = b.fma(f, t);
      c = c.fma(f, t);
      d = d.fma(f, t);
      e = e.fma(f, t);
      g = g.fma(f, t);
      h = h.fma(f, t);
      i = i.fma(f, t);
      j = j.fma(f, t);
      k = k.fma(f, t);
      l = l.fma(f, t);
      m = m.fma(f, t);
    }
    DoubleVector sum = a.add(b).add(c.add(d)).add(e.add(g).add(h.add(i)));
    return sum.add(j.add(k).add(l.add(m))).lane(0);
  }
}
