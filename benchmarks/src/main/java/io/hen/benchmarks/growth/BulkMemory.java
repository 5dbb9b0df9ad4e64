package io.hen.benchmarks.growth;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** How much memory {@code recallAll} takes: the most that this process has had resident so far. */
public final class BulkMemory {
  private static final int DIMENSION = 3_136;

  private BulkMemory() {}

  /**
   * Recalls.
   *
   * @param arguments N and Q: N memories of 3,136 floats, Q cues; where Q = N the cues are the
   *     memories themselves, else noisy ones
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("benchmarks/bulk-memory N Q, for example 15000 15000 or 110000 256");
      System.exit(2);
    }
    int size = Integer.parseInt(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    try (Arena arena = Arena.ofShared()) {
      ClusteredRows rows =
          new ClusteredRows(
              arena.allocate((long) size * DIMENSION * Float.BYTES, 64), size, DIMENSION);
      HopfieldNetwork network = new HopfieldNetwork(rows.bank(size), Similarity.DOT);
      List<Observation> cues = count == size ? rows.stored(size) : rows.cues(size, count);
      System.out.printf(Locale.ROOT, "%,d MB resident before%n", resident() / 1024);
      AtomicInteger done = new AtomicInteger();
      long start = System.nanoTime();
      network.recallAll(
          cues, RecallOptions.paper().withTrace(false), recall -> done.incrementAndGet());
      System.out.printf(
          Locale.ROOT,
          "%,d recalls from %,d memories in %.1f s, at most %,d MB resident%n",
          done.get(),
          size,
          (System.nanoTime() - start) / 1e9,
          resident() / 1024);
    }
  }

  /** The most so far, in KiB. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
