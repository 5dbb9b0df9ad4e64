package io.hen.experiments;

import io.hen.core.bank.Observation;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.Verdict;
import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Recalls pictures from their upper halves over an {@link EncodedBank}. */
final class BankTrial {
  private static final int BATCH = 16;

  private final EncodedBank bank;

  BankTrial(EncodedBank bank) {
    this.bank = bank;
  }

  /**
   * Recalls pictures.
   *
   * @param meant the pictures meant; outcome k is that of {@code meant.get(k)}
   * @param done told how many are done
   */
  List<Outcome> run(Setting setting, List<Integer> meant, IntConsumer done) {
    HopfieldNetwork network = bank.network(setting.similarity());
    return Parallel.map(
        meant.size(), BATCH, (from, to) -> recall(network, setting, meant.subList(from, to)), done);
  }

  private List<Outcome> recall(HopfieldNetwork network, Setting setting, List<Integer> meant) {
    Masking masking = setting.method() == Method.DVAE_MASKED ? Masking.MASKED : Masking.UNMASKED;
    List<Outcome> outcomes = new ArrayList<>();
    for (Observation cue : bank.cues(meant, masking, setting.fill().orElse(Fill.GREY))) {
      Recall recall = network.recall(cue, setting.options());
      outcomes.add(outcome(meant.get(outcomes.size()), recall));
    }
    return outcomes;
  }

  /** What a recall of picture {@code meant} came to. */
  static Outcome outcome(int meant, Recall recall) {
    int nearest = recall.nearest();
    return switch (recall.verdict()) {
      case Verdict.Retrieved(int memory, double weight) ->
          Outcome.retrieved(meant, memory, nearest);
      case Verdict.Ambiguous(int[] ties, double[] weights) ->
          new Outcome(Outcome.Kind.AMBIGUOUS, ties[0], nearest);
      case Verdict.Metastable(var mixture, double entropy, double participation) ->
          new Outcome(Outcome.Kind.METASTABLE, mixture.members()[0], nearest);
      case Verdict.Unfamiliar unfamiliar -> new Outcome(Outcome.Kind.UNFAMILIAR, -1, nearest);
    };
  }
}
