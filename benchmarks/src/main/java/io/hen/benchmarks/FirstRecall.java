package io.hen.benchmarks;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;

/**
 * How long the first recalls of a fresh process take: {@code benchmarks/peers/lowbeta --first}.
 * Arguments: how many milliseconds to wait between making the bank and the first recall (negative:
 * until the kernels are warm), and N. The bank has rows of 3,136 numbers, β = 150, T = 150.
 */
public final class FirstRecall {
  private static final int WIDTH = 3136;

  private FirstRecall() {}

  /** Prints the times of five recalls in milliseconds. */
  public static void main(String[] args) throws InterruptedException {
    int wait = args.length > 0 ? Integer.parseInt(args[0]) : -1;
    int size = args.length > 1 ? Integer.parseInt(args[1]) : 15_000;
    MemorySegment rows = Arena.ofAuto().allocate(4L * size * WIDTH, 64);
    long seed = 88172645463325252L;
    for (long i = 0; i < (long) size * WIDTH; i++) {
      seed ^= seed << 13;
      seed ^= seed >>> 7;
      seed ^= seed << 17;
      rows.setAtIndex(ValueLayout.JAVA_FLOAT, i, (seed >> 40) * 0x1p-24f / 32);
    }
    float[] cue = rows.asSlice(0, 4L * WIDTH).toArray(ValueLayout.JAVA_FLOAT);
    BitSet all = new BitSet();
    all.set(0, WIDTH);
    long made = System.nanoTime();
    DenseBank bank = DenseBank.of(rows, size, WIDTH, WIDTH);
    if (wait < 0) {
      Kernels.warm().join();
    } else {
      Thread.sleep(wait);
    }
    System.out.printf("waited %.0f ms;", (System.nanoTime() - made) * 1e-6);
    long start = System.nanoTime();
    HopfieldNetwork network = new HopfieldNetwork(bank, Similarity.DOT);
    System.out.printf(" network %.0f ms; recalls", (System.nanoTime() - start) * 1e-6);
    RecallOptions options = RecallOptions.paper().withTrace(false);
    for (int i = 0; i < 5; i++) {
      long before = System.nanoTime();
      network.recall(new Observation.Dense(cue, all), options);
      System.out.printf(" %.1f", (System.nanoTime() - before) * 1e-6);
    }
    System.out.println(" ms");
  }
}
