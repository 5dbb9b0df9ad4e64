package io.hen.experiments.compare;

import io.hen.encoders.PictureCodec;
import io.hen.experiments.trial.Betas;
import io.hen.experiments.trial.CellFiles;
import io.hen.experiments.trial.EncoderChoice;
import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.PictureSet;
import io.hen.experiments.trial.Provenance;
import io.hen.experiments.trial.Workplace;
import io.hen.memory.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares encoders: stores pictures by each of them, recalls every one from its upper half, and
 * reports (the paper's Fig. 2, Fig. 3 and Table 1).
 */
public final class Compare {
  private static final int SHOWN = 4;

  private final CompareOptions options;

  /** A comparison with the given options. */
  public Compare(CompareOptions options) {
    this.options = options;
  }

  /**
   * Runs the comparison.
   *
   * @param output folder that gets {@code index.html}, {@code results.json}, {@code table.md} and,
   *     in {@code cells/}, each finished cell
   * @param listener told how far each encoder is, from the calling thread
   * @param finished told of each cell when it is finished
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   * @throws io.hen.memory.HenException if the pictures cannot be read, an encoder cannot be used or
   *     the report cannot be written
   */
  public CompareResult run(Path output, Progress.Listener listener, Consumer<Cell> finished) {
    long start = System.nanoTime();
    Workplace.createOutput(output);
    CellFiles files = new CellFiles(output.resolve("cells"), options.resume());
    checkEncoders();
    try (PictureSet set =
        PictureSet.open(options.pictures(), Optional.empty(), options.count(), options.seed())) {
      Map<Integer, Gallery> galleries = new HashMap<>();
      List<EncoderFindings> encoders = new ArrayList<>();
      for (EncoderChoice choice : options.encoders()) {
        try (PictureCodec codec = choice.open()) {
          Gallery whole =
              galleries.computeIfAbsent(
                  codec.autoencoder().size(),
                  size -> Gallery.read(set, size, 2, "reading", listener));
          Gallery gallery = choice.count().map(whole::some).orElse(whole);
          EncoderTrial trial = new EncoderTrial(options, codec, gallery, files, listener, finished);
          encoders.add(trial.run(Gallery.spread(gallery.size(), SHOWN)));
        }
      }
      Gallery any = galleries.values().iterator().next();
      CompareFindings findings =
          new CompareFindings(
              options,
              any,
              encoders,
              Provenance.around(facts(any, encoders)),
              Duration.ofNanos(System.nanoTime() - start));
      return CompareReport.write(findings, output);
    }
  }

  /** Opens every encoder once, so that a missing one is found before an hour has gone by. */
  private void checkEncoders() {
    for (EncoderChoice choice : options.encoders()) {
      choice.open().close();
    }
  }

  private Map<String, String> facts(Gallery gallery, List<EncoderFindings> encoders) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pictures", gallery.source());
    facts.put("data SHA-256", gallery.sha256());
    facts.put("seed", Long.toString(options.seed()));
    for (EncoderFindings encoder : encoders) {
      facts.put("encoder " + encoder.name(), encoder.id() + ", " + encoder.layout());
    }
    facts.put("β", String.join(", ", options.betas().stream().map(Betas::words).toList()));
    facts.put("recall", "the paper's: softmax, T ≤ 150, η = 1, every cue taken for familiar");
    return facts;
  }
}
