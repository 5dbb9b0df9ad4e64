package io.hen.experiments;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Halves;
import io.hen.experiments.trial.Outcome;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Cue;
import io.hen.memory.Item;
import io.hen.memory.Picture;
import io.hen.memory.Recollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs recalls again, slowly, and keeps some states on the way. */
final class FilmMaker {
  private static final int[] STEPS = {1, 5, 12, 25};

  private final DemoOptions options;
  private final AssociativeMemory memory;
  private final Album album;
  private final EncodedBank pixels;
  private final EncodedBank dvae;
  private final MemoryTrial trial;

  FilmMaker(
      DemoOptions options,
      AssociativeMemory memory,
      Album album,
      EncodedBank pixels,
      EncodedBank dvae) {
    this.options = options;
    this.memory = memory;
    this.album = album;
    this.pixels = pixels;
    this.dvae = dvae;
    this.trial = new MemoryTrial(memory, album);
  }

  /**
   * The films of picture k by every method.
   *
   * @param slow whether to film raw pixels with the further similarities too, which takes seconds
   */
  Film.Reel reel(int k, String why, boolean slow) {
    List<Film> films = new ArrayList<>();
    Similarity similarity = options.similarity();
    films.add(fromBank(pixels, Method.PIXELS_UNMASKED, similarity, Masking.UNMASKED, k));
    for (Similarity other : options.otherSimilarities()) {
      if (slow && other != similarity) {
        films.add(fromBank(pixels, Method.PIXELS_UNMASKED, other, Masking.UNMASKED, k));
      }
    }
    films.add(fromBank(dvae, Method.DVAE_UNMASKED, similarity, Masking.UNMASKED, k));
    films.add(fromBank(dvae, Method.DVAE_MASKED, similarity, Masking.MASKED, k));
    album.captions().get(k).ifPresent(caption -> films.add(fromCaption(caption, k)));
    return new Film.Reel(original(k), album.captions().get(k), why, films);
  }

  /** The remembered file of picture k. */
  Film.Original original(int k) {
    Item item = memory.get(album.ids().get(k)).orElseThrow().item();
    return new Film.Original(album.names().get(k), item.mediaType(), item.bytes());
  }

  private Film fromBank(
      EncodedBank bank, Method method, Similarity similarity, Masking masking, int k) {
    HopfieldNetwork network = bank.network(similarity);
    Fill fill = options.fills().getFirst();
    Observation cue = bank.halves(List.of(k), masking, fill).getFirst();
    Recall recall = network.recall(cue, slow());
    List<Film.Frame> frames = new ArrayList<>();
    for (int step : stepsUpTo(recall.steps())) {
      Recall until = network.recall(cue, slow().withSteps(step).withTrace(false));
      frames.add(new Film.Frame(step, bank.decoded(until.state(), cue)));
    }
    Outcome outcome = Outcome.of(k, recall);
    double weight = recall.weights().size() == 0 ? 0 : recall.weights().weights()[0];
    Picture whole = album.pictures().get(k);
    return new Film(
        method,
        similarity,
        Optional.of(Halves.blanked(whole)),
        whole.height() / 2,
        frames,
        recall.energies(),
        outcome,
        weight,
        given(outcome));
  }

  private Film fromCaption(String caption, int k) {
    Setting setting = new Setting(Method.CAPTION, Optional.empty(), options.similarity(), slow());
    Recollection recollection = trial.recall(setting, Cue.caption(caption));
    List<Film.Frame> frames = new ArrayList<>();
    for (int step : stepsUpTo(recollection.recall().steps())) {
      Setting until =
          new Setting(
              Method.CAPTION,
              Optional.empty(),
              options.similarity(),
              slow().withSteps(step).withTrace(false));
      trial
          .recall(until, Cue.caption(caption))
          .picture()
          .ifPresent(picture -> frames.add(new Film.Frame(step, picture)));
    }
    Outcome outcome = trial.outcome(k, recollection);
    double weight =
        recollection.leading().isEmpty() ? 0 : recollection.leading().getFirst().weight();
    return new Film(
        Method.CAPTION,
        options.similarity(),
        Optional.empty(),
        0,
        frames,
        recollection.recall().energies(),
        outcome,
        weight,
        given(outcome));
  }

  private RecallOptions slow() {
    return RecallOptions.paper()
        .withBeta(options.beta())
        .withSteps(options.steps())
        .withDamping(options.filmDamping());
  }

  private static int[] stepsUpTo(int last) {
    return IntStream.concat(IntStream.of(STEPS), IntStream.of(last))
        .filter(step -> step <= last)
        .distinct()
        .toArray();
  }

  private Optional<Film.Original> given(Outcome outcome) {
    boolean retrieved =
        outcome.kind() == Outcome.Kind.IDENTITY || outcome.kind() == Outcome.Kind.WRONG;
    return retrieved && outcome.recalled() >= 0
        ? Optional.of(original(outcome.recalled()))
        : Optional.empty();
  }
}
