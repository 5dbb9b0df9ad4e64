package io.hen.benchmarks.pruned;

import io.hen.benchmarks.peers.ProcessorClock;
import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.Reading;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One recall of a natural picture (T = 150) with pruned and with full readings, beside the plain
 * loop in single precision, in one run and with one thread; times are processor time. Each recall
 * with pruned readings is compared with that of full ones.
 *
 * <p>{@code benchmarks/pruned TAR [SIDE [MEMORIES]] [--only TEXT]...}: of the rows, whose names are
 * like {@code noisy dot β=150 η=0.1}, those that contain every TEXT.
 */
public final class PrunedScans {
  private static final int STEPS = 150;
  private static final int HELD_OUT = 200;
  private static final int CUES = 25;
  private static final int ROUNDS = 2;
  private static final int DIRECTIONS = 256;

  private static final String SWITCH = "hen.pruning";

  /** Once a round has taken so long it ends early, but not before some cues. */
  private static final double SECONDS = 0.7;

  private static final int FEWEST = 2;

  private final MemorySegment rows;
  private final DenseBank full;
  private final DenseBank pruned;
  private final PlainLoop plain;
  private final float[][] vectors;
  private final int size;
  private final List<String> only;

  private PrunedScans(float[][] vectors, int size, List<String> only) {
    this.only = only;
    this.vectors = vectors;
    this.size = size;
    int dimension = vectors[0].length;
    this.rows = Arena.ofAuto().allocate((long) size * dimension * Float.BYTES, 64);
    for (int n = 0; n < size; n++) {
      long at = (long) n * dimension * Float.BYTES;
      MemorySegment.copy(vectors[n], 0, rows, ValueLayout.JAVA_FLOAT, at, dimension);
    }
    System.setProperty(SWITCH, "off");
    this.full = DenseBank.of(rows, size, dimension, dimension);
    System.clearProperty(SWITCH);
    double start = ProcessorClock.seconds();
    full.pruned(DIRECTIONS);
    System.out.printf(
        Locale.ROOT,
        "N = %,d, K = %,d, kernels %s, an index is built in %.1f s of processor time%n",
        size,
        dimension,
        Kernels.selected().name(),
        ProcessorClock.seconds() - start);
    this.pruned = awaited(DenseBank.of(rows, size, dimension, dimension));
    this.plain = new PlainLoop(rows, size, dimension);
  }

  /** Prints a table. */
  public static void main(String[] arguments) throws IOException {
    List<String> only = new ArrayList<>();
    List<String> where = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--only") && i + 1 < arguments.length) {
        only.add(arguments[++i]);
      } else {
        where.add(arguments[i]);
      }
    }
    int side = where.size() > 1 ? Integer.parseInt(where.get(1)) : 32;
    int most = where.size() > 2 ? Integer.parseInt(where.get(2)) : 15_000;
    float[][] vectors = PictureVectors.read(Path.of(where.getFirst()), most + HELD_OUT, side);
    int size = (vectors.length - HELD_OUT) / 4 * 4;
    PictureVectors.centre(vectors, size);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      one.submit(() -> new PrunedScans(vectors, size, only).table()).join();
    }
  }

  private void table() {
    System.out.println(
        "| cue | measure | β | η | read, % | pruned, ms | full, ms | plain x150, ms | full/pruned |"
            + " plain/pruned |");
    System.out.println("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    RecallOptions usual = RecallOptions.paper().withTrace(false);
    for (double beta : new double[] {150, 500}) {
      rows("%.0f".formatted(beta), usual.withBeta(beta), usual.withBeta(beta).withDamping(0.1));
    }
    rows("automatic", RecallOptions.defaults().withTrace(false));
    rows("50", usual.withBeta(50), usual.withBeta(50).withDamping(0.1));
  }

  private void rows(String beta, RecallOptions... several) {
    for (String kind : List.of("noisy", "held out", "half shown")) {
      for (Similarity similarity : List.of(Similarity.L2, Similarity.DOT)) {
        for (RecallOptions options : several) {
          String name =
              "%s %s β=%s η=%s"
                  .formatted(
                      kind,
                      similarity.name().toLowerCase(Locale.ROOT),
                      beta,
                      options.damping() == 1 ? "1" : options.damping());
          if (only.stream().allMatch(name::contains)) {
            row(kind, similarity, cues(kind), options, beta);
          }
        }
      }
    }
  }

  /** A bank with the index that has not learnt yet for which cues it does not pay. */
  private DenseBank fresh() {
    DenseBank bank = DenseBank.of(rows, size, vectors[0].length, vectors[0].length);
    return awaited(bank.continuing(pruned, size));
  }

  private DenseBank awaited(DenseBank bank) {
    Observation some = Observation.whole(new Pattern.Dense(vectors[0]));
    while (!bank.indexed()) {
      bank.bounded(new Reading.Similarities(some, Similarity.DOT));
    }
    return bank;
  }

  private void row(
      String kind,
      Similarity similarity,
      List<Observation> cues,
      RecallOptions options,
      String beta) {
    HopfieldNetwork quick = new HopfieldNetwork(fresh(), similarity);
    HopfieldNetwork slow = new HopfieldNetwork(full, similarity);
    List<Double> quicks = new ArrayList<>();
    List<Double> slows = new ArrayList<>();
    List<Double> plains = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double begun = ProcessorClock.seconds();
    for (int round = 0; round <= ROUNDS; round++) {
      int asked = 0;
      for (Observation cue : cues) {
        if (asked >= FEWEST && ProcessorClock.seconds() - begun > SECONDS * (round + 1)) {
          break;
        }
        asked++;
        Timed<Recall> ours = Timed.of(() -> quick.recall(cue, options));
        Timed<Recall> theirs = Timed.of(() -> slow.recall(cue, options));
        check(ours.result(), theirs.result());
        shares.add(share(cue, similarity, ours.result().beta(), options));
        if (round > 0) {
          quicks.add(ours.milliseconds());
          slows.add(theirs.milliseconds());
        }
      }
      plains.add(plainMilliseconds(cues.getFirst(), options));
    }
    double pruning = median(quicks);
    double reading = median(slows);
    double loop = STEPS * median(plains);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.2f | %.2f | %.2f | %,.0f | %.1f | %.0f |%n",
        kind,
        similarity,
        beta,
        options.damping(),
        100 * median(shares),
        pruning,
        reading,
        loop,
        reading / pruning,
        loop / pruning);
  }

  /** What share of the rows the first reading looks at. */
  private double share(Observation cue, Similarity similarity, double beta, RecallOptions options) {
    double window = options.separation().window(size, options.epsilon()) + 2;
    // So that the norms of what a masked cue shows are known.
    pruned.similarities(cue, similarity, new double[size]);
    return pruned
        .bounded(new Reading.Similarities(cue, similarity))
        .map(numbers -> {
          numbers.top(window / beta);
          return (double) numbers.known() / size;
        })
        .orElse(1.0);
  }

  /** A plain update, in its inner products; the mean of a few. */
  private double plainMilliseconds(Observation cue, RecallOptions options) {
    float[] state = ((Observation.Dense) cue).values().clone();
    int updates = 5;
    return Timed.of(
                () -> {
                  for (int t = 0; t < updates; t++) {
                    plain.update(state, 150, (float) options.damping());
                  }
                  return plain.heaviest();
                })
            .milliseconds()
        / updates;
  }

  private static void check(Recall ours, Recall theirs) {
    boolean same =
        ours.nearest() == theirs.nearest()
            && ours.margin() == theirs.margin()
            && ours.beta() == theirs.beta()
            && ours.steps() == theirs.steps()
            && ours.work().equals(theirs.work())
            && Arrays.equals(ours.weights().members(), theirs.weights().members())
            && Arrays.equals(ours.weights().weights(), theirs.weights().weights())
            && ours.certificates().equals(theirs.certificates());
    if (!same) {
      throw new IllegalStateException("pruned and full readings differ: " + ours + " " + theirs);
    }
  }

  private List<Observation> cues(String kind) {
    SplittableRandom random = new SplittableRandom(1);
    int dimension = vectors[0].length;
    List<Observation> cues = new ArrayList<>();
    for (int q = 0; q < CUES; q++) {
      boolean stored = !kind.equals("held out");
      float[] values = vectors[stored ? q * (size / CUES) : size + q].clone();
      BitSet observed = new BitSet();
      observed.set(0, dimension);
      if (kind.equals("noisy")) {
        for (int k = 0; k < dimension; k++) {
          values[k] += (float) (0.5 * random.nextGaussian() / Math.sqrt(dimension));
        }
      }
      if (kind.equals("half shown")) {
        for (int plane = 0; plane < 3; plane++) {
          observed.clear((2 * plane + 1) * dimension / 6, (plane + 1) * dimension / 3);
        }
      }
      cues.add(new Observation.Dense(values, observed));
    }
    return cues;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** A result and the processor time it took. */
  private record Timed<T extends @Nullable Object>(T result, double milliseconds) {
    static <T> Timed<T> of(Supplier<T> work) {
      double start = ProcessorClock.seconds();
      T result = work.get();
      return new Timed<>(result, 1e3 * (ProcessorClock.seconds() - start));
    }
  }
}
