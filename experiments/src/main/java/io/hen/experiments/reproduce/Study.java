package io.hen.experiments.reproduce;

import io.hen.core.bank.Pattern;
import io.hen.encoders.CodecOptions;
import io.hen.experiments.trial.CellFiles;
import io.hen.experiments.trial.EncoderChoice;
import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.Parallel;
import io.hen.experiments.trial.TotalProgress;
import io.hen.memory.Progress;
import io.hen.memory.TextEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the experiments of one run share: the pictures in one random order, so that the first n are
 * a fair sample; captions that no two have in common; each encoder's work; and finished cells.
 *
 * @param gallery the pictures, shuffled
 * @param captions one for each picture, all different
 * @param distractors more pictures than are in the gallery
 * @param cells finished cells
 * @param listener told how far each experiment is
 * @param seed of the order
 * @param encoded what is encoded so far, by encoder
 * @param texts captions that are encoded so far, by all that decides how
 */
record Study(
    Gallery gallery,
    List<String> captions,
    Distractors distractors,
    CellFiles cells,
    Progress.Listener listener,
    long seed,
    Map<String, EncodedPictures> encoded,
    Map<String, List<Pattern>> texts)
    implements AutoCloseable {
  private static final int BATCH = 32;

  Study(
      Gallery gallery,
      List<String> captions,
      Distractors distractors,
      CellFiles cells,
      Progress.Listener listener,
      long seed) {
    this(
        gallery,
        captions,
        distractors,
        cells,
        listener,
        seed,
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  /**
   * The gallery by an encoder. Each run of a model has one thread, and several run at once, so that
   * no number depends on how many processors there are.
   */
  EncodedPictures by(String encoder) {
    return encoded.computeIfAbsent(
        encoder,
        name ->
            new EncodedPictures(
                EncoderChoice.parse(name).open(CodecOptions.defaults().withThreads(1)), gallery));
  }

  /** The first n captions by an encoder. */
  List<Pattern> texts(TextEncoder encoder, int n) {
    String how = encoder.name() + " " + encoder.version() + "\n" + encoder.settings();
    List<Pattern> known = texts.computeIfAbsent(how, _ -> new ArrayList<>());
    int first = known.size();
    if (first < n) {
      known.addAll(
          Parallel.map(
              n - first,
              BATCH,
              (from, to) -> encoder.encode(captions.subList(first + from, first + to)),
              _ -> {}));
    }
    return known.subList(0, n);
  }

  /** Those of some sizes that the gallery has pictures for; if none, the gallery's. */
  List<Integer> sizes(List<Integer> asked) {
    List<Integer> possible = asked.stream().filter(n -> n <= gallery.size()).toList();
    return possible.isEmpty() ? List.of(gallery.size()) : possible;
  }

  /** Progress of an experiment with so many pieces of work. */
  TotalProgress progress(Experiment experiment, long work) {
    return new TotalProgress(experiment.name(), work, listener);
  }

  /**
   * An earlier result, or a new one, which is kept.
   *
   * @param key all that decides it but the pictures
   * @param work how much progress an earlier one spares
   */
  <T> T cell(String key, Class<T> type, TotalProgress progress, long work, Supplier<T> measured) {
    String whole =
        "data " + gallery.sha256() + ", " + gallery.size() + ", seed " + seed + "\n" + key;
    Optional<T> earlier = cells.find(whole, type);
    if (earlier.isPresent()) {
      progress.skip(work);
      return earlier.get();
    }
    T fresh = measured.get();
    cells.keep(whole, fresh);
    return fresh;
  }

  @Override
  public void close() {
    encoded.values().forEach(EncodedPictures::close);
  }
}
