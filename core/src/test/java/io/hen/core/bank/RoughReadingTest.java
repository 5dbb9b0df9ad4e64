package io.hen.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds from products in single precision hold for the numbers that readings give. */
class RoughReadingTest {
  private static final long SEED = 20261126;
  private static final int CASES = 12;

  enum Rows {
    ROUND,
    /** Sums of large numbers that nearly cancel. */
    CANCELLING,
    /** Far from the origin, close to each other. */
    FAR,
    /** Lengths from 1e-17 to 1e17, and zero. */
    LENGTHS,
    /** Below the smallest normal float. */
    SUBNORMAL,
    /** Products of two would overflow. */
    LONG,
    /** Products with anything would overflow. */
    HUGE
  }

  static List<Kernels> kernels() {
    List<Kernels> all = new ArrayList<>(List.of(Kernels.scalar()));
    Kernels.simd().ifPresent(all::add);
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void boundsHold(Rows kind) {
    SplittableRandom random = new SplittableRandom(SEED + kind.ordinal());
    for (int i = 0; i < CASES; i++) {
      Kernels kernel = kernels().get(i % kernels().size());
      int dimension = i % 3 == 0 ? random.nextInt(500, 1_600) : random.nextInt(1, 60);
      float[][] rows = rows(kind, random.nextInt(1, 300), dimension, random);
      DenseBank bank = DenseBank.of(rows, kernel);
      bank = random.nextInt(3) == 0 ? bank.unit() : bank;
      List<Reading> readings = new ArrayList<>();
      for (int q = 0; q < 66; q++) {
        readings.add(reading(bank, rows, random));
      }
      Optional<List<Numbers>> bounded = bank.bounded(readings);
      assertThat(bounded.isPresent()).as("%s case %d", kind, i).isEqualTo(kind != Rows.HUGE);
      if (bounded.isPresent()) {
        double[][] exact = new double[readings.size()][bank.size()];
        bank.read(readings, exact);
        for (int q = 0; q < exact.length; q++) {
          assertBounds(bounded.get().get(q), exact[q], kind + " case " + i + " " + q);
        }
      }
    }
  }

  private static Reading reading(DenseBank bank, float[][] rows, SplittableRandom random) {
    float[] values = rows[random.nextInt(rows.length)].clone();
    for (int k = 0; k < values.length; k++) {
      values[k] *= (float) random.nextDouble(0.5, 1);
    }
    Observation cue = Observation.whole(new Pattern.Dense(values));
    int m = random.nextInt(rows.length);
    Mixture mixture = new Mixture(new int[] {m}, new double[] {random.nextDouble()});
    return switch (random.nextInt(3)) {
      case 0 -> new Reading.Similarities(cue, Similarity.values()[random.nextInt(3)]);
      case 1 -> new Reading.Completed(cue, Mixture.NONE);
      default -> new Reading.Absent(bank.nothing(), mixture);
    };
  }

  @ParameterizedTest
  @EnumSource
  void boundsOfTheMatrixHold(Rows kind) {
    SplittableRandom random = new SplittableRandom(SEED - kind.ordinal());
    for (int i = 0; i < CASES; i++) {
      Kernels kernel = kernels().get(i % kernels().size());
      int dimension = i % 3 == 0 ? random.nextInt(500, 1_600) : random.nextInt(1, 60);
      float[][] rows = rows(kind, random.nextInt(1, 300), dimension, random);
      Similarity similarity = Similarity.values()[i % 3];
      boolean cosine = similarity == Similarity.COSINE;
      DenseBank stored = DenseBank.of(rows, kernel);
      DenseBank bank = cosine ? stored.unit() : stored;
      try (Arena arena = Arena.ofShared()) {
        Optional<RoughGram> gram = bank.gram(cosine, arena);
        assertThat(gram.isPresent())
            .as("%s case %d", kind, i)
            .isEqualTo(kind != Rows.HUGE && kind != Rows.LONG);
        if (gram.isEmpty()) {
          continue;
        }
        for (int q = 0; q < 20; q++) {
          int m = random.nextInt(rows.length);
          Observation cue = Observation.whole(new Pattern.Dense(rows[m]));
          assertThat(bank.holds(cue, m)).isTrue();
          Observation own = cosine ? bank.unit(cue) : cue;
          for (Reading reading :
              List.of(
                  new Reading.Similarities(own, similarity),
                  new Reading.Completed(own, Mixture.NONE),
                  new Reading.Absent(bank.nothing(), mixture(rows.length, random)))) {
            double[][] exact = new double[1][bank.size()];
            bank.read(List.of(reading), exact);
            String which = kind + " case " + i + " cue " + m + " " + reading;
            assertBounds(gram.get().bounded(m, reading), exact[0], which);
          }
        }
      }
    }
  }

  private static Mixture mixture(int size, SplittableRandom random) {
    int[] members = random.ints(5, 0, size).sorted().distinct().toArray();
    double[] weights = new double[members.length];
    Arrays.setAll(weights, _ -> random.nextDouble() / weights.length);
    return new Mixture(members, weights);
  }

  private static void assertBounds(Numbers numbers, double[] exact, String which) {
    assertThat(numbers.known()).isZero();
    for (int n = 0; n < exact.length; n++) {
      assertThat(numbers.low(n)).as(which).isLessThanOrEqualTo(exact[n]);
      assertThat(numbers.high(n)).as(which).isGreaterThanOrEqualTo(exact[n]);
    }
    double top = Arrays.stream(exact).max().orElseThrow();
    assertThat(numbers.top(0)).as(which).isEqualTo(top);
    assertThat(numbers.rowsFrom(top))
        .as(which)
        .containsExactly(
            java.util.stream.IntStream.range(0, exact.length)
                .filter(n -> exact[n] == top)
                .toArray());
    double[] sorted = exact.clone();
    Arrays.sort(sorted);
    int k = Math.min(7, sorted.length);
    assertThat(numbers.best(k)).as(which).isEqualTo(sorted[sorted.length - k]);
    assertThat(numbers.values()).as(which).isEqualTo(exact);
  }

  private static float[][] rows(Rows kind, int size, int dimension, SplittableRandom random) {
    float[][] rows = new float[size][dimension];
    for (float[] row : rows) {
      double length =
          switch (kind) {
            case LENGTHS -> random.nextInt(9) == 0 ? 0 : Math.pow(10, random.nextInt(-17, 17));
            case SUBNORMAL -> 1e-42;
            case LONG -> 1e25;
            case HUGE -> 1e38;
            default -> 1;
          };
      for (int k = 0; k < dimension; k++) {
        double x = random.nextDouble(-1, 1);
        row[k] =
            (float)
                switch (kind) {
                  case CANCELLING -> (k % 2 == 0 ? 1e5 : -1e5) + x;
                  case FAR -> 30 + 0.01 * x;
                  case HUGE -> length * Math.copySign(1, x);
                  default -> length * x;
                };
      }
      if (kind == Rows.LONG) {
        row[0] = 1e25f;
      }
    }
    return rows;
  }
}
