package io.hen.benchmarks;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Cues a second, one by one and together: 256 cues of one stored pattern each with noise, 150
 * steps, against rows of 2,352 floats (28×28 pixels in colour).
 *
 * <p>{@code benchmarks/run BulkRecall}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
@State(Scope.Benchmark)
public class BulkRecallBenchmark {
  private static final int CUES = 256;
  private static final int DIMENSION = 2_352;

  /** N. */
  @Param({"6000", "15000"})
  int memories = 6_000;

  /** Whether all of a cue is observed, or one half. */
  @Param({"whole", "half"})
  String cue = "whole";

  /** Threads, of a pool of its own. */
  @Param({"1", "2"})
  int threads = 1;

  private final RecallOptions options = RecallOptions.paper().withTrace(false);
  private final List<Observation> cues = new ArrayList<>();
  private HopfieldNetwork network = new HopfieldNetwork(bank(new float[1][1]), Similarity.L2);
  private ForkJoinPool pool = new ForkJoinPool(1);

  /** Makes memories of unit length and the cues. */
  @Setup
  public void memories() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[memories][DIMENSION];
    for (float[] row : rows) {
      for (int k = 0; k < DIMENSION; k++) {
        row[k] = (float) (random.nextGaussian() / Math.sqrt(DIMENSION));
      }
    }
    BitSet observed = new BitSet();
    observed.set(0, cue.equals("whole") ? DIMENSION : DIMENSION / 2);
    cues.clear();
    for (int q = 0; q < CUES; q++) {
      float[] values = rows[q * (memories / CUES)].clone();
      for (int k = 0; k < DIMENSION; k++) {
        values[k] += (float) (0.3 * random.nextGaussian() / Math.sqrt(DIMENSION));
      }
      cues.add(new Observation.Dense(values, observed));
    }
    network = new HopfieldNetwork(bank(rows), Similarity.L2);
    pool = new ForkJoinPool(threads);
  }

  /** Ends the threads. */
  @TearDown
  public void end() {
    pool.close();
  }

  /** One after the other, each scan divided among the threads. */
  @Benchmark
  @OperationsPerInvocation(CUES)
  public void oneByOne(Blackhole results) {
    pool.submit(() -> cues.forEach(one -> results.consume(network.recall(one, options)))).join();
  }

  /** Together. */
  @Benchmark
  @OperationsPerInvocation(CUES)
  public void together(Blackhole results) {
    pool.submit(() -> network.recallAll(cues, options, results::consume)).join();
  }

  private static DenseBank bank(float[][] rows) {
    return DenseBank.of(rows, Kernels.selected());
  }
}
