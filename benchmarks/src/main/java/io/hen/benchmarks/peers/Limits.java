package io.hen.benchmarks.peers;

import io.hen.benchmarks.MultiplyAdds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one thread of this machine can do at most, measured beside the cases, a second of processor
 * time: what others take of the processor does not count, what they take of the memory's bandwidth
 * does.
 */
public final class Limits {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** More than any cache of one processor holds. */
  private static final long STREAM_BYTES = 512L << 20;

  private static final int TRIES = 7;
  private static final int FMA_ROUNDS = 4_000_000;

  private Limits() {}

  /**
   * Bytes a second that one thread reads from memory: four streams of {@link #STREAM_BYTES}
   * together, best of {@value #TRIES}.
   */
  static double stream() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment floats = arena.allocate(STREAM_BYTES, 64).fill((byte) 1);
      double best = 0;
      for (int t = 0; t < TRIES; t++) {
        double start = ProcessorClock.seconds();
        used(sum(floats));
        best = Math.max(best, STREAM_BYTES / seconds(start));
      }
      return best;
    }
  }

  /** Bytes a second of wall time that so many threads read together from one piece of memory. */
  public static double stream(MemorySegment floats, int threads) {
    long share = floats.byteSize() / threads / 256 * 256;
    return threads * share / together(threads, t -> used(sum(floats.asSlice(t * share, share))));
  }

  /** As {@link #fma()} for so many threads together, a second of wall time. */
  public static double fma(int threads) {
    double operations = 2.0 * MultiplyAdds.CHAINS * SPECIES.length() * FMA_ROUNDS;
    double seconds = together(threads, _ -> used(MultiplyAdds.inFloats(FMA_ROUNDS)));
    return threads * operations / seconds;
  }

  /** Seconds until all have done their work, the least of {@value #TRIES} tries. */
  private static double together(int threads, IntConsumer work) {
    double best = Double.POSITIVE_INFINITY;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int t = 0; t < TRIES; t++) {
        long start = System.nanoTime();
        List<? extends Future<?>> all =
            IntStream.range(0, threads).mapToObj(i -> pool.submit(() -> work.accept(i))).toList();
        for (Future<?> one : all) {
          one.get();
        }
        best = Math.min(best, 1e-9 * (System.nanoTime() - start));
      }
      return best;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static float sum(MemorySegment floats) {
    long quarter = floats.byteSize() / 4;
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (long at = 0; at < quarter; at += SPECIES.vectorByteSize()) {
      a = a.add(load(floats, at));
      b = b.add(load(floats, at + quarter));
      c = c.add(load(floats, at + 2 * quarter));
      d = d.add(load(floats, at + 3 * quarter));
    }
    return a.add(b).add(c.add(d)).lane(0);
  }

  private static FloatVector load(MemorySegment floats, long at) {
    return FloatVector.fromMemorySegment(SPECIES, floats, at, ByteOrder.nativeOrder());
  }

  /**
   * Single-precision operations a second of one thread in fused multiply-adds between registers
   * (two each), best of {@value #TRIES}.
   */
  static double fma() {
    double best = 0;
    double operations = 2.0 * MultiplyAdds.CHAINS * SPECIES.length() * FMA_ROUNDS;
    for (int t = 0; t < TRIES; t++) {
      double start = ProcessorClock.seconds();
      used(MultiplyAdds.inFloats(FMA_ROUNDS));
      best = Math.max(best, operations / seconds(start));
    }
    return best;
  }

  /** A result that is looked at cannot be optimised away. */
  private static void used(float result) {
    if (Float.isNaN(result)) {
      throw new IllegalStateException("the sum of finite numbers is not a number");
    }
  }

  private static double seconds(double start) {
    return ProcessorClock.seconds() - start;
  }
}
