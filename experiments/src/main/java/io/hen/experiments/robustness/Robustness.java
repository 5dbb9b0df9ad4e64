package io.hen.experiments.robustness;

import io.hen.encoders.PictureCodec;
import io.hen.experiments.trial.Betas;
import io.hen.experiments.trial.CellFiles;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.PictureSet;
import io.hen.experiments.trial.Provenance;
import io.hen.experiments.trial.TotalProgress;
import io.hen.experiments.trial.Workplace;
import io.hen.memory.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The robustness suite: stores pictures, recalls them from cues that are damaged in many ways, asks
 * for pictures that were never stored, and reports.
 */
public final class Robustness {
  private final RobustnessOptions options;

  /** A suite with the given options. */
  public Robustness(RobustnessOptions options) {
    this.options = options;
  }

  /**
   * Runs the suite.
   *
   * @param output folder that gets {@code index.html}, {@code results.json}, {@code table.md} and,
   *     in {@code cells/}, each finished setting
   * @param listener told how far it is, from the calling thread
   * @param finished told of each setting when it is finished
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   * @throws io.hen.memory.HenException if the pictures cannot be read, the encoder cannot be used
   *     or the report cannot be written
   */
  public RobustnessResult run(Path output, Progress.Listener listener, Consumer<Point> finished) {
    long start = System.nanoTime();
    Workplace.createOutput(output);
    CellFiles files = new CellFiles(output.resolve("cells"), options.resume());
    try (PictureCodec codec = options.codec().open();
        PictureSet.Split split =
            PictureSet.split(
                options.pictures(), options.count(), options.count(), options.seed())) {
      int size = codec.autoencoder().size();
      Gallery stored = Gallery.read(split.stored(), size, 2, "reading", listener);
      Gallery strangers = Gallery.read(split.strangers(), size, 0, "reading strangers", listener);
      EncodedBank bank =
          EncodedBank.of(
              codec,
              stored.pictures(),
              done -> listener.onProgress(new Progress("encoding", done, stored.size())));
      DamageTrial trial = new DamageTrial(options, bank, strangers);
      String key = key(codec, stored, strangers);
      List<Point> points = points(trial, files, key, listener, finished);
      RobustnessFindings findings =
          new RobustnessFindings(
              options,
              stored,
              strangers.size(),
              points,
              Provenance.around(facts(codec, stored)),
              Duration.ofNanos(System.nanoTime() - start));
      return RobustnessReport.write(findings, output);
    }
  }

  private List<Point> points(
      DamageTrial trial,
      CellFiles files,
      String key,
      Progress.Listener listener,
      Consumer<Point> finished) {
    long all = 0;
    for (Series series : options.series()) {
      for (Series.Setting setting : series.settings()) {
        all += trial.cues(series, setting);
      }
    }
    TotalProgress progress = new TotalProgress("recalling damaged cues", all, listener);
    List<Point> points = new ArrayList<>();
    for (Series series : options.series()) {
      for (Series.Setting setting : series.settings()) {
        int cues = trial.cues(series, setting);
        String own = key + "\n" + setting.damage() + "\ncues " + cues;
        Optional<Point.Measure> earlier = files.find(own, Point.Measure.class);
        earlier.ifPresent(_ -> progress.skip(cues));
        Point.Measure measure =
            earlier.orElseGet(() -> trial.run(series, setting, progress.piece()));
        files.keep(own, measure);
        Point point = new Point(series.name(), setting.label(), measure);
        points.add(point);
        finished.accept(point);
      }
    }
    return points;
  }

  private String key(PictureCodec codec, Gallery stored, Gallery strangers) {
    return String.join(
        "\n",
        codec.id().name() + " " + codec.id().version() + " " + codec.id().sha256(),
        "data " + stored.sha256() + " and strangers " + strangers.sha256(),
        "seed " + options.seed(),
        options.recall().toString());
  }

  private Map<String, String> facts(PictureCodec codec, Gallery stored) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pictures", stored.source());
    facts.put("data SHA-256", stored.sha256());
    facts.put("seed", Long.toString(options.seed()));
    facts.put("codec", codec.id().toString());
    facts.put(
        "recall",
        "L2, β = "
            + Betas.words(options.recall().beta())
            + ", stranger error "
            + options.recall().strangerError()
            + ", "
            + options.recall().dynamics().name().toLowerCase(java.util.Locale.ROOT)
            + " dynamics");
    return facts;
  }
}
