package io.hen.benchmarks;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import java.util.Arrays;
import java.util.BitSet;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What do 150 steps cost beside one? 6,000 memories, the cue half observed; {@code plain} reads the
 * whole bank at every step.
 *
 * <p>{@code benchmarks/run RecallSteps}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
public class RecallStepsBenchmark {
  private static final int MEMORIES = 6_000;

  /** Tokens: 64 positions, 4,096 codes. Dense: 3,136 numbers. */
  @Param({"tokens", "dense"})
  String bank = "tokens";

  /** T. */
  @Param({"1", "150"})
  int steps = 1;

  /** η. */
  @Param({"1.0", "0.1"})
  double damping = 1;

  private HopfieldNetwork network = new HopfieldNetwork(tokens(), Similarity.L2);
  private Observation[] cues = new Observation[0];
  private int next;

  /** Makes the memories and 64 cues. */
  @Setup
  public void memories() {
    PatternBank patterns = bank.equals("tokens") ? tokens() : dense();
    network = new HopfieldNetwork(patterns, Similarity.L2);
    cues = new Observation[64];
    Arrays.setAll(cues, target -> halfOf(patterns, target * (MEMORIES / 64)));
  }

  /** The recall of hen. */
  @Benchmark
  public Recall recall() {
    return network.recall(nextCue(), options());
  }

  /** Every step reads the whole bank. */
  @Benchmark
  public State plain() {
    Observation cue = nextCue();
    Recall first = network.recall(cue, options().withSteps(1));
    State state = first.state();
    for (int t = 1; t < steps; t++) {
      state = network.step(state, options());
    }
    return state;
  }

  private RecallOptions options() {
    return RecallOptions.defaults().withSteps(steps).withDamping(damping).withTrace(false);
  }

  private Observation nextCue() {
    next = (next + 1) % cues.length;
    return cues[next];
  }

  private static Observation halfOf(PatternBank patterns, int target) {
    return switch (patterns) {
      case TokenBank grid -> {
        char[] row = new char[grid.positions()];
        for (int s = 0; s < row.length; s++) {
          row[s] = (char) grid.token(target, s);
        }
        yield Observation.tokens(row, firstHalf(row.length));
      }
      case DenseBank rows -> {
        double[] row = rows.densify(new State(0, rows.nothing(), Mixture.NONE, Mixture.of(target)));
        float[] values = new float[row.length];
        for (int k = 0; k < row.length; k++) {
          values[k] = (float) row[k];
        }
        yield new Observation.Dense(values, firstHalf(row.length));
      }
      default -> throw new IllegalStateException("no such bank here");
    };
  }

  private static BitSet firstHalf(int size) {
    BitSet half = new BitSet();
    half.set(0, size / 2);
    return half;
  }

  private static PatternBank tokens() {
    SplittableRandom random = new SplittableRandom(1);
    char[][] rows = new char[MEMORIES][64];
    for (char[] row : rows) {
      for (int s = 0; s < row.length; s++) {
        row[s] = (char) random.nextInt(4096);
      }
    }
    return TokenBank.of(rows, 4096, Kernels.selected());
  }

  private static PatternBank dense() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[MEMORIES][3136];
    for (float[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = (float) (random.nextGaussian() / Math.sqrt(3136));
      }
    }
    return DenseBank.of(rows, Kernels.selected());
  }
}
