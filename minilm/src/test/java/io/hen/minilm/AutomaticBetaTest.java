package io.hen.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.Similarity;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Beta;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import io.hen.core.network.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Automatic β against the best of a sweep over nine decades, on captions by meaning. */
class AutomaticBetaTest {
  private static final List<String> WHO =
      List.of("a black dog", "two children", "an old man", "a woman in red", "three horses");
  private static final List<String> DOES =
      List.of("sleeping", "playing with a ball", "waiting", "looking at a train", "eating bread");
  private static final List<String> WHERE =
      List.of("on the beach", "in a kitchen", "under a bridge", "by the lake", "in the snow");

  @Test
  void identifiesAsManyCaptionsWithAWordDroppedAsTheBestFixedBeta() {
    List<String> captions = new ArrayList<>();
    for (String who : WHO) {
      for (String does : DOES) {
        WHERE.forEach(where -> captions.add(who + " " + does + " " + where));
      }
    }
    List<Pattern> cues;
    HopfieldNetwork network;
    try (MiniLm minilm = new MiniLm()) {
      network = network(minilm.encode(captions));
      cues = minilm.encode(captions.stream().map(AutomaticBetaTest::withoutItsThirdWord).toList());
    }
    RecallOptions options = RecallOptions.paper().withSteps(20).withTrace(false);
    double best =
        IntStream.rangeClosed(-3, 5)
            .mapToDouble(power -> identity(network, cues, options.withBeta(Math.pow(10, power))))
            .max()
            .orElseThrow();
    assertThat(best).isGreaterThan(0.9);
    assertThat(identity(network, cues, options.withBeta(Beta.AUTOMATIC)))
        .isGreaterThanOrEqualTo(best - 0.001);
  }

  private static HopfieldNetwork network(List<Pattern> patterns) {
    float[][] rows =
        patterns.stream()
            .map(pattern -> ((Pattern.Dense) pattern).values())
            .toArray(float[][]::new);
    return new HopfieldNetwork(DenseBank.of(rows, Kernels.selected()), Similarity.L2);
  }

  private static String withoutItsThirdWord(String caption) {
    List<String> words = new ArrayList<>(Arrays.asList(caption.split(" ")));
    words.remove(2);
    return String.join(" ", words);
  }

  private static double identity(
      HopfieldNetwork network, List<Pattern> cues, RecallOptions options) {
    long right =
        IntStream.range(0, cues.size())
            .filter(n ->
                network.recall(Observation.whole(cues.get(n)), options).verdict()
                        instanceof Verdict.Retrieved(int memory, double weight)
                    && memory == n)
            .count();
    return (double) right / cues.size();
  }
}
