package io.hen.benchmarks;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
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
 * A recall from a million grids of 64 tokens, 30 % of the cue's tokens exchanged, beside one
 * comparison of the cue with every grid. One thread. {@code benchmarks/peers/run --only S=64} has
 * the same work done by numpy.
 *
 * <p>{@code benchmarks/run TokenRecall}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-modules=jdk.incubator.vector",
      "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0",
      "-Xmx4g"
    })
@State(Scope.Benchmark)
public class TokenRecallBenchmark {
  private static final int MEMORIES = 1_000_000;
  private static final int POSITIONS = 64;
  private static final int CODES = 4096;
  private static final double EXCHANGED = 0.3;

  /** How many memories are variants of one grid, each with 30 % of its tokens exchanged. */
  @Param({"1", "100"})
  int cluster = 100;

  /** How unevenly codes are used: the k-th has a share of k to the power of minus this. */
  @Param({"0", "1"})
  double skew;

  /** β for each equal token. */
  @Param("1")
  double beta = 1;

  /** η. */
  @Param({"1", "0.1"})
  double damping = 1;

  private final Kernels kernels = Kernels.selected();
  private final SplittableRandom random = new SplittableRandom(1);
  private final double[] scores = new double[MEMORIES];
  private char[] codes = new char[0];
  private MemorySegment tokens = MemorySegment.NULL;
  private HopfieldNetwork network;
  private char[][] cues = new char[0][];
  private int next;

  /** Makes the network of a small bank, which {@link #memories} replaces. */
  public TokenRecallBenchmark() {
    network = new HopfieldNetwork(TokenBank.of(new char[][] {{0}}, 1, kernels), Similarity.DOT);
  }

  /** Makes the memories and 64 cues. */
  @Setup
  public void memories() {
    codes = codes();
    tokens = Arena.ofAuto().allocate((long) MEMORIES * POSITIONS * Character.BYTES, 64);
    char[] centre = new char[POSITIONS];
    for (int n = 0; n < MEMORIES; n++) {
      if (n % cluster == 0) {
        for (int s = 0; s < POSITIONS; s++) {
          centre[s] = code();
        }
      }
      char[] row = cluster == 1 ? centre : like(centre);
      MemorySegment.copy(row, 0, tokens, ValueLayout.JAVA_CHAR, offset(n), POSITIONS);
    }
    network =
        new HopfieldNetwork(
            TokenBank.of(tokens, MEMORIES, POSITIONS, CODES, kernels), Similarity.DOT);
    cues = new char[64][];
    for (int k = 0; k < cues.length; k++) {
      cues[k] = like(row(random.nextInt(MEMORIES)));
    }
  }

  /** The recall of hen. */
  @Benchmark
  public Recall recall() {
    RecallOptions options =
        RecallOptions.paper().withTrace(false).withBeta(beta).withDamping(damping);
    return network.recall(new Observation.Tokens(nextCue()), options);
  }

  /** The cue is compared with every memory. */
  @Benchmark
  public double[] compare() {
    Arrays.fill(scores, 0);
    kernels.addMatches(tokens, 0, MEMORIES, nextCue(), beta, scores);
    return scores;
  }

  private char[] nextCue() {
    next = (next + 1) % cues.length;
    return cues[next];
  }

  private char[] like(char[] grid) {
    char[] like = grid.clone();
    for (int s = 0; s < POSITIONS; s++) {
      if (random.nextDouble() < EXCHANGED) {
        like[s] = code();
      }
    }
    return like;
  }

  private char[] row(int n) {
    char[] row = new char[POSITIONS];
    MemorySegment.copy(tokens, ValueLayout.JAVA_CHAR, offset(n), row, 0, POSITIONS);
    return row;
  }

  private static long offset(int n) {
    return (long) n * POSITIONS * Character.BYTES;
  }

  private char code() {
    return codes[random.nextInt(codes.length)];
  }

  /** Codes in the shares that they are used with. */
  private char[] codes() {
    double[] sums = new double[CODES + 1];
    for (int k = 1; k <= CODES; k++) {
      sums[k] = sums[k - 1] + Math.pow(k, -skew);
    }
    char[] table = new char[1 << 20];
    int code = 0;
    for (int i = 0; i < table.length; i++) {
      while (code < CODES - 1 && sums[code + 1] < (i + 0.5) / table.length * sums[CODES]) {
        code++;
      }
      table[i] = (char) code;
    }
    return table;
  }
}
