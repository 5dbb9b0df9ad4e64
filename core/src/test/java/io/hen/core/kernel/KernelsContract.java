package io.hen.core.kernel;

import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every implementation of {@link Kernels} keeps, against sums in twice the precision. The size
 * of a pattern is also the seed of its random numbers.
 *
 * <p>Between the rows lie NaNs and the last row ends where the segment ends, so a kernel that reads
 * too far fails.
 */
abstract class KernelsContract {

  private static final int ROWS = 11;
  private static final double UNTOUCHED = -7.25;

  abstract Kernels kernels();

  /** Around every vector width and unrolling, and the sizes of real latents. */
  static IntStream sizes() {
    return IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(784, 3136, 12288));
  }

  @ParameterizedTest(name = "size and seed {0}")
  @MethodSource("sizes")
  void dotsAreWithinRounding(int size) {
    Rows rows = Rows.random(size);
    double[] query = new SplittableRandom(-size).doubles(size, -3, 3).toArray();
    double[] out = untouched();
    kernels().dots(rows.segment, rows.stride, 2, ROWS, query, out);
    for (int n = 2; n < ROWS; n++) {
      float[] row = rows.values[n];
      assertWithinRounding(out[n], size, k -> new double[] {row[k], query[k]});
    }
    assertThat(Arrays.copyOf(out, 2)).containsOnly(UNTOUCHED);
  }

  @ParameterizedTest(name = "size and seed {0}")
  @MethodSource("sizes")
  void dotsOfARowDoNotDependOnTheRange(int size) {
    Rows rows = Rows.random(size);
    double[] query = new SplittableRandom(-size).doubles(size, -3, 3).toArray();
    double[] atOnce = new double[ROWS];
    kernels().dots(rows.segment, rows.stride, 0, ROWS, query, atOnce);
    for (int n = 0; n < ROWS; n++) {
      double[] alone = untouched();
      kernels().dots(rows.segment, rows.stride, n, n + 1, query, alone);
      assertThat(alone[n]).isEqualTo(atOnce[n]);
      alone[n] = UNTOUCHED;
      assertThat(alone).containsOnly(UNTOUCHED);
    }
  }

  /** Bit for bit, for every number of queries and rows that a tile leaves over. */
  @ParameterizedTest(name = "size and seed {0}")
  @MethodSource("sizes")
  void roughDotsAreWithinSinglePrecision(int size) {
    Rows rows = Rows.random(size);
    float[] query = new float[size];
    double[] exact = new double[size];
    SplittableRandom random = new SplittableRandom(-size);
    for (int k = 0; k < size; k++) {
      query[k] = (float) random.nextDouble(-3, 3);
      exact[k] = query[k];
    }
    double[] out = untouched();
    double[] precise = untouched();
    kernels().roughDots(rows.segment, rows.stride, 2, ROWS, query, out);
    kernels().dots(rows.segment, rows.stride, 2, ROWS, exact, precise);
    for (int n = 2; n < ROWS; n++) {
      double magnitudes = 0;
      for (int k = 0; k < size; k++) {
        magnitudes += Math.abs(rows.values[n][k] * exact[k]);
      }
      assertThat(out[n]).isCloseTo(precise[n], within(size * 0x1p-24 * magnitudes));
    }
    assertThat(Arrays.copyOf(out, 2)).containsOnly(UNTOUCHED);
  }

  @ParameterizedTest(name = "size and seed {0}")
  @MethodSource("sizes")
  void panelDotsAreTheDotsOfEachQuery(int size) {
    Rows rows = Rows.random(size);
    SplittableRandom random = new SplittableRandom(-size);
    for (int count = 0; count <= 9; count++) {
      double[][] queries = new double[count][];
      Arrays.setAll(queries, q -> random.doubles(size, -3, 3).toArray());
      double[][] out = new double[count][];
      Arrays.setAll(out, q -> untouched());
      int from = count % 4;
      kernels().panelDots(rows.segment, rows.stride, from, ROWS, queries, out);
      for (int q = 0; q < count; q++) {
        double[] alone = untouched();
        kernels().dots(rows.segment, rows.stride, from, ROWS, queries[q], alone);
        assertThat(out[q]).isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest(name = "size and seed {0}")
  @MethodSource("sizes")
  void maskedSquaredNormsCountTheObservedAlone(int size) {
    Rows rows = Rows.random(size);
    SplittableRandom random = new SplittableRandom(-size);
    double[] mask = IntStream.range(0, size).mapToDouble(k -> random.nextInt(2)).toArray();
    double[] out = untouched();
    kernels().maskedSquaredNorms(rows.segment, rows.stride, 3, ROWS, mask, out);
    for (int n = 3; n < ROWS; n++) {
      float[] row = rows.values[n];
      assertWithinRounding(out[n], size, k -> new double[] {row[k], mask[k] == 1 ? row[k] : 0});
    }
    assertThat(Arrays.copyOf(out, 3)).containsOnly(UNTOUCHED);
  }

  @ParameterizedTest(name = "size and seed {0}")
  @MethodSource("sizes")
  void dotOfTwoRowsIsSymmetric(int size) {
    Rows rows = Rows.random(size);
    for (int n = 0; n < ROWS; n++) {
      float[] first = rows.values[4];
      float[] second = rows.values[n];
      double dot = kernels().dot(rows.segment, rows.stride, 4, n, size);
      assertWithinRounding(dot, size, k -> new double[] {first[k], second[k]});
      assertThat(kernels().dot(rows.segment, rows.stride, n, 4, size)).isEqualTo(dot);
    }
  }

  /** Bit for bit: there is one way to round twice. */
  @ParameterizedTest(name = "size and seed {0}")
  @MethodSource("sizes")
  void accumulateAddsTheWeightedRow(int size) {
    Rows rows = Rows.random(size);
    double[] sum = new SplittableRandom(-size).doubles(size, -3, 3).toArray();
    double[] expected = sum.clone();
    for (int n : new int[] {0, ROWS - 1}) {
      double weight = 0.3 + n;
      kernels().accumulate(rows.segment, rows.stride, n, weight, sum);
      for (int k = 0; k < size; k++) {
        expected[k] += weight * rows.values[n][k];
      }
    }
    assertThat(sum).isEqualTo(expected);
  }

  @ParameterizedTest(name = "size and seed {0}")
  @MethodSource("sizes")
  void addMatchesCountsEqualTokens(int size) {
    // Both ends of the range, and the tokens whose sign as shorts differs.
    char[] alphabet = {0, 1, 0x7fff, 0x8000, 65533, 65534};
    SplittableRandom random = new SplittableRandom(size);
    char[][] tokens = new char[ROWS][size];
    char[] query = new char[size];
    for (int s = 0; s < size; s++) {
      for (char[] row : tokens) {
        row[s] = alphabet[random.nextInt(alphabet.length)];
      }
      query[s] = random.nextInt(4) == 0 ? Kernels.NEVER : alphabet[random.nextInt(6)];
    }
    tokens[5] = query.clone();
    for (int s = 0; s < size; s++) {
      if (query[s] == Kernels.NEVER) {
        tokens[5][s] = 65534;
      }
    }
    double[] out = untouched();
    kernels().addMatches(segment(tokens), 4, ROWS, query, 0.5, out);
    for (int n = 4; n < ROWS; n++) {
      char[] row = tokens[n];
      long matches = IntStream.range(0, size).filter(s -> row[s] == query[s]).count();
      assertThat(out[n]).isEqualTo(UNTOUCHED + 0.5 * matches);
    }
    assertThat(Arrays.copyOf(out, 4)).containsOnly(UNTOUCHED);
  }

  @Test
  void anAllHiddenQueryMatchesNothing() {
    char[][] tokens = new char[ROWS][100];
    for (char[] row : tokens) {
      Arrays.fill(row, (char) 65534);
    }
    char[] hidden = new char[100];
    Arrays.fill(hidden, Kernels.NEVER);
    double[] out = untouched();
    kernels().addMatches(segment(tokens), 0, ROWS, hidden, 1, out);
    assertThat(out).containsOnly(UNTOUCHED);
  }

  @Test
  void anEmptyRangeWritesNothing() {
    Rows rows = Rows.random(40);
    double[] out = untouched();
    kernels().dots(rows.segment, rows.stride, 5, 5, new double[40], out);
    kernels().panelDots(rows.segment, rows.stride, 5, 5, new double[4][40], panel(4, out));
    kernels().maskedSquaredNorms(rows.segment, rows.stride, ROWS, ROWS, new double[40], out);
    kernels().addMatches(rows.segment, 0, 0, new char[40], 1, out);
    assertThat(out).containsOnly(UNTOUCHED);
  }

  @Test
  void rowsBeyondTheEndOfTheSegmentAreRefused() {
    Rows rows = Rows.random(64);
    double[] out = new double[ROWS + 4];
    for (int last = ROWS + 1; last <= ROWS + 4; last++) {
      int to = last;
      assertThatThrownBy(
              () -> kernels().dots(rows.segment, rows.stride, 0, to, new double[64], out))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() ->
              kernels()
                  .panelDots(rows.segment, rows.stride, 0, to, new double[4][64], panel(4, out)))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  /** Offsets beyond 2³¹ bytes, in a mapped file that is nearly all hole. */
  @Test
  void rowsFarIntoAMappedFileAreFound(@TempDir Path folder) throws IOException {
    long stride = 1L << 30;
    char[] query = new char[1 << 20];
    Arrays.fill(query, Kernels.NEVER);
    query[query.length - 1] = 9;
    int farRow = 2050;
    try (Arena arena = Arena.ofConfined();
        FileChannel file =
            FileChannel.open(
                folder.resolve("bank"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      MemorySegment bank =
          file.map(FileChannel.MapMode.READ_WRITE, 0, (3 * stride + 8) * Float.BYTES, arena);
      double[] far = new double[farRow + 1];
      bank.setAtIndex(JAVA_CHAR_UNALIGNED, (long) farRow * query.length + query.length - 1, '\t');
      kernels().addMatches(bank, farRow, farRow + 1, query, 1, far);
      assertThat(far[farRow]).isEqualTo(1);
      for (int k = 0; k < 8; k++) {
        bank.setAtIndex(JAVA_FLOAT_UNALIGNED, 3 * stride + k, k + 1);
      }
      double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
      double[] out = new double[4];
      kernels().dots(bank, stride, 0, 4, ones, out);
      assertThat(out).containsExactly(0, 0, 0, 36);
      double[][] panel = new double[4][4];
      double[][] queries = {ones, ones, ones, ones};
      kernels().panelDots(bank, stride, 1, 4, queries, panel);
      assertThat(panel[3]).containsExactly(0, 0, 0, 36);
      kernels().maskedSquaredNorms(bank, stride, 3, 4, ones, out);
      assertThat(out[3]).isEqualTo(204);
      assertThat(kernels().dot(bank, stride, 3, 3, 8)).isEqualTo(204);
      kernels().accumulate(bank, stride, 3, 2, ones);
      assertThat(ones).containsExactly(3, 5, 7, 9, 11, 13, 15, 17);
    }
  }

  /** Two factors of the product at coordinate k. */
  private interface Factors {
    double[] at(int k);
  }

  /**
   * The bound of Higham, Accuracy and Stability of Numerical Algorithms (2002), §3.1, which holds
   * for every order of adding, against a sum as if formed in twice the precision: algorithm Dot2 of
   * Ogita, Rump and Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26(6), 2005.
   */
  private static void assertWithinRounding(double actual, int terms, Factors factors) {
    double sum = 0;
    double errors = 0;
    double magnitude = 0;
    for (int k = 0; k < terms; k++) {
      double[] pair = factors.at(k);
      double product = pair[0] * pair[1];
      double next = sum + product;
      double added = next - sum;
      errors += Math.fma(pair[0], pair[1], -product);
      errors += (sum - (next - added)) + (product - added);
      sum = next;
      magnitude += Math.abs(product);
    }
    double rounding = 0x1p-53 * (terms + 2);
    assertThat(actual).isCloseTo(sum + errors, within(rounding * magnitude));
  }

  private static double[][] panel(int queries, double[] out) {
    double[][] panel = new double[queries][];
    Arrays.fill(panel, out);
    return panel;
  }

  private static double[] untouched() {
    double[] out = new double[ROWS];
    Arrays.fill(out, UNTOUCHED);
    return out;
  }

  private static MemorySegment segment(char[][] tokens) {
    int size = tokens[0].length;
    MemorySegment segment = Arena.ofAuto().allocate((long) tokens.length * size * Character.BYTES);
    for (int n = 0; n < tokens.length; n++) {
      for (int s = 0; s < size; s++) {
        segment.setAtIndex(JAVA_CHAR_UNALIGNED, (long) n * size + s, tokens[n][s]);
      }
    }
    return segment;
  }

  /** Normal deviates of very different size, in rows further apart than they are long (mostly). */
  private record Rows(float[][] values, long stride, MemorySegment segment) {
    static Rows random(int size) {
      SplittableRandom random = new SplittableRandom(size);
      long stride = size + size % 4;
      float[][] values = new float[ROWS][size];
      MemorySegment segment = Arena.ofAuto().allocate(((ROWS - 1) * stride + size) * Float.BYTES);
      for (long i = 0; i < segment.byteSize() / Float.BYTES; i++) {
        segment.setAtIndex(JAVA_FLOAT_UNALIGNED, i, Float.NaN);
      }
      for (int n = 0; n < ROWS; n++) {
        for (int k = 0; k < size; k++) {
          values[n][k] = (float) Math.scalb(random.nextGaussian(), random.nextInt(-6, 7));
          segment.setAtIndex(JAVA_FLOAT_UNALIGNED, n * stride + k, values[n][k]);
        }
      }
      return new Rows(values, stride, segment);
    }
  }
}
