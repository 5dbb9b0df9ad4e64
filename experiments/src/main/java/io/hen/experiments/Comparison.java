package io.hen.experiments;

import io.hen.core.bank.Similarity;
import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import io.hen.experiments.page.Words;
import io.hen.experiments.trial.BankTrial;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.Outcome;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Cue;
import io.hen.memory.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Recalls every picture by every method, and keeps account. */
final class Comparison {
  private final DemoOptions options;
  private final Album album;
  private final EncodedBank pixels;
  private final EncodedBank dvae;
  private final MemoryTrial memory;
  private final Progress.Listener listener;

  private final List<Row> rows = new ArrayList<>();

  /** What became of each picture with the main setting and the first fill. */
  private final Map<Method, List<Outcome>> main = new EnumMap<>(Method.class);

  Comparison(
      DemoOptions options,
      Album album,
      AssociativeMemory memory,
      EncodedBank pixels,
      EncodedBank dvae,
      Progress.Listener listener) {
    this.options = options;
    this.album = album;
    this.pixels = pixels;
    this.dvae = dvae;
    this.memory = new MemoryTrial(memory, album);
    this.listener = listener;
  }

  /** Runs all settings. */
  void run() {
    List<Integer> all = IntStream.range(0, album.size()).boxed().toList();
    measureMain(all);
    List<Integer> some = Gallery.spread(album.size(), options.sweepCues());
    for (Similarity similarity : with(options.similarity(), options.otherSimilarities())) {
      for (double beta : with(options.beta(), options.otherBetas())) {
        if (similarity != options.similarity() || beta != options.beta()) {
          measureOther(some, similarity, beta);
        }
      }
    }
  }

  /** The table. */
  List<Row> rows() {
    return rows;
  }

  /**
   * What became of each picture with the main setting and the first fill; for captions by the
   * number of the picture among those with a caption.
   */
  Map<Method, List<Outcome>> main() {
    return main;
  }

  private void measureMain(List<Integer> all) {
    for (Method method : List.of(Method.PIXELS_UNMASKED, Method.DVAE_UNMASKED)) {
      for (Fill fill : options.fills()) {
        measure(Setting.measured(method, Optional.of(fill), options), all);
      }
    }
    measureByMemory(
        Setting.measured(Method.DVAE_MASKED, Optional.empty(), options),
        all,
        memory::half,
        "reading, encoding, recalling and decoding");
    List<Integer> captioned =
        all.stream().filter(k -> album.captions().get(k).isPresent()).toList();
    if (!captioned.isEmpty()) {
      measureByMemory(
          Setting.measured(Method.CAPTION, Optional.empty(), options),
          captioned,
          k -> Cue.caption(album.captions().get(k).orElseThrow()),
          "encoding, recalling and decoding");
    }
  }

  private void measureOther(List<Integer> some, Similarity similarity, double beta) {
    for (Method method : List.of(Method.PIXELS_UNMASKED, Method.DVAE_UNMASKED)) {
      for (Fill fill : options.fills()) {
        measure(Setting.measured(method, Optional.of(fill), options, similarity, beta), some);
      }
    }
    measure(
        Setting.measured(Method.DVAE_MASKED, Optional.empty(), options, similarity, beta), some);
  }

  private void measure(Setting setting, List<Integer> meant) {
    EncodedBank bank = setting.method() == Method.PIXELS_UNMASKED ? pixels : dvae;
    Masking masking = setting.method() == Method.DVAE_MASKED ? Masking.MASKED : Masking.UNMASKED;
    Fill fill = setting.fill().orElse(Fill.GREY);
    long start = System.nanoTime();
    note(
        setting,
        meant,
        BankTrial.run(
            bank.network(setting.similarity()),
            setting.options(),
            meant,
            some -> bank.halves(some, masking, fill),
            progress(setting, meant.size())),
        start,
        "encoding and recalling");
  }

  private void measureByMemory(
      Setting setting,
      List<Integer> meant,
      java.util.function.IntFunction<Cue> cue,
      String timeCovers) {
    long start = System.nanoTime();
    note(
        setting,
        meant,
        memory.run(setting, meant, cue, progress(setting, meant.size())),
        start,
        timeCovers);
  }

  private void note(
      Setting setting, List<Integer> meant, List<Outcome> outcomes, long start, String covers) {
    rows.add(setting.row(meant, outcomes, Duration.ofNanos(System.nanoTime() - start), covers));
    main.putIfAbsent(setting.method(), outcomes);
  }

  private IntConsumer progress(Setting setting, int total) {
    String fill = setting.fill().map(f -> ", " + Words.lower(f)).orElse("");
    String stage = setting.method().codec() + " " + setting.method().cue() + fill;
    return done -> listener.onProgress(new Progress("recalling: " + stage, done, total));
  }

  private static <T> List<T> with(T first, List<T> others) {
    List<T> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all.stream().distinct().toList();
  }
}
