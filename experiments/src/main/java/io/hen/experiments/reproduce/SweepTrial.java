package io.hen.experiments.reproduce;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block.Axis;
import io.hen.experiments.reproduce.Block.Chart;
import io.hen.experiments.reproduce.Block.Column;
import io.hen.experiments.reproduce.Block.Format;
import io.hen.experiments.reproduce.Block.Line;
import io.hen.experiments.reproduce.Block.Row;
import io.hen.experiments.reproduce.Block.Scale;
import io.hen.experiments.reproduce.Experiment.Subject;
import io.hen.experiments.reproduce.Experiment.Sweep;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.TotalProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Error of what is recalled, over β. */
final class SweepTrial {
  private final Sweep experiment;
  private final Study study;
  private final int size;
  private final int sample;
  private final Checks checks;
  private final TotalProgress progress;
  private final List<Curve> curves = new ArrayList<>();

  private record Curve(Similarity similarity, String of, List<Recalls.Measure> points) {}

  SweepTrial(Sweep experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
    this.size = study.sizes(List.of(experiment.size())).getFirst();
    this.sample = Math.min(size, experiment.sample());
    this.checks = new Checks(experiment, List.of(experiment.size()));
    long curves = experiment.subjects().stream().mapToLong(subject -> subject.cues().size()).sum();
    this.progress =
        study.progress(
            experiment,
            curves * experiment.similarities().size() * experiment.betas().size() * sample);
  }

  Draft run() {
    for (Subject subject : experiment.subjects()) {
      EncodedPictures pictures = study.by(subject.encoder());
      for (String cue : subject.cues()) {
        for (Similarity similarity : experiment.similarities()) {
          List<Recalls.Measure> points = new ArrayList<>();
          for (double beta : experiment.betas()) {
            points.add(measure(pictures, CueKind.parse(cue), similarity, beta));
          }
          add(new Curve(similarity, subject.encoder() + ", " + cue, points));
        }
        pictures.forgetCues();
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (Similarity similarity : experiment.similarities()) {
      blocks.add(
          chart(similarity, "mse", "MSE", Scale.LINEAR, highestError(), Recalls.Measure::mse));
      blocks.add(
          chart(similarity, "ssim", "1-SSIM", Scale.LINEAR, 1, Recalls.Measure::dissimilarity));
      blocks.add(
          chart(similarity, "identity", "identity", Scale.SHARE, 1, Recalls.Measure::identity));
    }
    blocks.add(table());
    return new Draft(checks.all(), blocks);
  }

  private void add(Curve curve) {
    curves.add(curve);
    String of = curve.of + ", " + Words.similarity(curve.similarity);
    for (int k = 0; k < curve.points.size(); k++) {
      String at = of + ", β = " + Words.number(experiment.betas().get(k));
      checks.add(at, RecallTable.DISSIMILARITY, curve.points.get(k).dissimilarity());
    }
  }

  private Recalls.Measure measure(
      EncodedPictures pictures, CueKind kind, Similarity similarity, double beta) {
    RecallSetting setting =
        new RecallSetting(
            similarity,
            Words.number(beta),
            experiment.recall().damping(),
            experiment.recall().steps());
    String key =
        String.join(
            "\n",
            "sweep",
            pictures.codec().id().toString(),
            "N " + size + ", cues " + sample + ", " + kind.words(),
            setting.words());
    return study.cell(
        key,
        Recalls.Measure.class,
        progress,
        sample,
        () -> {
          List<Observation> cues = pictures.cues(kind, sample, _ -> {});
          return Recalls.ofPictures(pictures.bank(size, _ -> {}), setting)
              .measure(sample, cues::get, progress.piece());
        });
  }

  private double highestError() {
    double highest = 0;
    for (Curve curve : curves) {
      for (Recalls.Measure point : curve.points) {
        highest = Math.max(highest, point.mse());
      }
    }
    return Math.max(0.01, Math.ceil(highest * 20) / 20);
  }

  private Chart chart(
      Similarity similarity,
      String name,
      String title,
      Scale scale,
      double to,
      ToDoubleFunction<Recalls.Measure> value) {
    double[] betas = experiment.betas().stream().mapToDouble(Double::doubleValue).toArray();
    return new Chart(
        name + "-" + Words.lower(similarity),
        title + " over β, " + Words.similarity(similarity),
        new Axis("β", Scale.LOGARITHMIC, betas[0], betas[betas.length - 1]),
        new Axis(title, scale, 0, to),
        curves.stream()
            .filter(curve -> curve.similarity == similarity)
            .map(curve ->
                new Line(curve.of, betas, curve.points.stream().mapToDouble(value).toArray()))
            .toList(),
        "");
  }

  private Block.Table table() {
    List<Column> columns =
        List.of(
            new Column("similarity", Format.TEXT),
            new Column("encoder and cue", Format.TEXT),
            new Column("β", Format.TEXT),
            new Column("1-SSIM", Format.MEASURE),
            new Column("MSE", Format.MEASURE),
            new Column("identity", Format.SHARE),
            new Column("metastable", Format.SHARE),
            new Column("relative rank", Format.MEASURE),
            new Column("recall", Format.SECONDS));
    List<Row> rows = new ArrayList<>();
    for (Curve curve : curves) {
      for (int k = 0; k < curve.points.size(); k++) {
        Recalls.Measure point = curve.points.get(k);
        rows.add(
            new Row(
                List.of(
                    Words.similarity(curve.similarity),
                    curve.of,
                    Words.number(experiment.betas().get(k)),
                    point.dissimilarity(),
                    point.mse(),
                    point.identity(),
                    point.tally().share(point.tally().metastable()),
                    point.relativeRank(),
                    point.seconds())));
      }
    }
    return new Block.Table(
        experiment.name(),
        "The numbers behind the charts",
        columns,
        rows,
        "Of " + Words.count(sample) + " cues, among " + Words.count(size) + " memories.");
  }
}
