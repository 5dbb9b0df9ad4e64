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
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A recall step by step, as film strips. */
final class ProgressionTrial {
  private final Progression experiment;
  private final Study study;
  private final int size;
  private final int items;
  private final TotalProgress progress;
  private final List<Strip> strips = new ArrayList<>();
  private int done;

  ProgressionTrial(Progression experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
    this.size = study.sizes(List.of(experiment.size())).getFirst();
    this.items = Math.min(size, experiment.items());
    this.progress = study.progress(experiment, (long) items * experiment.encoders().size());
  }

  Draft run() {
    Checks checks = new Checks(experiment, List.of(experiment.size()));
    List<List<Strip>> byEncoder = new ArrayList<>();
    for (String encoder : experiment.encoders()) {
      strips.clear();
      int right = experiment.cue().equals(Progression.CAPTION) ? told(encoder) : halves(encoder);
      checks.add(encoder + ", " + experiment.cue(), size, "right", (double) right / items);
      byEncoder.add(List.copyOf(strips));
    }
    List<Strip> all = new ArrayList<>();
    for (int k = 0; k < items; k++) {
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

  /** How many of the pictures come back right. */
  private int halves(String encoder) {
    EncodedPictures pictures = study.by(encoder);
    CueKind kind = CueKind.parse(experiment.cue());
    EncodedBank bank = pictures.bank(size, _ -> {});
    HopfieldNetwork network = bank.network(experiment.recall().similarity());
    List<Observation> cues = List.copyOf(pictures.cues(kind, items, _ -> {}));
    pictures.forgetCues();
    int right = 0;
    for (int k = 0; k < items; k++) {
      Picture whole = study.gallery().pictures().get(k);
      List<Frame> frames = new ArrayList<>();
      frames.add(new Frame(whole, "original"));
      frames.add(new Frame(Halves.painted(whole, kind.fill().orElse(Fill.GREY)), "half hidden"));
      right += film(network, bank, cues.get(k), k, encoder, frames, state -> state);
    }
    return right;
  }

  private int told(String encoder) {
    String text = java.util.Objects.requireNonNull(experiment.text());
    int right = 0;
    try (CaptionedPictures memory = new CaptionedPictures(study, encoder, text)) {
      Recalls recalls =
          memory.recalls(
              size, MissingPicture.ZEROS, experiment.recall(), experiment.recall().film());
      IntFunction<Observation> cues = memory.cues(items, MissingPicture.ZEROS);
      for (int k = 0; k < items; k++) {
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
