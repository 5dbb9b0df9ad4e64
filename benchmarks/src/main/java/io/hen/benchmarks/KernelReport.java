package io.hen.benchmarks;

import io.hen.core.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures {@link KernelsLimitsBenchmark} and the SIMD kernels of {@link KernelsBenchmark} in one
 * run and prints a Markdown table: what each kernel reaches of what one thread of the machine can
 * do. Medians of nine iterations, the best of them in brackets; the stream beside a scan is
 * measured in the same process before each iteration.
 *
 * <p>{@code benchmarks/kernels [JMH OPTIONS]}
 */
public final class KernelReport {
  private final Collection<RunResult> results;

  private KernelReport(Collection<RunResult> results) {
    this.results = results;
  }

  /** Measures and prints. */
  public static void main(String[] arguments)
      throws RunnerException, CommandLineOptionException, IOException {
    KernelReport report =
        new KernelReport(
            new Runner(
                    new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include("KernelsLimitsBenchmark")
                        .include("KernelsBenchmark")
                        .param("kernels", "simd")
                        .build())
                .run());
    System.out.printf(
        "%n%s, %s, Java %s, one thread, kernels %s, hen at %s%n%n",
        LocalDate.now(),
        processor(),
        System.getProperty("java.version"),
        Kernels.simd().orElseThrow().name(),
        System.getProperty("hen.commit", "an unknown commit"));
    report.limits();
    report.shares();
  }

  private void limits() {
    System.out.println("| limit | |\n|---|--:|");
    for (KernelBanks bank : KernelBanks.values()) {
      if (bank != KernelBanks.PREFIXES) {
        System.out.printf(
            Locale.ROOT,
            "| memory stream, %d MB, best of 1, 4 and 8 | %.1f GB/s in %d |%n",
            bank.bytes() / 1_000_000,
            gigabytes(bank, stream(bank, fastest(bank))),
            fastest(bank));
      }
    }
    System.out.printf(Locale.ROOT, "| FMA, single precision | %.0f GFLOP/s |%n", peak(true));
    System.out.printf(Locale.ROOT, "| FMA, double precision | %.0f GFLOP/s |%n%n", peak(false));
  }

  private void shares() {
    System.out.println("| kernel | ms | reaches | of its limit |\n|---|--:|--:|--:|");
    scan("inner products, 15,000 rows of 3,136 floats", "dots", KernelBanks.FLOATS);
    scan("squared norms, 15,000 rows of 3,136 floats", "norms", KernelBanks.FLOATS);
    scan(
        "inner products in single precision, 150,000 rows of 256 floats",
        "roughDots",
        KernelBanks.PREFIXES);
    scan("equal tokens, 1,000,000 grids of 64", "matches64", KernelBanks.GRIDS_64);
    scan("equal tokens, 100,000 grids of 784", "matches784", KernelBanks.GRIDS_784);
    RunResult panel = find("panelDots");
    double operations =
        2.0 * KernelsBenchmark.QUERIES * KernelBanks.FLOATS.rows * KernelBanks.FLOATS.length;
    double reached = operations / median(panel) * 1e-6;
    System.out.printf(
        Locale.ROOT,
        "| inner products, %d queries, 15,000 rows of 3,136 floats | %.1f (%.1f) | %.1f GFLOP/s | %.0f %% |%n",
        KernelsBenchmark.QUERIES,
        median(panel),
        best(panel),
        reached,
        100 * reached / peak(false));
  }

  private void scan(String what, String benchmark, KernelBanks bank) {
    RunResult result = find(benchmark);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f (%.2f) | %.1f of %.1f GB/s, %.1f million rows/s | %.0f %% |%n",
        what,
        median(result),
        best(result),
        gigabytes(bank, median(result)),
        beside(result, (_, stream) -> stream),
        bank.rows / median(result) * 1e-3,
        100 * beside(result, (score, stream) -> gigabytes(bank, score) / stream));
  }

  /** The median over the iterations of what is made of the time and the stream beside it. */
  private static double beside(RunResult result, DoubleBinaryOperator made) {
    double[] each =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration ->
                made.applyAsDouble(
                    iteration.getPrimaryResult().getScore(),
                    Objects.requireNonNull(iteration.getSecondaryResults().get("stream"))
                        .getScore()))
            .sorted()
            .toArray();
    return each[each.length / 2];
  }

  private static double gigabytes(KernelBanks bank, double milliseconds) {
    return bank.bytes() / milliseconds * 1e-6;
  }

  private int fastest(KernelBanks bank) {
    int fastest = 1;
    for (int streams : new int[] {4, 8}) {
      fastest = stream(bank, streams) < stream(bank, fastest) ? streams : fastest;
    }
    return fastest;
  }

  /** Milliseconds. */
  private double stream(KernelBanks bank, int streams) {
    return results.stream()
        .filter(result -> name(result).equals("stream"))
        .filter(result -> result.getParams().getParam("bank").equals(bank.name()))
        .filter(result -> result.getParams().getParam("streams").equals("" + streams))
        .mapToDouble(KernelReport::median)
        .findFirst()
        .orElseThrow();
  }

  /** Operations a second, in billions. */
  private double peak(boolean single) {
    int lanes =
        single ? FloatVector.SPECIES_PREFERRED.length() : DoubleVector.SPECIES_PREFERRED.length();
    double operations = 2.0 * KernelsLimitsBenchmark.ROUNDS * MultiplyAdds.CHAINS * lanes;
    return operations / median(find(single ? "fmaSingle" : "fmaDouble")) * 1e-6;
  }

  private RunResult find(String benchmark) {
    return results.stream()
        .filter(result -> name(result).equals(benchmark))
        .findFirst()
        .orElseThrow();
  }

  private static String name(RunResult result) {
    String full = result.getParams().getBenchmark();
    return full.substring(full.lastIndexOf('.') + 1);
  }

  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  private static double best(RunResult result) {
    return result.getPrimaryResult().getStatistics().getMin();
  }

  private static String processor() throws IOException {
    Path information = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(information)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(information).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 2))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
