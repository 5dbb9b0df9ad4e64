package io.hen.experiments;

import io.hen.experiments.trial.Halves;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.Parallel;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Cue;
import io.hen.memory.ItemId;
import io.hen.memory.PartScale;
import io.hen.memory.Recollection;
import io.hen.memory.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Recalls the pictures of an album as a user of the library does. */
final class MemoryTrial {
  private static final int BATCH = 8;

  private final AssociativeMemory memory;
  private final Album album;
  private final Map<ItemId, Integer> numbers;

  MemoryTrial(AssociativeMemory memory, Album album) {
    this.memory = memory;
    this.album = album;
    this.numbers = album.numbers();
  }

  /** The cue of a picture's upper half: its original file with the lower half hidden. */
  Cue half(int k) {
    return Cue.picture(memory.get(album.ids().get(k)).orElseThrow().item().bytes())
        .hidden(Halves.HIDDEN);
  }

  /**
   * Recalls pictures.
   *
   * @param meant the pictures meant, outcome k is that of {@code meant.get(k)}
   * @param cue of picture k
   */
  List<Outcome> run(Setting setting, List<Integer> meant, IntFunction<Cue> cue, IntConsumer done) {
    return Parallel.map(
        meant.size(),
        BATCH,
        (from, to) -> {
          List<Outcome> outcomes = new ArrayList<>();
          for (int k : meant.subList(from, to)) {
            outcomes.add(outcome(k, recall(setting, cue.apply(k))));
          }
          return outcomes;
        },
        done);
  }

  /** One recall, the parts in the paper's own scale. */
  Recollection recall(Setting setting, Cue cue) {
    return memory.recall(cue.scaled(PartScale.RAW), setting.similarity(), setting.options());
  }

  /** What a recollection of picture {@code meant} came to. */
  Outcome outcome(int meant, Recollection recollection) {
    int nearest = recollection.nearest().map(this::number).orElse(-1);
    return switch (recollection.verdict()) {
      case Verdict.Retrieved(ItemId item, double weight) ->
          Outcome.retrieved(meant, number(item), nearest);
      case Verdict.Ambiguous(List<Verdict.Weighted> ties) ->
          new Outcome(Outcome.Kind.AMBIGUOUS, number(ties.getFirst().item()), nearest);
      case Verdict.Linked(List<Verdict.Weighted> items, double weight) ->
          new Outcome(Outcome.Kind.AMBIGUOUS, number(items.getFirst().item()), nearest);
      case Verdict.Metastable(List<Verdict.Weighted> mixture, double entropy, double among) ->
          new Outcome(Outcome.Kind.METASTABLE, number(mixture.getFirst().item()), nearest);
      case Verdict.Unfamiliar unfamiliar -> new Outcome(Outcome.Kind.UNFAMILIAR, -1, nearest);
    };
  }

  private int number(ItemId id) {
    return numbers.getOrDefault(id, -1);
  }
}
