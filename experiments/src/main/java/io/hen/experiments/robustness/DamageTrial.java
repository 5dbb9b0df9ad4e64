package io.hen.experiments.robustness;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.Parallel;
import io.hen.experiments.trial.Tally;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/** Recalls damaged cues of one setting after the other. */
final class DamageTrial {
  /** Cues that are encoded together; they share their hidden pixels. */
  private static final int BATCH = 16;

  private final RobustnessOptions options;
  private final EncodedBank bank;
  private final Gallery strangers;

  DamageTrial(RobustnessOptions options, EncodedBank bank, Gallery strangers) {
    this.options = options;
    this.bank = bank;
    this.strangers = strangers;
  }

  private record Tried(Outcome outcome, Proofs proofs, boolean blind) {}

  /** How many cues a setting has, of stored pictures and of strangers. */
  int cues(Series series, Series.Setting setting) {
    return stored(setting).size() + strange(series, setting).size();
  }

  /** Runs one setting. */
  Point.Measure run(Series series, Series.Setting setting, IntConsumer done) {
    long start = System.nanoTime();
    List<Integer> stored = stored(setting);
    List<Tried> tried = tried(setting, bank.pictures(), stored, true, done);
    List<Integer> strange = strange(series, setting);
    List<Tried> refused =
        tried(setting, strangers.pictures(), strange, false, n -> done.accept(stored.size() + n));
    return new Point.Measure(
        Tally.of(stored, tried.stream().map(Tried::outcome).toList()),
        Tally.of(strange, refused.stream().map(Tried::outcome).toList()),
        tried.stream().map(Tried::proofs).reduce(Proofs.NONE, Proofs::plus),
        (int) tried.stream().filter(Tried::blind).count(),
        (System.nanoTime() - start) / 1e9);
  }

  private List<Integer> stored(Series.Setting setting) {
    int all = bank.pictures().size();
    return Gallery.spread(all, options.cues(setting, all));
  }

  private List<Integer> strange(Series series, Series.Setting setting) {
    int all = series.strangers() ? strangers.size() : 0;
    return Gallery.spread(all, options.cues(setting, all));
  }

  private List<Tried> tried(
      Series.Setting setting,
      List<Picture> pictures,
      List<Integer> numbers,
      boolean known,
      IntConsumer done) {
    return Parallel.map(
        numbers.size(),
        BATCH,
        (from, to) -> batch(setting, pictures, numbers.subList(from, to), known),
        done);
  }

  private List<Tried> batch(
      Series.Setting setting, List<Picture> pictures, List<Integer> numbers, boolean known) {
    HopfieldNetwork network = bank.network(Similarity.L2);
    Picture any = pictures.getFirst();
    BitSet hidden =
        setting.damage().hidden(any.width(), any.height(), seed(numbers.getFirst(), known));
    List<Picture> damaged =
        numbers.stream().map(k -> setting.damage().apply(pictures.get(k), seed(k, known))).toList();
    List<Tried> tried = new ArrayList<>();
    for (Observation cue : bank.cues(damaged, hidden, Masking.MASKED, Fill.GREY)) {
      int meant = known ? numbers.get(tried.size()) : Outcome.STRANGER;
      Recall recall = network.recall(cue, options.recall());
      Proofs proofs =
          known ? Proofs.of(network, meant, cue, recall, options.recall()) : Proofs.NONE;
      tried.add(new Tried(Outcome.of(meant, recall), proofs, cue.nothing()));
    }
    return tried;
  }

  private long seed(int number, boolean known) {
    return (options.seed() * 1_000_003 + number) * 2 + (known ? 0 : 1);
  }
}
