package io.hen.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.kernel.Kernels;
import io.hen.core.network.Dynamics;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of tokens, tables and comparisons give the same bits, and those of the definition. */
class TokenIndexTest {
  private static final Kernels KERNELS = Kernels.selected();

  private final SplittableRandom random = new SplittableRandom(20261124);

  /** Rows that are random, skewed, or copies of each other. */
  private char[][] rows(int size, int positions, int codebook) {
    int skew = random.nextInt(1, 4);
    char[][] rows = new char[size][positions];
    for (int n = 0; n < size; n++) {
      if (n > 0 && random.nextInt(4) == 0) {
        rows[n] = rows[random.nextInt(n)].clone();
        continue;
      }
      for (int s = 0; s < positions; s++) {
        rows[n][s] = (char) (codebook * Math.pow(random.nextDouble(), skew));
      }
    }
    return rows;
  }

  private static MemorySegment segment(char[][] rows, int room) {
    int positions = rows[0].length;
    MemorySegment tokens = Arena.ofAuto().allocate(2L * room * positions, 64);
    for (int n = 0; n < rows.length; n++) {
      for (int s = 0; s < positions; s++) {
        tokens.setAtIndex(ValueLayout.JAVA_CHAR, (long) n * positions + s, rows[n][s]);
      }
    }
    return tokens;
  }

  /** A bank of which the first rows are read from lists. */
  private static TokenBank listed(char[][] rows, int codebook, int listed, int blockRows) {
    MemorySegment tokens = segment(rows, rows.length);
    TokenIndex index =
        TokenIndex.forced(tokens, listed, rows[0].length, codebook, blockRows).built();
    return TokenBank.of(tokens, rows.length, rows[0].length, codebook, KERNELS, index);
  }

  /** A stored grid with some tokens changed, some hidden, and some that are in no codebook. */
  private Observation.Tokens cue(char[][] rows, int codebook) {
    char[] cue = rows[random.nextInt(rows.length)].clone();
    int hidden = random.nextInt(3);
    for (int s = 0; s < cue.length; s++) {
      if (random.nextInt(4) < hidden) {
        cue[s] = Kernels.NEVER;
      } else if (random.nextInt(3) == 0) {
        cue[s] = (char) random.nextInt(codebook + 1);
      }
    }
    return new Observation.Tokens(cue);
  }

  private Mixture mixture(int size) {
    int most = random.nextInt(3) == 0 ? 3 : 20;
    int[] members = IntStream.range(0, size).filter(_ -> random.nextInt(size) < most).toArray();
    return new Mixture(
        members, Arrays.stream(members).mapToDouble(_ -> random.nextDouble()).toArray());
  }

  @Test
  void listsGiveTheBitsOfTheDefinition() {
    for (int i = 0; i < 10_000; i++) {
      int codebook = random.nextInt(1, 40);
      char[][] rows = rows(random.nextInt(1, 60), random.nextInt(1, 40), codebook);
      TokenBank plain = TokenBank.of(rows, codebook, KERNELS);
      TokenBank listed =
          listed(rows, codebook, random.nextInt(rows.length + 1), random.nextInt(1, 20));
      boolean unit = random.nextBoolean();
      compare(i, rows, cue(rows, codebook), unit ? plain.unit() : plain, false);
      compare(i, rows, cue(rows, codebook), unit ? listed.unit() : listed, true);
    }
  }

  private void compare(
      int i, char[][] rows, Observation.Tokens cue, TokenBank bank, boolean lists) {
    String what = "case " + i + (lists ? ", lists" : ", no lists");
    double scale = bank.squaredNorm(0) / bank.positions();
    int observed = cue.observed();
    double[] out = new double[rows.length];
    double[] count = new double[rows.length];
    Arrays.setAll(count, n -> matches(rows[n], cue.tokens()));
    for (Similarity similarity : Similarity.values()) {
      bank.similarities(cue, similarity, out);
      double[] expected = new double[rows.length];
      Arrays.setAll(
          expected,
          n ->
              switch (similarity) {
                case DOT -> scale * count[n];
                case L2 -> -2 * scale * (observed - count[n]);
                case COSINE -> observed > 0 ? count[n] / observed : 0;
              });
      assertThat(out).as(what + similarity).isEqualTo(expected);
    }
    Mixture mixture = mixture(rows.length);
    bank.absentInner(cue, mixture, out);
    double[] sums = new double[rows.length];
    Arrays.setAll(sums, n -> inner(rows, n, mixture, cue.tokens(), scale, 0));
    assertThat(out).as(what).isEqualTo(sums);
    bank.inner(cue, mixture, out);
    Arrays.setAll(sums, n -> inner(rows, n, mixture, cue.tokens(), scale, scale * count[n]));
    assertThat(out).as(what).isEqualTo(sums);
    int[] chosen = IntStream.range(0, rows.length).filter(_ -> random.nextBoolean()).toArray();
    double[] some = new double[chosen.length];
    bank.absentInner(cue, mixture, chosen, some);
    bank.absentInner(cue, mixture, out);
    assertThat(some).as(what).isEqualTo(Arrays.stream(chosen).mapToDouble(n -> out[n]).toArray());
    double[][] gram = bank.gram(cue, chosen);
    for (int j = 0; j < chosen.length; j++) {
      bank.absentInner(cue, Mixture.of(chosen[j]), chosen, some);
      assertThat(gram[j]).as(what).isEqualTo(some);
    }
  }

  private static int matches(char[] a, char[] b) {
    return (int) IntStream.range(0, a.length).filter(s -> a[s] == b[s]).count();
  }

  /** The definition of {@link TokenScan}. */
  private static double inner(
      char[][] rows, int n, Mixture mixture, char[] cue, double scale, double before) {
    double sum = before;
    if (mixture.size() < TokenScan.TABLE_FROM) {
      for (int k = 0; k < mixture.size(); k++) {
        char[] hidden = rows[mixture.members()[k]].clone();
        for (int s = 0; s < cue.length; s++) {
          hidden[s] = cue[s] == Kernels.NEVER ? hidden[s] : Kernels.NEVER;
        }
        sum += scale * mixture.weights()[k] * matches(rows[n], hidden);
      }
      return sum;
    }
    for (int s = 0; s < cue.length; s++) {
      double weight = 0;
      for (int k = 0; k < mixture.size(); k++) {
        if (cue[s] == Kernels.NEVER && rows[mixture.members()[k]][s] == rows[n][s]) {
          weight += scale * mixture.weights()[k];
        }
      }
      sum += weight;
    }
    return sum;
  }

  @Test
  void recallsDoNotDependOnListsOrThreads() throws Exception {
    try (ForkJoinPool three = new ForkJoinPool(3)) {
      for (int i = 0; i < 400; i++) {
        int codebook = random.nextInt(2, 60);
        char[][] rows = rows(random.nextInt(2, 80), random.nextInt(4, 40), codebook);
        Similarity similarity = Similarity.values()[i % 3];
        Observation cue = cue(rows, codebook);
        RecallOptions options =
            RecallOptions.paper()
                .withSteps(20)
                .withBeta(Math.pow(10, random.nextDouble(-3, 3)))
                .withDamping(i % 2 == 0 ? 1 : 0.1)
                .withDynamics(i % 5 == 0 ? Dynamics.CLAMPED : Dynamics.FREE)
                .withTrace(i % 7 == 0);
        Recall plain =
            new HopfieldNetwork(TokenBank.of(rows, codebook, KERNELS), similarity)
                .recall(cue, options);
        HopfieldNetwork lists =
            new HopfieldNetwork(listed(rows, codebook, rows.length, 7), similarity);
        Recall one = lists.recall(cue, options);
        Recall many = three.submit(() -> lists.recall(cue, options)).get();
        assertThat(List.of(said(one), said(many))).as("case %d", i).containsOnly(said(plain));
      }
    }
  }

  private static String said(Recall recall) {
    return recall.verdict().getClass()
        + recall.certificates().toString()
        + Arrays.toString(recall.state().memories().members())
        + Arrays.toString(recall.state().memories().weights())
        + Arrays.toString(recall.energies())
        + recall.work()
        + recall.nearest()
        + " "
        + recall.margin();
  }

  @Test
  void aGrownBankKeepsItsListsAndAChangedOneOnlyThoseOfTheSameRows() throws Exception {
    int codebook = 30;
    char[][] rows = rows(100, 20, codebook);
    MemorySegment tokens = segment(rows, 100);
    TokenIndex before = TokenIndex.forced(tokens, 64, 20, codebook, 16).built();

    TokenIndex grown = TokenIndex.forced(tokens, 100, 20, codebook, 16).after(before, 100);
    assertThat(grown.ready().rows()).isEqualTo(64);
    assertSame(rows, codebook, TokenBank.of(tokens, 100, 20, codebook, KERNELS, grown));

    char[][] shorter = new char[99][];
    for (int n = 0; n < shorter.length; n++) {
      shorter[n] = rows[n < 20 ? n : n + 1];
    }
    MemorySegment copy = segment(shorter, 99);
    TokenIndex changed = TokenIndex.forced(copy, 99, 20, codebook, 16).after(before, 20);
    assertThat(changed.ready().rows()).isBetween(16, 99);
    for (int i = 0; i < 500 && changed.ready().rows() < 99; i++) {
      Thread.sleep(10);
    }
    assertThat(changed.ready().rows()).isEqualTo(99);
    assertSame(shorter, codebook, TokenBank.of(copy, 99, 20, codebook, KERNELS, changed));
  }

  private void assertSame(char[][] rows, int codebook, TokenBank bank) {
    TokenBank plain = TokenBank.of(rows, codebook, KERNELS);
    double[] ours = new double[rows.length];
    double[] theirs = new double[rows.length];
    for (int i = 0; i < 50; i++) {
      Observation cue = cue(rows, codebook);
      bank.similarities(cue, Similarity.DOT, ours);
      plain.similarities(cue, Similarity.DOT, theirs);
      assertThat(ours).isEqualTo(theirs);
    }
  }

  @Test
  void aBankThatIsReadOftenGetsListsInTheBackground() throws Exception {
    int size = 50_000;
    char[][] rows = new char[size][3];
    for (char[] row : rows) {
      for (int s = 0; s < 3; s++) {
        row[s] = (char) random.nextInt(2000);
      }
    }
    MemorySegment tokens = segment(rows, size);
    TokenIndex index = TokenIndex.of(tokens, size, 3, 2000);
    TokenBank bank = TokenBank.of(tokens, size, 3, 2000, KERNELS, index);
    Observation cue = new Observation.Tokens(rows[size - 1]);
    double[] first = new double[size];
    bank.similarities(cue, Similarity.L2, first);
    assertThat(index.ready().rows()).isZero();
    double[] later = new double[size];
    for (int i = 0; i < 100; i++) {
      bank.similarities(cue, Similarity.L2, later);
    }
    for (int i = 0; i < 500 && index.ready().rows() < size; i++) {
      Thread.sleep(10);
    }
    assertThat(index.ready().rows()).isEqualTo(size);
    bank.similarities(cue, Similarity.L2, later);
    assertThat(later).isEqualTo(first);
  }
}
