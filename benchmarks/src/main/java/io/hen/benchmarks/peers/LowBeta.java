package io.hen.benchmarks.peers;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * hen beside a plain loop in single precision ({@link PlainLoop}) over six decades of β, in one
 * process, alternating, processor time of all threads. {@code benchmarks/peers/lowbeta [N]
 * [CLUSTER] [ROUNDS] [BETA] [T=150|still]}
 *
 * <p>Unit vectors of 3,136 numbers in clusters (cosine 0.81 within, 0 between); the cue is one of
 * them plus noise of half its length. Each line is one β: {@code T=150} runs all updates on both
 * sides, {@code still} lets both stop, hen with tolerance 1e-6, the loop when an update moves the
 * state by at most 1e-6 of its length. {@code error} is the largest difference of the two states,
 * relative to the largest number.
 */
public final class LowBeta {
  private static final int WIDTH = 3136;
  private static final int STEPS = 150;
  private static final int WARM = 100;
  private static final double[] BETAS = {0.015, 0.15, 1.5, 15, 40, 80, 150, 1_500, 15_000};

  private final MemorySegment rows;
  private final DenseBank bank;
  private final float[] cue;
  private final int rounds;

  private LowBeta(int size, int cluster, int rounds) {
    SplittableRandom random = new SplittableRandom(1);
    this.rows = Arena.ofAuto().allocate(4L * size * WIDTH, 64);
    this.rounds = rounds;
    float[] centre = new float[WIDTH];
    float[] cueRow = new float[WIDTH];
    for (int n = 0; n < size; n++) {
      if (n % cluster == 0) {
        centre = unit(random);
      }
      float[] own = unit(random);
      for (int k = 0; k < WIDTH; k++) {
        own[k] = 0.9f * centre[k] + (float) Math.sqrt(0.19) * own[k];
      }
      MemorySegment.copy(own, 0, rows, ValueLayout.JAVA_FLOAT, 4L * n * WIDTH, WIDTH);
      cueRow = n == size / 2 ? own : cueRow;
    }
    this.bank = DenseBank.of(rows, size, WIDTH, WIDTH);
    float[] noise = unit(random);
    this.cue = cueRow.clone();
    for (int k = 0; k < WIDTH; k++) {
      cue[k] += noise[k] / 2;
    }
  }

  /** Prints a line for each β, η, similarity and stop. */
  public static void main(String[] args) {
    int size = args.length > 0 ? Integer.parseInt(args[0]) : 6_000;
    int cluster = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    double[] betas = args.length > 3 ? new double[] {Double.parseDouble(args[3])} : BETAS;
    String stop = args.length > 4 ? args[4] : "";
    LowBeta bench = new LowBeta(size, cluster, rounds);
    bench.warm();
    System.out.printf("N = %d, K = %d, clusters of %d%n", size, WIDTH, cluster);
    System.out.printf(
        "%-4s %5s %6s %8s | %9s %5s %5s %7s | %9s %7s | %6s %13s | %s%n",
        "sim",
        "η",
        "stop",
        "β",
        "hen ms",
        "scans",
        "steps",
        "support",
        "plain ms",
        "updates",
        "ratio",
        "quartiles",
        "error");
    HopfieldNetwork dot = new HopfieldNetwork(bench.bank, Similarity.DOT);
    HopfieldNetwork distances = new HopfieldNetwork(bench.bank, Similarity.L2);
    for (double damping : new double[] {1, 0.1}) {
      for (boolean still : new boolean[] {true, false}) {
        if (!stop.isEmpty() && stop.equals("still") != still) {
          continue;
        }
        for (HopfieldNetwork network : new HopfieldNetwork[] {dot, distances}) {
          for (double beta : betas) {
            bench.line(network, damping, still, beta);
          }
        }
      }
    }
  }

  /** Has both sides compiled. */
  private void warm() {
    Kernels.warm().join();
    RecallOptions options = RecallOptions.paper().withTrace(false).withSteps(2).withBeta(1);
    for (Similarity similarity : new Similarity[] {Similarity.DOT, Similarity.L2}) {
      HopfieldNetwork network = new HopfieldNetwork(bank, similarity);
      PlainLoop loop = new PlainLoop(rows, bank.size(), WIDTH, false, 1);
      for (int i = 0; i < WARM; i++) {
        network.recall(shown(), options);
        loop.run(cue.clone(), 1, 2, -1);
      }
    }
  }

  private Observation shown() {
    BitSet all = new BitSet();
    all.set(0, WIDTH);
    return new Observation.Dense(cue, all);
  }

  private void line(HopfieldNetwork network, double damping, boolean still, double beta) {
    RecallOptions options =
        RecallOptions.paper()
            .withTrace(false)
            .withBeta(beta)
            .withDamping(damping)
            .withSteps(STEPS)
            .withTolerance(still ? 1e-6 : 0);
    PlainLoop loop =
        new PlainLoop(rows, bank.size(), WIDTH, network.similarity() == Similarity.L2, beta);
    Observation shown = shown();
    // Short ones more often.
    int rounds = still && damping == 1 ? 4 * this.rounds : this.rounds;
    double[] hens = new double[rounds];
    double[] plains = new double[rounds];
    double[] ratios = new double[rounds];
    int updates = 0;
    float[] state = cue.clone();
    Recall recall = network.recall(shown, options);
    loop.run(state.clone(), (float) damping, 2, -1);
    for (int round = 0; round < rounds; round++) {
      double start = ProcessorClock.seconds();
      recall = network.recall(shown, options);
      double between = ProcessorClock.seconds();
      state = cue.clone();
      updates = loop.run(state, (float) damping, STEPS, still ? 1e-6 : -1);
      hens[round] = 1e3 * (between - start);
      plains[round] = 1e3 * (ProcessorClock.seconds() - between);
      ratios[round] = plains[round] / hens[round];
    }
    Arrays.sort(hens);
    Arrays.sort(plains);
    Arrays.sort(ratios);
    System.out.printf(
        "%-4s %5s %6s %8s | %9.1f %5d %5d %7d | %9.1f %7d | %6.2f %6.2f-%6.2f | %.1e%n",
        network.similarity(),
        damping,
        still ? "still" : "T=150",
        beta,
        hens[rounds / 2],
        recall.work().scans(),
        recall.steps(),
        recall.work().support(),
        plains[rounds / 2],
        updates,
        ratios[rounds / 2],
        ratios[rounds / 4],
        ratios[rounds - 1 - rounds / 4],
        error(bank.densify(recall.state()), state));
  }

  private static double error(double[] exact, float[] plain) {
    double largest = 0;
    double worst = 0;
    for (int k = 0; k < exact.length; k++) {
      largest = Math.max(largest, Math.abs(exact[k]));
      worst = Math.max(worst, Math.abs(exact[k] - plain[k]));
    }
    return worst / largest;
  }

  private static float[] unit(SplittableRandom random) {
    double[] normal = new double[WIDTH];
    double squares = 0;
    for (int k = 0; k < WIDTH; k++) {
      normal[k] = random.nextGaussian();
      squares += normal[k] * normal[k];
    }
    float[] unit = new float[WIDTH];
    for (int k = 0; k < WIDTH; k++) {
      unit[k] = (float) (normal[k] / Math.sqrt(squares));
    }
    return unit;
  }
}
