package io.hen.experiments.trial;

import io.hen.core.bank.Observation;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Recalls many cues from one network, on all processors. */
public final class BankTrial {
  /** As many as share one reading of the bank ({@link HopfieldNetwork#recallAll}). */
  public static final int BATCH = 64;

  private BankTrial() {}

  /**
   * Recalls pictures.
   *
   * @param meant the pictures meant; outcome k is that of {@code meant.get(k)}
   * @param cues makes the cues of some of them, in order; called from several threads
   * @param done told how many are done
   */
  public static List<Outcome> run(
      HopfieldNetwork network,
      RecallOptions options,
      List<Integer> meant,
      Function<List<Integer>, List<Observation>> cues,
      IntConsumer done) {
    return Parallel.map(
        meant.size(),
        BATCH,
        (from, to) -> {
          List<Integer> some = meant.subList(from, to);
          List<Outcome> outcomes = new ArrayList<>();
          network.recallAll(
              cues.apply(some),
              options,
              recall -> outcomes.add(Outcome.of(some.get(outcomes.size()), recall)));
          return outcomes;
        },
        done);
  }
}
