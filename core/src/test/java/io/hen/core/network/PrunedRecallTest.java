package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.calibrate.Owners;
import io.hen.core.kernel.Kernels;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recall whose readings are pruned is the recall, bit for bit. */
class PrunedRecallTest {
  private static final long SEED = 20261124;
  private static final int CASES = 1_000;

  /** What the rows are like. */
  enum Rows {
    /** Most of their length in a few directions, as in pictures. */
    LOW_RANK,
    /** No direction is better than another, so that the tails are all there is. */
    ROUND,
    /** Groups of equal and nearly equal rows. */
    DUPLICATES,
    /** Lengths from 1e-18 to 1e18, and zero. */
    LENGTHS,
    /** Each row one number, some rows equal. */
    CONSTANT,
    /** Small numbers in few coordinates: many exact ties. */
    INTEGERS,
    /** Far from the origin, close to each other. */
    FAR
  }

  @ParameterizedTest
  @EnumSource
  void isTheRecallOfFullReadings(Rows kind) {
    SplittableRandom random = new SplittableRandom(SEED + kind.ordinal());
    int recalls = 0;
    for (int i = 0; i < CASES; i++) {
      int size = random.nextInt(1, 90);
      float[][] rows = rows(kind, size, random.nextInt(1, 40), random);
      DenseBank full = DenseBank.of(rows, Kernels.selected());
      DenseBank indexed = full.pruned(random.nextInt(1, 12));
      boolean parts = random.nextInt(4) == 0;
      float[][] others = rows(Rows.ROUND, size, 3, random);
      DenseBank text = DenseBank.of(others, Kernels.selected());
      Similarity similarity = Similarity.values()[random.nextInt(3)];
      Owners owners =
          Owners.of(random.ints(size, 0, 1 + random.nextInt(2 * size)).sorted().toArray());
      HopfieldNetwork plain = network(parts ? join(full, text) : full, similarity, owners);
      HopfieldNetwork quick = network(parts ? join(indexed, text) : indexed, similarity, owners);
      for (int q = 0; q < 1 + random.nextInt(2); q++) {
        Observation cue = cue(rows, random);
        Observation whole =
            parts
                ? new Observation.Parts(
                    List.of(
                        Optional.of(cue),
                        random.nextBoolean() ? Optional.empty() : Optional.of(cue(others, random))))
                : cue;
        RecallOptions options = options(similarity, rows, random);
        Recall expected = plain.recall(whole, options);
        Recall actual = quick.recall(whole, options);
        Supplied which = new Supplied(kind, i, q, similarity, options);
        assertThat(RecallAllTest.plain(actual))
            .as("%s", which)
            .isEqualTo(RecallAllTest.plain(expected));
        recalls++;
      }
    }
    assertThat(recalls).as("with those of the other rows more than 10,000").isGreaterThan(1_450);
  }

  private record Supplied(
      Rows rows, int number, int cue, Similarity similarity, RecallOptions options) {}

  private static HopfieldNetwork network(PatternBank bank, Similarity similarity, Owners owners) {
    return new HopfieldNetwork(bank, similarity, Optional.empty(), owners);
  }

  private static PartsBank join(DenseBank image, DenseBank text) {
    return new PartsBank(List.of(image, text), new double[] {1, 0.3});
  }

  private static float[][] rows(Rows kind, int size, int dimension, SplittableRandom random) {
    float[][] rows = new float[size][];
    float[][] axes = new float[4][];
    Arrays.setAll(axes, _ -> gaussian(dimension, 1, random));
    for (int n = 0; n < size; n++) {
      rows[n] =
          switch (kind) {
            case LOW_RANK -> {
              float[] row = gaussian(dimension, 0.05, random);
              for (float[] axis : axes) {
                add(row, axis, random.nextGaussian());
              }
              yield row;
            }
            case ROUND -> gaussian(dimension, 1, random);
            case DUPLICATES -> {
              float[] row =
                  n < 3 || random.nextInt(6) == 0
                      ? gaussian(dimension, 1, random)
                      : rows[random.nextInt(n)].clone();
              if (random.nextInt(3) == 0) {
                int k = random.nextInt(dimension);
                row[k] = Math.nextUp(row[k]);
              }
              yield row;
            }
            case LENGTHS ->
                gaussian(
                    dimension,
                    random.nextInt(9) == 0 ? 0 : Math.pow(10, random.nextInt(-18, 19)),
                    random);
            case CONSTANT -> {
              float[] row = new float[dimension];
              Arrays.fill(row, random.nextInt(-3, 4));
              yield row;
            }
            case INTEGERS -> {
              float[] row = new float[dimension];
              for (int k = 0; k < Math.min(6, dimension); k++) {
                row[k] = random.nextInt(-1, 2);
              }
              yield row;
            }
            case FAR -> {
              float[] row = gaussian(dimension, 0.1, random);
              for (int k = 0; k < dimension; k++) {
                row[k] += 30;
              }
              yield row;
            }
          };
    }
    return rows;
  }

  private static Observation cue(float[][] rows, SplittableRandom random) {
    float[] values = rows[random.nextInt(rows.length)].clone();
    double length = Math.sqrt(squared(values) / values.length);
    switch (random.nextInt(4)) {
      case 0 -> add(values, gaussian(values.length, 0.3 * length, random), 1);
      case 1 -> add(values, rows[random.nextInt(rows.length)], random.nextDouble());
      case 2 -> values = gaussian(values.length, length, random);
      default -> {}
    }
    BitSet observed = new BitSet();
    observed.set(0, values.length);
    if (random.nextInt(3) == 0) {
      observed.clear(random.nextInt(values.length), values.length);
    }
    return new Observation.Dense(values, observed);
  }

  /** β from where all memories matter to where one does, in the scale of the rows. */
  private static RecallOptions options(
      Similarity similarity, float[][] rows, SplittableRandom random) {
    double unit = similarity == Similarity.COSINE ? 1 : 0;
    for (float[] row : rows) {
      unit += similarity == Similarity.COSINE ? 0 : squared(row) / rows.length;
    }
    double beta = Math.pow(10, random.nextDouble(-1, 4)) / Math.max(unit, 1e-30);
    double[] dampings = {1, 0.5, 0.1};
    RecallOptions options =
        RecallOptions.paper()
            .withBeta(beta)
            .withDamping(dampings[random.nextInt(dampings.length)])
            .withSteps(random.nextInt(1, 20))
            .withTolerance(random.nextBoolean() ? 0 : 1e-6)
            .withDynamics(random.nextInt(4) == 0 ? Dynamics.CLAMPED : Dynamics.FREE)
            .withSeparation(random.nextInt(6) == 0 ? Separation.MAX : Separation.SOFTMAX)
            .withTrace(random.nextBoolean());
    return switch (random.nextInt(9)) {
      // Memories that are all zero have no gap to take β from.
      case 0 -> unit > 0 ? options.withBeta(Beta.AUTOMATIC) : options;
      case 1 -> options.withStrangerError(0.05);
      default -> options;
    };
  }

  private static float[] gaussian(int dimension, double length, SplittableRandom random) {
    float[] values = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      values[k] = (float) (length * random.nextGaussian());
    }
    return values;
  }

  private static void add(float[] sum, float[] other, double weight) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += (float) (weight * other[k]);
    }
  }

  private static double squared(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }
}
