package io.hen.experiments.reproduce;

import io.hen.core.bank.Observation;
import io.hen.experiments.reproduce.Experiment.Halves;
import io.hen.experiments.reproduce.Experiment.Subject;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.TotalProgress;
import java.util.List;

/** Recalls every picture from its half, as the memory grows. */
final class HalvesTrial {
  private final Halves experiment;
  private final Study study;
  private final List<Integer> sizes;
  private final Checks checks;
  private final RecallTable table;
  private final TotalProgress progress;

  HalvesTrial(Halves experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
    this.sizes = study.sizes(experiment.sizes());
    this.checks = new Checks(experiment, experiment.sizes());
    this.table = new RecallTable(experiment, checks);
    this.progress = study.progress(experiment, work());
  }

  private long work() {
    long work = 0;
    for (Subject subject : experiment.subjects()) {
      long cells = sizes.stream().mapToLong(subject::cues).sum();
      work += subject.cues().size() * cells;
    }
    return work;
  }

  Draft run() {
    for (Subject subject : experiment.subjects()) {
      EncodedPictures pictures = study.by(subject.encoder());
      for (String words : subject.cues()) {
        CueKind kind = CueKind.parse(words);
        for (int n : sizes) {
          table.add(
              n,
              subject.encoder(),
              words,
              measure(subject, pictures, kind, n),
              n * pictures.bytes());
        }
        pictures.forgetCues();
      }
    }
    return new Draft(
        checks.all(),
        List.of(
            table.block(
                "1-SSIM and MSE compare the decoded recalled with the decoded stored picture, as in"
                    + " the paper. Bank: bytes of the stored patterns. Relative rank: of the first "
                    + RelativeRank.SAMPLE
                    + " recalls.")));
  }

  private Recalls.Measure measure(Subject subject, EncodedPictures pictures, CueKind kind, int n) {
    int count = subject.cues(n);
    String key =
        String.join(
            "\n",
            "halves",
            pictures.codec().id().toString(),
            "N " + n + ", cues " + count + ", " + kind.words(),
            experiment.recall().words());
    return study.cell(
        key,
        Recalls.Measure.class,
        progress,
        count,
        () -> {
          EncodedBank bank = pictures.bank(n, _ -> {});
          List<Observation> cues = pictures.cues(kind, count, _ -> {});
          return Recalls.ofPictures(bank, experiment.recall())
              .measure(count, cues::get, progress.piece());
        });
  }
}
