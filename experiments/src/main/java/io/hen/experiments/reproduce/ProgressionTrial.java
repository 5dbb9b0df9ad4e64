package io.hen.experiments.reproduce;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.State;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.encoders.Fill;
import io.hen.experiments.reproduce.Block.Frame;
import io.hen.experiments.reproduce.Block.Strip;
import io.hen.experiments.reproduce.Experiment.Progression;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Halves;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.TotalProgress;
import io.hen.memory.InputException;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A recall step by step, as film strips. */
final class ProgressionTrial {
  private final Progression experiment;
  private final Study study;
  private final int size;
  private final List<Integer> shown;
  private final TotalProgress progress;
  private final List<Strip> strips = new ArrayList<>();
  private int done;

  ProgressionTrial(Progression experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
    this.size = study.sizes(List.of(experiment.size())).getFirst();
    this.shown = shown();
    this.progress = study.progress(experiment, (long) shown.size() * experiment.encoders().size());
  }

  Draft run() {
    Checks checks = new Checks(experiment, List.of(experiment.size()));
    List<List<Strip>> byEncoder = new ArrayList<>();
    for (String encoder : experiment.encoders()) {
      strips.clear();
      int right = experiment.cue().equals(Progression.CAPTION) ? told(encoder) : halves(encoder);
      checks.add(encoder + ", " + experiment.cue(), size, "right", (double) right / shown.size());
      byEncoder.add(List.copyOf(strips));
    }
    List<Strip> all = new ArrayList<>();
    for (int k = 0; k < shown.size(); k++) {
      for (List<Strip> own : byEncoder) {
        all.add(own.get(k));
      }
    }
    return new Draft(
        checks.all(),
        List.of(
            new Block.Strips(
                "strips",
                experiment.title(),
                all,
                "Recalled among "
                    + size
                    + " memories by "
                    + experiment.recall().words()
                    + ". The picture at each step is the decoded state.")));
  }

  /** The numbers of the pictures that are shown. */
  private List<Integer> shown() {
    if (experiment.names() == null) {
      return IntStream.range(0, Math.min(size, experiment.items())).boxed().toList();
    }
    List<String> stored = study.gallery().names().subList(0, size);
    return experiment.names().stream()
        .map(name -> {
          int k = stored.indexOf(name);
          if (k < 0) {
            throw new InputException(
                "input.no-such-picture",
                experiment.name()
                    + " asks for "
                    + name
                    + ", which is not among the "
                    + size
                    + " pictures that are stored, such as "
                    + stored.getFirst(),
                "name pictures as the report does, or give fewer pictures than size");
          }
          return k;
        })
        .toList();
  }

  /** How many of the pictures come back right. */
  private int halves(String encoder) {
    EncodedPictures pictures = study.by(encoder);
    CueKind kind = CueKind.parse(experiment.cue());
    EncodedBank bank = pictures.bank(size, _ -> {});
    HopfieldNetwork network = bank.network(experiment.recall().similarity());
    int right = 0;
    for (int k : shown) {
      Picture whole = study.gallery().pictures().get(k);
      List<Frame> frames = new ArrayList<>();
      frames.add(new Frame(whole, "original"));
      frames.add(new Frame(Halves.painted(whole, kind.fill().orElse(Fill.GREY)), "half hidden"));
      right +=
          film(network, bank, pictures.cue(kind, k), k, label(encoder, k), frames, state -> state);
    }
    return right;
  }

  /** With the picture's name, by which it can be asked for. */
  private String label(String encoder, int k) {
    return encoder + ": " + study.gallery().names().get(k);
  }

  private int told(String encoder) {
    String text = java.util.Objects.requireNonNull(experiment.text());
    int right = 0;
    try (CaptionedPictures memory = new CaptionedPictures(study, encoder, text)) {
      Recalls recalls =
          memory.recalls(
              size, MissingPicture.ZEROS, experiment.recall(), experiment.recall().film());
      IntFunction<Observation> cues = memory.cues(size, MissingPicture.ZEROS);
      for (int k : shown) {
        List<Frame> frames = new ArrayList<>();
        frames.add(new Frame(study.gallery().pictures().get(k), "original"));
        right +=
            film(
                recalls.network(),
                recalls.images(),
                cues.apply(k),
                k,
                encoder + ": “" + study.captions().get(k) + "”",
                frames,
                recalls.part()::apply);
      }
    }
    return right;
  }

  /** 1 if picture k comes back, else 0. */
  private int film(
      HopfieldNetwork network,
      EncodedBank images,
      Observation cue,
      int k,
      String label,
      List<Frame> frames,
      Function<State, State> part) {
    Recall last = network.recall(cue, experiment.recall().film());
    for (int step : experiment.steps()) {
      State state =
          step == 0
              ? new State(1, cue, Mixture.NONE, Mixture.NONE)
              : step >= last.steps()
                  ? last.state()
                  : network.recall(cue, experiment.recall().film().withSteps(step)).state();
      State shown = part.apply(state);
      frames.add(new Frame(images.decodedUnfilled(shown, shown.cue()), "step " + step));
    }
    Outcome outcome = Outcome.of(k, last);
    strips.add(
        new Strip(
            label,
            outcome.kind().words(),
            outcome.kind().tone(),
            Collections.unmodifiableList(frames)));
    progress.piece().accept(++done);
    return outcome.kind() == Outcome.Kind.IDENTITY ? 1 : 0;
  }
}
