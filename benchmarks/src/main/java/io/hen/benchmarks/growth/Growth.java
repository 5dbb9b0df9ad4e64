package io.hen.benchmarks.growth;

import io.hen.benchmarks.growth.LogLogChart.Point;
import io.hen.benchmarks.peers.ProcessorClock;
import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;

/**
 * How the time of a recall grows with N·K, with T, and shrinks with a second thread; prints
 * Markdown and draws charts.
 *
 * <p>{@code benchmarks/growth DIRECTORY [size] [steps] [threads]}
 */
public final class Growth {
  private static final int[] SIZES = {1_500, 6_000, 15_000, 45_000, 110_000};
  private static final int[] DIMENSIONS = {784, 1_568, 3_136};
  private static final int[] STEPS = {1, 15, 150, 1_500};
  private static final double[] DAMPINGS = {1, 0.1};
  private static final int DIRECTIONS = 256;
  private static final int CUES = 5;
  private static final int ROUNDS = 3;
  private static final long WARM_NANOSECONDS = 4_000_000_000L;

  /** An index of more rows takes too long to build. */
  private static final int MOST_INDEXED = 45_000;

  /** Twice the last cache of the machine this was written on: what is smaller is not fitted. */
  private static final double FITTED_BYTES = 64e6;

  private final Path directory;
  private final MemorySegment room;

  private Growth(Path directory) {
    this.directory = directory;
    long most = (long) SIZES[SIZES.length - 1] * DIMENSIONS[DIMENSIONS.length - 1];
    this.room = Arena.global().allocate(most * Float.BYTES, 64);
  }

  /** Prints tables and writes charts. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    List<String> parts =
        arguments.length > 1
            ? Arrays.asList(arguments).subList(1, arguments.length)
            : List.of("size", "steps", "threads");
    System.out.printf(
        Locale.ROOT,
        "kernels %s, Java %s, %d processors%n",
        Kernels.selected().name(),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors());
    Growth growth = new Growth(directory);
    if (parts.contains("threads")) {
      new TwoThreads(growth.room).table();
    }
    if (parts.contains("steps")) {
      growth.steps();
    }
    if (parts.contains("size")) {
      growth.size();
    }
  }

  /** T from 1 to 1,500 at N = 15,000, K = 3,136. */
  private void steps() throws IOException {
    int size = 15_000;
    int dimension = 3_136;
    ClusteredRows rows = new ClusteredRows(room, size, dimension);
    DenseBank full = rows.bank(size);
    DenseBank pruned = full.pruned(DIRECTIONS);
    List<Observation> cues = rows.cues(size, CUES);
    warm(full, cues);
    warm(pruned, cues);
    LogLogChart chart =
        new LogLogChart("A recall, N = 15,000, K = 3,136, β = 150", "steps T", "ms, one thread");
    System.out.println();
    System.out.println("| readings | η | T = 1 | 15 | 150 | 1,500 | slope | slope from 15 on |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    for (DenseBank bank : List.of(full, pruned)) {
      for (double damping : DAMPINGS) {
        List<Point> points = new ArrayList<>();
        HopfieldNetwork network = new HopfieldNetwork(bank, Similarity.L2);
        for (int steps : STEPS) {
          RecallOptions options = options(damping).withSteps(steps);
          points.add(new Point(steps, milliseconds(network, cues, options).time));
        }
        String name = (bank == full ? "full" : "pruned") + ", η = " + damping;
        chart.line(name, points);
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %.2f | %.2f | %.2f | %.2f | %.3f | %.3f |%n",
            bank == full ? "full" : "pruned",
            damping,
            points.get(0).y(),
            points.get(1).y(),
            points.get(2).y(),
            points.get(3).y(),
            LogLogChart.slope(points),
            LogLogChart.slope(points.subList(1, points.size())));
      }
    }
    chart.write(directory.resolve("growth-steps.svg"));
  }

  /** N·K from 1.2 to 345 million, T = 150. */
  private void size() throws IOException {
    List<List<Point>> full = List.of(new ArrayList<>(), new ArrayList<>());
    List<Point> pruned = new ArrayList<>();
    System.out.println();
    System.out.println(
        "| K | N | MB | η = 1, ms | scans | η = 0.1, ms | scans | pruned, η = 1, ms |");
    System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (int dimension : DIMENSIONS) {
      ClusteredRows rows = new ClusteredRows(room, SIZES[SIZES.length - 1], dimension);
      warm(rows.bank(SIZES[2]), rows.cues(SIZES[2], CUES));
      for (int size : SIZES) {
        double numbers = (double) size * dimension;
        List<Observation> cues = rows.cues(size, CUES);
        DenseBank bank = rows.bank(size);
        HopfieldNetwork network = new HopfieldNetwork(bank, Similarity.L2);
        Timed one = milliseconds(network, cues, options(DAMPINGS[0]));
        Timed damped = milliseconds(network, cues, options(DAMPINGS[1]));
        full.get(0).add(new Point(numbers, one.time));
        full.get(1).add(new Point(numbers, damped.time));
        String quick = "";
        if (dimension == DIMENSIONS[2] && size <= MOST_INDEXED) {
          HopfieldNetwork indexed = new HopfieldNetwork(bank.pruned(DIRECTIONS), Similarity.L2);
          double time = milliseconds(indexed, cues, options(DAMPINGS[0])).time;
          pruned.add(new Point(numbers, time));
          quick = String.format(Locale.ROOT, "%.2f", time);
        }
        System.out.printf(
            Locale.ROOT,
            "| %,d | %,d | %.0f | %.2f | %d | %.2f | %d | %s |%n",
            dimension,
            size,
            numbers * Float.BYTES / 1e6,
            one.time,
            one.scans,
            damped.time,
            damped.scans,
            quick);
      }
    }
    LogLogChart chart =
        new LogLogChart("A recall, T = 150, β = 150", "numbers in the bank, N·K", "ms, one thread");
    System.out.println();
    for (int d = 0; d < DAMPINGS.length; d++) {
      full.get(d).sort((a, b) -> Double.compare(a.x(), b.x()));
      chart.line("full, η = " + DAMPINGS[d], full.get(d));
      List<Point> fitted =
          full.get(d).stream().filter(p -> p.x() * Float.BYTES >= FITTED_BYTES).toList();
      double[] line = LogLogChart.straight(fitted);
      System.out.printf(
          Locale.ROOT,
          "full, η = %s: slope of the logarithms in N·K from %.0f MB on %.3f (%d banks); a straight"
              + " line is %.2f ms + %.2f ms per 100 MB, no point is off it by more than %.0f %%%n",
          DAMPINGS[d],
          FITTED_BYTES / 1e6,
          LogLogChart.slope(fitted),
          fitted.size(),
          line[0],
          line[1] * 100e6 / Float.BYTES,
          100 * line[2]);
    }
    chart.line("pruned, η = 1.0", pruned);
    System.out.printf(Locale.ROOT, "pruned, η = 1: slope %.3f%n", LogLogChart.slope(pruned));
    chart.write(directory.resolve("growth-size.svg"));
  }

  /** Recalls until all that matters is compiled. */
  private static void warm(DenseBank bank, List<Observation> cues) {
    Kernels.warm().join();
    HopfieldNetwork network = new HopfieldNetwork(bank, Similarity.L2);
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < WARM_NANOSECONDS) {
      for (double damping : DAMPINGS) {
        milliseconds(network, cues, options(damping));
      }
    }
  }

  private static RecallOptions options(double damping) {
    return RecallOptions.paper().withDamping(damping).withTrace(false);
  }

  /** The median time of a recall, and the readings of the last one. */
  private record Timed(double time, int scans) {}

  /** Processor time, with one thread; the first round does not count. */
  private static Timed milliseconds(
      HopfieldNetwork network, List<Observation> cues, RecallOptions options) {
    List<Double> times = new ArrayList<>();
    int[] scans = {0};
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      one.submit(
              () -> {
                for (int round = 0; round <= ROUNDS; round++) {
                  for (Observation cue : cues) {
                    double start = ProcessorClock.seconds();
                    Recall recall = network.recall(cue, options);
                    if (round > 0) {
                      times.add(1e3 * (ProcessorClock.seconds() - start));
                    }
                    scans[0] = recall.work().scans();
                  }
                }
              })
          .join();
    }
    times.sort(null);
    return new Timed(times.get(times.size() / 2), scans[0]);
  }
}
