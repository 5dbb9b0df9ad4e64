package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recalled together, cues give what they give alone, bit for bit. */
class RecallAllTest {
  private static final int CASES = 3;

  /** More than a tile, and not a multiple of one. */
  private static final int CUES = 70;

  static List<Arguments> landscapes() {
    List<Kernels> kernels = new ArrayList<>(List.of(Kernels.scalar()));
    Kernels.simd().ifPresent(kernels::add);
    List<Arguments> all = new ArrayList<>();
    long seed = 20261125;
    for (Kernels kernel : kernels) {
      for (Kind kind : Kind.values()) {
        for (Shape shape : Shape.values()) {
          all.add(Arguments.of(kernel.name(), kernel, kind, shape, seed++));
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void isRecallOneByOne(String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Landscapes landscapes = new Landscapes(seed, kernels);
    for (int i = 0; i < CASES; i++) {
      Landscapes.Case data = landscapes.next(kind, shape, random.nextBoolean());
      HopfieldNetwork network =
          new HopfieldNetwork(data.bank(), Similarity.values()[random.nextInt(3)]);
      List<Observation> cues = cues(data.observation(), random);
      RecallOptions options = options(random);
      List<Recall> together = network.recallAll(cues, options);
      assertThat(together).hasSize(CUES);
      for (int q = 0; q < CUES; q++) {
        assertEqual(together.get(q), network.recall(cues.get(q), options), i + ", cue " + q);
      }
    }
  }

  /** Six decades of β, and everything that changes what a recall asks of the bank. */
  private static RecallOptions options(SplittableRandom random) {
    double[] dampings = {1, 0.5, 0.1};
    RecallOptions options =
        RecallOptions.paper()
            .withBeta(Math.pow(10, random.nextDouble(-3, 3)))
            .withDamping(dampings[random.nextInt(dampings.length)])
            .withSteps(random.nextInt(1, 30))
            .withDynamics(random.nextBoolean() ? Dynamics.FREE : Dynamics.CLAMPED)
            .withSeparation(random.nextInt(5) == 0 ? Separation.MAX : Separation.SOFTMAX)
            .withTrace(random.nextBoolean());
    return switch (random.nextInt(4)) {
      case 0 -> options.withBeta(Beta.AUTOMATIC);
      case 1 -> options.withStrangerError(0.05);
      default -> options;
    };
  }

  /** Whole and masked ones, a few of which show nothing. */
  private static List<Observation> cues(Observation like, SplittableRandom random) {
    List<Observation> cues = new ArrayList<>();
    for (int q = 0; q < CUES; q++) {
      cues.add(q == 0 ? like : other(like, random));
    }
    return cues;
  }

  /** Another cue of the same shape. */
  static Observation other(Observation like, SplittableRandom random) {
    return switch (like) {
      case Observation.Dense(float[] values, BitSet observed) -> {
        float[] moved = new float[values.length];
        BitSet seen = random.nextBoolean() ? observed : mask(values.length, random);
        for (int k = 0; k < moved.length; k++) {
          double value = observed.get(k) ? values[k] : 0;
          moved[k] = (float) (value + 0.2 * random.nextGaussian());
        }
        yield new Observation.Dense(moved, seen);
      }
      case Observation.Tokens(char[] tokens) -> {
        char[] moved = tokens.clone();
        moved[random.nextInt(moved.length)] = (char) random.nextInt(2);
        moved[random.nextInt(moved.length)] = Kernels.NEVER;
        yield new Observation.Tokens(moved);
      }
      case Observation.Parts several ->
          new Observation.Parts(
              several.parts().stream().map(part -> part.map(seen -> other(seen, random))).toList());
    };
  }

  private static BitSet mask(int size, SplittableRandom random) {
    BitSet mask = new BitSet(size);
    mask.set(0, random.nextInt(size + 1));
    return mask;
  }

  /** Every memory is a cue: the bank is multiplied by itself. */
  @ParameterizedTest(name = "{0} {2} {3} seed {4}")
  @MethodSource("landscapes")
  void everyMemoryAsACueIsRecallOneByOne(
      String name, Kernels kernels, Kind kind, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < CASES; i++) {
      float[][] rows = memories(random);
      Similarity similarity = Similarity.values()[i % 3];
      HopfieldNetwork network = new HopfieldNetwork(DenseBank.of(rows, kernels), similarity);
      List<Observation> cues = new ArrayList<>();
      for (float[] row : rows) {
        cues.add(Observation.whole(new Pattern.Dense(row)));
      }
      RecallOptions options = options(random);
      List<Recall> together = network.recallAll(cues, options);
      for (int q = 0; q < cues.size(); q++) {
        assertEqual(together.get(q), network.recall(cues.get(q), options), i + ", cue " + q);
      }
    }
  }

  /** Clusters, some rows twice, some nearly, of all lengths or of one. */
  private static float[][] memories(SplittableRandom random) {
    int dimension = random.nextInt(1, 30);
    float[][] rows = new float[random.nextInt(65, 150)][];
    boolean even = random.nextBoolean();
    double spread = random.nextDouble();
    for (int n = 0; n < rows.length; n++) {
      float[] row = new float[dimension];
      float[] like = n < 5 ? row : rows[random.nextInt(5)];
      double moved = n < 5 ? 1 : random.nextInt(4) == 0 ? 0 : spread;
      double length = even ? 1 : Math.exp(random.nextGaussian());
      for (int k = 0; k < dimension; k++) {
        row[k] = (float) (length * (like[k] + moved * random.nextGaussian()));
      }
      rows[n] = row;
    }
    return rows;
  }

  @Test
  void threadsDoNotShow() {
    HopfieldNetwork network = new HopfieldNetwork(large(), Similarity.L2);
    List<Observation> cues = largeCues();
    RecallOptions options = RecallOptions.paper().withBeta(0.1).withSteps(4).withDamping(0.3);
    List<Recall> alone = in(1, () -> network.recallAll(cues, options));
    List<Recall> many = in(4, () -> network.recallAll(cues, options));
    for (int q = 0; q < cues.size(); q++) {
      assertEqual(many.get(q), alone.get(q), "cue " + q);
    }
  }

  private static List<Recall> in(int threads, Callable<List<Recall>> work) {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(work).join();
    }
  }

  @Test
  void recallsAreHandedOverInOrderAndInThisThread() {
    HopfieldNetwork network = new HopfieldNetwork(large(), Similarity.L2);
    RecallOptions options = RecallOptions.paper().withSteps(1);
    List<Observation> cues = largeCues();
    List<Integer> nearest = new ArrayList<>();
    Thread here = Thread.currentThread();
    network.recallAll(
        cues,
        options,
        recall -> {
          assertThat(Thread.currentThread()).isSameAs(here);
          nearest.add(recall.nearest());
        });
    assertThat(nearest)
        .isEqualTo(cues.stream().map(cue -> network.recall(cue, options).nearest()).toList());
  }

  @Test
  void noCuesGiveNoRecalls() {
    HopfieldNetwork network = new HopfieldNetwork(large(), Similarity.L2);
    assertThat(network.recallAll(List.of(), RecallOptions.paper())).isEmpty();
  }

  @Test
  void anEmptyMemoryKnowsNoCue() {
    DenseBank empty = DenseBank.of(MemorySegment.NULL, 0, 300, 300);
    HopfieldNetwork network = new HopfieldNetwork(empty, Similarity.L2);
    List<Recall> recalls = network.recallAll(largeCues(), RecallOptions.defaults());
    assertThat(recalls).hasSize(90);
    assertThat(recalls)
        .allMatch(recall -> recall.verdict().equals(new Verdict.Unfamiliar("nothing is stored")));
  }

  @Test
  void aCueOfAnotherShapeIsRefused() {
    HopfieldNetwork network = new HopfieldNetwork(large(), Similarity.L2);
    List<Observation> cues = new ArrayList<>(largeCues().subList(0, 3));
    cues.add(new Observation.Dense(new float[7], new BitSet()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.recallAll(cues, RecallOptions.paper()))
        .withMessage("this bank holds vectors of 300 numbers, the cue is a vector of 7 numbers");
  }

  @Test
  void anInterruptedThreadStopsBetweenTiles() {
    HopfieldNetwork network = new HopfieldNetwork(large(), Similarity.L2);
    List<Recall> done = new ArrayList<>();
    try {
      assertThatThrownBy(() ->
              network.recallAll(
                  largeCues(),
                  RecallOptions.paper().withSteps(1),
                  recall -> {
                    done.add(recall);
                    Thread.currentThread().interrupt();
                  }))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(done).hasSize(64);
  }

  @Test
  void tilesShrinkWithTheBank() {
    assertThat(BulkRecall.tile(0)).isEqualTo(64);
    assertThat(BulkRecall.tile(15_000)).isEqualTo(64);
    assertThat(BulkRecall.tile(110_000)).isEqualTo(38);
    assertThat(BulkRecall.tile(100_000_000)).isEqualTo(4);
  }

  /** More than one block of rows, so that scans are divided. */
  private static DenseBank large() {
    SplittableRandom random = new SplittableRandom(5);
    float[][] rows = new float[2_000][300];
    for (float[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = (float) random.nextGaussian();
      }
    }
    return DenseBank.of(rows, Kernels.selected());
  }

  private static List<Observation> largeCues() {
    SplittableRandom random = new SplittableRandom(6);
    List<Observation> cues = new ArrayList<>();
    for (int q = 0; q < 90; q++) {
      float[] values = new float[300];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) random.nextGaussian();
      }
      cues.add(new Observation.Dense(values, mask(300, random)));
    }
    return cues;
  }

  private static void assertEqual(Recall actual, Recall expected, String which) {
    assertThat(plain(actual)).as(which).isEqualTo(plain(expected));
  }

  /** Values as nested lists, in which doubles are equal if their bits are. */
  static Object plain(Object value) {
    return switch (value) {
      case double[] numbers -> Arrays.stream(numbers).boxed().toList();
      case int[] rows -> Arrays.stream(rows).boxed().toList();
      case float[] values -> Arrays.toString(values);
      case char[] tokens -> Arrays.toString(tokens);
      case List<?> several -> several.stream().map(RecallAllTest::plain).toList();
      case Optional<?> perhaps -> perhaps.map(RecallAllTest::plain);
      case Record made ->
          Arrays.stream(made.getClass().getRecordComponents())
              .map(component -> plain(component(made, component)))
              .toList();
      default -> value;
    };
  }

  private static Object component(Record made, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(made);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
