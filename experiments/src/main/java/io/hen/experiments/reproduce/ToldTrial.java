package io.hen.experiments.reproduce;

import io.hen.experiments.reproduce.Experiment.Sampled;
import io.hen.experiments.reproduce.Experiment.Text;
import io.hen.experiments.reproduce.Experiment.Told;
import io.hen.experiments.trial.TotalProgress;
import java.util.ArrayList;
import java.util.List;

/** Recalls every picture from its caption alone, as the memory grows. */
final class ToldTrial {
  private final Told experiment;
  private final Study study;
  private final Checks checks;
  private final RecallTable table;
  private final TotalProgress progress;

  ToldTrial(Told experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
    this.checks = new Checks(experiment, experiment.sizes());
    this.table = new RecallTable(experiment, checks);
    this.progress = study.progress(experiment, work());
  }

  private long work() {
    long work = 0;
    for (Text text : experiment.texts()) {
      for (Sampled encoder : experiment.encoders()) {
        work += text.missing().size() * sizes(text).stream().mapToLong(encoder::cues).sum();
      }
    }
    return work;
  }

  private List<Integer> sizes(Text text) {
    return study.sizes(text.sizes() == null ? experiment.sizes() : text.sizes());
  }

  Draft run() {
    for (Text text : experiment.texts()) {
      for (Sampled encoder : experiment.encoders()) {
        try (CaptionedPictures memory =
            new CaptionedPictures(study, encoder.encoder(), text.encoder())) {
          for (String words : text.missing()) {
            for (int n : sizes(text)) {
              table.add(
                  n,
                  encoder.encoder() + "+" + text.encoder(),
                  MissingPicture.parse(words).words(),
                  measure(memory, MissingPicture.parse(words), n, encoder.cues(n)),
                  n * memory.bytes());
            }
          }
        }
      }
    }
    return new Draft(checks.all(), new ArrayList<>(List.of(table.block(note()))));
  }

  private static String note() {
    return "The cue is the caption; zeros or nothing stand for the picture. With zeros parts count"
        + " as they are, as in the paper; left out, each in units of its mean squared norm. To"
        + " tokens zeros add the same for every memory, so they change nothing.";
  }

  private Recalls.Measure measure(
      CaptionedPictures memory, MissingPicture missing, int n, int count) {
    String key =
        String.join(
            "\n",
            "captions",
            memory.id(),
            "N " + n + ", cues " + count + ", picture " + missing.words(),
            experiment.recall().words());
    return study.cell(
        key,
        Recalls.Measure.class,
        progress,
        count,
        () ->
            memory
                .recalls(n, missing, experiment.recall(), experiment.recall().options())
                .measure(count, memory.cues(count, missing), progress.piece()));
  }
}
