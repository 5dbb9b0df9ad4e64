package io.hen.experiments.reproduce;

import io.hen.encoders.PictureCodec;
import io.hen.experiments.input.Captions;
import io.hen.experiments.page.Words;
import io.hen.experiments.scene.Scene;
import io.hen.experiments.scene.Scenes;
import io.hen.experiments.trial.CellFiles;
import io.hen.experiments.trial.DistinctCaptions;
import io.hen.experiments.trial.EncoderChoice;
import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.PictureSet;
import io.hen.experiments.trial.Provenance;
import io.hen.experiments.trial.Workplace;
import io.hen.memory.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs experiments over the same pictures. */
public final class Reproduce {
  private static final int LEAST_SIZE = 64;

  private final ReproduceOptions options;

  /** A run with the given options. */
  public Reproduce(ReproduceOptions options) {
    this.options = options;
  }

  /**
   * Runs them.
   *
   * @param output folder that gets each finished cell, in {@code cells/}
   * @param listener told how far each experiment is, from the calling thread
   * @param finished told of each chapter when it is finished
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   * @throws io.hen.memory.HenException if the pictures cannot be read, an encoder cannot be used or
   *     a cell cannot be written
   */
  public Reproduction run(Path output, Progress.Listener listener, Consumer<Chapter> finished) {
    long start = System.nanoTime();
    Workplace.createOutput(output);
    CellFiles cells = new CellFiles(output.resolve("cells"), options.resume());
    Map<String, String> encoders = new TreeMap<>();
    int size = checkEncoders(encoders);
    Gallery gallery;
    DistinctCaptions captions;
    try (PictureSet set = open()) {
      gallery = Gallery.read(set, size, 2, "reading", listener).shuffled(options.seed());
      captions = captions(gallery);
    }
    try (Study study =
        new Study(
            gallery,
            captions.texts(),
            new Distractors(gallery, options.seed()),
            cells,
            listener,
            options.seed())) {
      List<Chapter> chapters = new ArrayList<>();
      for (Experiment experiment : options.experiments()) {
        Chapter chapter = chapter(experiment, study);
        chapters.add(chapter);
        finished.accept(chapter);
      }
      return new Reproduction(
          chapters,
          Words.count(gallery.size()) + " pictures (" + gallery.source() + ")",
          gallery.skipped(),
          Provenance.around(facts(gallery, captions, encoders)),
          since(start));
    }
  }

  /** Opens every encoder once, so that a missing one is found before an hour has gone by. */
  private int checkEncoders(Map<String, String> ids) {
    int size = LEAST_SIZE;
    for (Experiment experiment : options.experiments()) {
      for (String name : experiment.codecs()) {
        try (PictureCodec codec = EncoderChoice.parse(name).open()) {
          size = Math.max(size, codec.autoencoder().size());
          ids.put(name, codec.id().toString());
        }
      }
    }
    return size;
  }

  private PictureSet open() {
    int count = options.pictures();
    return switch (options.source()) {
      case ReproduceOptions.Source.Drawn _ ->
          PictureSet.open(
              Optional.empty(), Optional.empty(), Math.min(count, Scenes.MOST), options.seed());
      case ReproduceOptions.Source.Pictures(Path path) ->
          PictureSet.open(Optional.of(path), options.captions(), count, options.seed());
      case ReproduceOptions.Source.Coco(Path folder) ->
          PictureSet.coco(folder, count, options.seed());
    };
  }

  /** A picture's own captions joined, as in the paper; for others those that are given. */
  private DistinctCaptions captions(Gallery gallery) {
    List<List<String>> own =
        gallery.captions().stream()
            .map(some -> some.isEmpty() ? some : List.of(String.join(" ", some)))
            .toList();
    List<String> given =
        options
            .captions()
            .map(file -> DistinctCaptions.list(Captions.read(file), DistinctCaptions.Several.FIRST))
            .orElseGet(this::drawn);
    return DistinctCaptions.of(own, given);
  }

  /** Captions of drawn scenes, which are sentences that are all different. */
  private List<String> drawn() {
    return Scenes.generate(Scenes.MOST, options.seed()).stream().map(Scene::caption).toList();
  }

  private Chapter chapter(Experiment experiment, Study study) {
    long start = System.nanoTime();
    Draft draft =
        switch (experiment) {
          case Experiment.Halves halves -> new HalvesTrial(halves, study).run();
          case Experiment.Told told -> new ToldTrial(told, study).run();
          case Experiment.Sweep sweep -> new SweepTrial(sweep, study).run();
          case Experiment.Separation separation -> new SeparationTrial(separation, study).run();
          case Experiment.Progression progression -> new ProgressionTrial(progression, study).run();
          case Experiment.SharedCaption shared -> new SharedCaptionTrial(shared, study).run();
          case Experiment.Classical classical -> new ClassicalChapter(classical, study).run();
          case Experiment.Limits limits -> new LimitsTrial(limits, study).run();
        };
    return new Chapter(
        experiment.name(),
        experiment.title(),
        experiment.about(),
        Settings.of(experiment),
        draft.checks(),
        draft.blocks(),
        since(start));
  }

  private Map<String, String> facts(
      Gallery gallery, DistinctCaptions captions, Map<String, String> encoders) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pictures", gallery.size() + " of: " + gallery.source());
    facts.put("data SHA-256", gallery.sha256());
    facts.put("captions", captions.summary());
    facts.put("seed", Long.toString(options.seed()));
    encoders.forEach((name, id) -> facts.put("encoder " + name, id));
    facts.put("recall", "softmax, free dynamics, every cue taken for familiar, as in the paper");
    return facts;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
