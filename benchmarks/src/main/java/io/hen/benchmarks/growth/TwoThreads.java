package io.hen.benchmarks.growth;

import io.hen.benchmarks.peers.Limits;
import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;

/** One thread and two, in turn, by wall time; and what two threads of the machine can do. */
final class TwoThreads {
  private static final int ROUNDS = 9;
  private static final int DIMENSION = 3_136;
  private static final int SIZE = 15_000;
  private static final int IN_CACHE = 1_500;
  private static final int GRIDS = 1_000_000;
  private static final int POSITIONS = 64;
  private static final int CODES = 4_096;
  private static final long STREAM_BYTES = 256L << 20;
  private static final long WARM_NANOSECONDS = 2_500_000_000L;

  private final MemorySegment room;

  TwoThreads(MemorySegment room) {
    this.room = room;
  }

  void table() {
    ClusteredRows rows = new ClusteredRows(room, SIZE, DIMENSION);
    DenseBank large = rows.bank(SIZE);
    DenseBank small = rows.bank(IN_CACHE);
    Kernels.warm().join();
    System.out.println();
    System.out.println(
        "| work | one thread, ms | two, ms | ratio | machine, one, GB/s | two, GB/s | ratio |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    Observation cue = rows.cues(SIZE, 1).getFirst();
    double[] out = new double[SIZE];
    row("one cue's scan, 188 MB", 10, () -> large.similarities(cue, Similarity.L2, out));
    row("one cue's scan, 19 MB", 60, () -> small.similarities(cue, Similarity.L2, out));
    HopfieldNetwork network = new HopfieldNetwork(large, Similarity.DOT);
    RecallOptions low = RecallOptions.paper().withBeta(1.5).withSteps(6).withTrace(false);
    row("recall at β = 1.5, 6 steps, 188 MB", 1, () -> network.recall(cue, low));
    RecallOptions sharp = RecallOptions.paper().withTrace(false);
    row("recall at β = 150, T = 150, 188 MB", 10, () -> network.recall(cue, sharp));
    List<Observation> many = rows.cues(SIZE, 256);
    row("recallAll of 256 cues, 188 MB", 1, () -> network.recallAll(many, sharp));
    tokens();
    System.out.println();
    double one = 0;
    double two = 0;
    for (int round = 0; round < 3; round++) {
      one = Math.max(one, Limits.fma(1));
      two = Math.max(two, Limits.fma(2));
    }
    System.out.printf(
        Locale.ROOT,
        "fused multiply-adds: %.0f GFLOP/s by one thread, %.0f by two, %.2f%n",
        one / 1e9,
        two / 1e9,
        two / one);
  }

  /** Scans of grids that are compared, not read from lists. */
  private void tokens() {
    SplittableRandom random = new SplittableRandom(3);
    char[] grid = new char[POSITIONS];
    for (long at = 0; at < (long) GRIDS * POSITIONS; at++) {
      char token = (char) random.nextInt(CODES);
      room.setAtIndex(ValueLayout.JAVA_CHAR, at, token);
      grid[(int) (at % POSITIONS)] = token;
    }
    TokenBank bank = TokenBank.of(room, GRIDS, POSITIONS, CODES);
    double[] out = new double[GRIDS];
    Observation cue = new Observation.Tokens(grid);
    row(
        "token scan, 10⁶ grids of 64, 128 MB",
        10,
        () -> bank.similarities(cue, Similarity.L2, out));
  }

  private void row(String name, int times, Runnable work) {
    MemorySegment stream = room.asSlice(0, STREAM_BYTES);
    double[][] measured = new double[ROUNDS][];
    try (ForkJoinPool single = new ForkJoinPool(1);
        ForkJoinPool pair = new ForkJoinPool(2)) {
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < WARM_NANOSECONDS) {
        milliseconds(single, times, work);
        milliseconds(pair, times, work);
        Limits.stream(stream, 2);
      }
      for (int round = 0; round < ROUNDS; round++) {
        double one = milliseconds(single, times, work);
        double two = milliseconds(pair, times, work);
        double slow = Limits.stream(stream, 1) / 1e9;
        double fast = Limits.stream(stream, 2) / 1e9;
        measured[round] = new double[] {one, two, one / two, slow, fast, fast / slow};
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f [%.2f–%.2f] | %.1f | %.1f | %.2f [%.2f–%.2f] |%n",
        name,
        quantile(measured, 0, 0.5),
        quantile(measured, 1, 0.5),
        quantile(measured, 2, 0.5),
        quantile(measured, 2, 0.25),
        quantile(measured, 2, 0.75),
        quantile(measured, 3, 0.5),
        quantile(measured, 4, 0.5),
        quantile(measured, 5, 0.5),
        quantile(measured, 5, 0.25),
        quantile(measured, 5, 0.75));
  }

  private static double quantile(double[][] rounds, int column, double q) {
    double[] sorted = Arrays.stream(rounds).mapToDouble(round -> round[column]).sorted().toArray();
    return sorted[(int) (q * (sorted.length - 1))];
  }

  private static double milliseconds(ForkJoinPool pool, int times, Runnable work) {
    return pool.submit(
            () -> {
              long start = System.nanoTime();
              for (int t = 0; t < times; t++) {
                work.run();
              }
              return 1e-6 * (System.nanoTime() - start) / times;
            })
        .join();
  }
}
