package io.hen.experiments.reproduce;

import io.hen.core.bank.Observation;
import io.hen.core.measure.CosineSeparability;
import io.hen.experiments.reproduce.Block.Column;
import io.hen.experiments.reproduce.Block.Format;
import io.hen.experiments.reproduce.Block.Histogram;
import io.hen.experiments.reproduce.Block.Row;
import io.hen.experiments.reproduce.Experiment.Separation;
import io.hen.experiments.reproduce.Experiment.Subject;
import io.hen.experiments.trial.Cosines;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.TotalProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cosines between cues and memories. */
final class SeparationTrial {
  private final Separation experiment;
  private final Study study;
  private final int size;
  private final int sample;
  private final TotalProgress progress;

  SeparationTrial(Separation experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
    this.size = study.sizes(List.of(experiment.size())).getFirst();
    this.sample = Math.min(size, experiment.sample());
    long kinds = experiment.subjects().stream().mapToLong(subject -> subject.cues().size()).sum();
    this.progress = study.progress(experiment, kinds * sample);
  }

  Draft run() {
    Checks checks = new Checks(experiment, List.of(experiment.size()));
    List<Histogram> charts = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (Subject subject : experiment.subjects()) {
      EncodedPictures pictures = study.by(subject.encoder());
      for (String cue : subject.cues()) {
        CosineSeparability cosines = cosines(pictures, CueKind.parse(cue));
        String of = subject.encoder() + ", " + cue;
        charts.add(new Histogram(of, cosines));
        checks.add(of, size, "overlap", cosines.overlap());
        checks.add(of, size, "AUC", cosines.auc());
        rows.add(new Row(List.of(subject.encoder(), cue, cosines.overlap(), cosines.auc())));
      }
      pictures.forgetCues();
    }
    return new Draft(
        checks.all(),
        List.of(
            new Block.Histograms(
                "histograms",
                "Cosines between cues and memories",
                charts,
                "Red: a cue and its own memory. Blue: a cue and other memories. Each is drawn to its"
                    + " own height."),
            new Block.Table(
                experiment.name(),
                "How much they overlap",
                List.of(
                    new Column("encoder", Format.TEXT),
                    new Column("cue", Format.TEXT),
                    new Column("overlap", Format.MEASURE),
                    new Column("AUC", Format.MEASURE)),
                rows,
                "Overlap: the area that both histograms share, 0 to 1. AUC: how often a cue is"
                    + " closer to its own memory than to another.")));
  }

  private CosineSeparability cosines(EncodedPictures pictures, CueKind kind) {
    String key =
        String.join(
            "\n",
            "cosines",
            pictures.codec().id().toString(),
            "N " + size + ", cues " + sample + ", " + kind.words());
    return study.cell(
        key,
        CosineSeparability.class,
        progress,
        sample,
        () -> {
          List<Observation> cues = pictures.cues(kind, sample, _ -> {});
          return Cosines.between(
              pictures.bank(size, _ -> {}).bank(),
              cues,
              IntStream.range(0, sample).boxed().toList(),
              progress.piece());
        });
  }
}
