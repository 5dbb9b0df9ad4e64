package io.hen.experiments;

import io.hen.encoders.Codecs;
import io.hen.encoders.PictureCodec;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Parallel;
import io.hen.experiments.trial.PictureSet;
import io.hen.experiments.trial.Provenance;
import io.hen.experiments.trial.Workplace;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.InputException;
import io.hen.memory.MemoryOptions;
import io.hen.memory.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers pictures, recalls every one from half of it and from its caption, and reports. */
public final class Demo {
  private static final int REELS_WITH_ALL_SIMILARITIES = 2;

  private final DemoOptions options;

  /** A demo with the given options. */
  public Demo(DemoOptions options) {
    this.options = options;
  }

  /**
   * Runs the demo.
   *
   * @param outputDirectory gets {@code report.html}, {@code results.json} and {@code table.md}
   * @param listener told how far it is, from the calling thread
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   * @throws io.hen.memory.HenException if the pictures cannot be read, the memory cannot be used or
   *     the report cannot be written
   */
  public DemoResult run(Path outputDirectory, Progress.Listener listener) {
    long start = System.nanoTime();
    Workplace.createOutput(outputDirectory);
    try (Workplace place = Workplace.of(options.memory(), outputDirectory);
        PictureSet set =
            PictureSet.open(
                options.pictures(), options.captions(), options.count(), options.seed());
        PictureCodec pixelCodec = new Codecs().open("pixels");
        AssociativeMemory memory =
            AssociativeMemory.open(
                place.directory(), MemoryOptions.defaults(), new Codecs().open("dvae"))) {
      if (memory.size() > 0) {
        throw new InputException(
            "input.memory-not-empty",
            "the memory in " + place.directory() + " already holds " + memory.size() + " items",
            "name a new directory for the demo's memory");
      }
      PictureCodec dvaeCodec = (PictureCodec) memory.codec();
      Album album = new AlbumFiller(memory, dvaeCodec.autoencoder().size()).fill(set, listener);
      long remembered = System.nanoTime();
      EncodedBank pixels = encoded(pixelCodec, album, listener);
      EncodedBank dvae = encoded(dvaeCodec, album, listener);
      Comparison comparison = new Comparison(options, album, memory, pixels, dvae, listener);
      comparison.run();
      List<Film.Reel> reels =
          filmed(
              new FilmMaker(options, memory, album, pixels, dvae),
              FilmChoice.of(comparison.main()),
              listener);
      SharedCaption shared = SharedCaption.demonstrate(memory, album, options, 0, album.size() / 2);
      Findings findings =
          new Findings(
              options,
              set.source(),
              album.size(),
              album.skipped(),
              comparison.rows(),
              reels,
              shared,
              provenance(set, album, dvaeCodec, pixelCodec),
              Duration.ofNanos(remembered - start),
              Duration.ofNanos(System.nanoTime() - start));
      return Report.write(findings, outputDirectory);
    }
  }

  private Map<String, String> provenance(
      PictureSet set, Album album, PictureCodec dvae, PictureCodec pixels) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pictures", set.source());
    facts.put("data SHA-256", album.sha256());
    facts.put("seed", Long.toString(options.seed()));
    facts.put("codec dvae", dvae.id().toString());
    facts.put("codec pixels", pixels.id().toString());
    facts.put("steps T", Integer.toString(options.steps()));
    facts.put("damping η", options.damping() + " (film strips " + options.filmDamping() + ")");
    return Provenance.around(facts);
  }

  private static List<Film.Reel> filmed(
      FilmMaker maker, Map<Integer, String> choice, Progress.Listener listener) {
    List<Map.Entry<Integer, String>> chosen = List.copyOf(choice.entrySet());
    return Parallel.map(
        chosen.size(),
        1,
        (from, to) ->
            List.of(
                maker.reel(
                    chosen.get(from).getKey(),
                    chosen.get(from).getValue(),
                    from < REELS_WITH_ALL_SIMILARITIES)),
        done -> listener.onProgress(new Progress("filming", done, chosen.size())));
  }

  private static EncodedBank encoded(PictureCodec codec, Album album, Progress.Listener listener) {
    String stage = "encoding: " + codec.id().name();
    return EncodedBank.of(
        codec,
        album.pictures(),
        done -> listener.onProgress(new Progress(stage, done, album.size())));
  }
}
