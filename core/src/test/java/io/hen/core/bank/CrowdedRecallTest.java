package io.hen.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cues that are rather unlike their memory, in a bank so large that every memory is within the
 * window: the support must stay small, and nothing that matters may be lost.
 */
class CrowdedRecallTest {
  private static final int SIZE = 20_000;
  private static final int POSITIONS = 48;
  private static final int CODES = 1500;

  private final SplittableRandom random = new SplittableRandom(20261124);
  private final MemorySegment tokens = tokens();

  /** Clusters of 20, each grid with three tenths of its tokens exchanged. */
  private MemorySegment tokens() {
    MemorySegment made = Arena.ofAuto().allocate(2L * SIZE * POSITIONS, 64);
    char[] centre = new char[POSITIONS];
    for (int n = 0; n < SIZE; n++) {
      for (int s = 0; s < POSITIONS; s++) {
        centre[s] = n % 20 == 0 ? (char) random.nextInt(CODES) : centre[s];
        char token = random.nextInt(10) < 3 ? (char) random.nextInt(CODES) : centre[s];
        made.setAtIndex(ValueLayout.JAVA_CHAR, (long) n * POSITIONS + s, token);
      }
    }
    return made;
  }

  /** A memory of which so many tokens are left. */
  private Observation cue(int left) {
    int row = random.nextInt(SIZE);
    char[] cue = new char[POSITIONS];
    for (int s = 0; s < POSITIONS; s++) {
      char token = tokens.getAtIndex(ValueLayout.JAVA_CHAR, (long) row * POSITIONS + s);
      cue[s] = s < left ? token : (char) ((token + 1 + random.nextInt(CODES - 1)) % CODES);
    }
    return new Observation.Tokens(cue);
  }

  private TokenBank bank(boolean lists) {
    TokenIndex index = TokenIndex.forced(tokens, SIZE, POSITIONS, CODES, TokenPostings.BLOCK);
    return lists
        ? TokenBank.of(tokens, SIZE, POSITIONS, CODES, Kernels.selected(), index.built())
        : TokenBank.of(tokens, SIZE, POSITIONS, CODES);
  }

  /** From 35 equal tokens on the others have less than ε of the weight, at 29 twenty times that. */
  @ParameterizedTest
  @CsvSource({
    "29,1,1",
    "29,1,4",
    "29,0.1,1",
    "29,0.1,12",
    "31,1,1",
    "31,1,150",
    "31,0.1,12",
    "33,1,2",
    "33,0.1,3",
    "35,1,2",
    "35,0.1,12"
  })
  void theSupportStaysSmallAndNothingIsLost(int left, double damping, int steps) {
    RecallOptions options =
        RecallOptions.paper()
            .withBeta(1)
            .withSteps(steps)
            .withDamping(damping)
            .withTrace(false)
            .withTolerance(0);
    Observation cue = cue(left);
    HopfieldNetwork network = new HopfieldNetwork(bank(false), Similarity.DOT);
    Recall recall = network.recall(cue, options);

    // With a large support every step is as much work as several readings.
    assertThat(recall.work().support()).isLessThan(2048);
    assertThat(recall.work().scans()).isLessThanOrEqualTo(damping == 1 ? 2 : 6);

    State plain = new State(1, cue, Mixture.NONE, Mixture.NONE);
    for (int t = 0; t < Math.min(steps, 12); t++) {
      plain = network.step(plain, options);
    }
    double[] difference = new double[SIZE];
    add(plain.memories(), 1, difference);
    add(recall.state().memories(), -1, difference);
    double off = Arrays.stream(difference).map(Math::abs).sum();
    assertThat(off).isLessThan(3 * options.epsilon() * Math.min(steps, 12));

    HopfieldNetwork lists = new HopfieldNetwork(bank(true), Similarity.DOT);
    assertThat(said(lists.recall(cue, options))).isEqualTo(said(recall));
    assertThat(said(network.recallAll(List.of(cue, cue(33)), options).getFirst()))
        .isEqualTo(said(recall));
  }

  private static void add(Mixture mixture, double factor, double[] sum) {
    for (int k = 0; k < mixture.size(); k++) {
      sum[mixture.members()[k]] += factor * mixture.weights()[k];
    }
  }

  private static String said(Recall recall) {
    return recall.verdict()
        + recall.certificates().toString()
        + Arrays.toString(recall.state().memories().members())
        + Arrays.toString(recall.state().memories().weights())
        + Arrays.toString(recall.weights().weights())
        + recall.work()
        + recall.residual();
  }
}
