package io.hen.experiments.compare;

import io.hen.core.bank.Observation;
import io.hen.core.measure.CosineSeparability;
import io.hen.core.network.Beta;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.encoders.Fill;
import io.hen.encoders.PictureCodec;
import io.hen.experiments.trial.Betas;
import io.hen.experiments.trial.CellFiles;
import io.hen.experiments.trial.Cosines;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.Layouts;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.Parallel;
import io.hen.experiments.trial.Tally;
import io.hen.experiments.trial.TotalProgress;
import io.hen.memory.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures one encoder: cells of the table, similarities, and pictures to look at. */
final class EncoderTrial {
  private static final int BATCH = 16;

  private final CompareOptions options;
  private final PictureCodec codec;
  private final Gallery gallery;
  private final CellFiles files;
  private final Consumer<Cell> finished;
  private final TotalProgress progress;

  private final List<Cell> cells = new ArrayList<>();
  private final List<EncoderFindings.Overlap> overlaps = new ArrayList<>();
  private Optional<EncodedBank> stored = Optional.empty();
  private double encoding;

  /**
   * Prepares.
   *
   * @param finished told of each cell
   */
  EncoderTrial(
      CompareOptions options,
      PictureCodec codec,
      Gallery gallery,
      CellFiles files,
      Progress.Listener listener,
      Consumer<Cell> finished) {
    this.options = options;
    this.codec = codec;
    this.gallery = gallery;
    this.files = files;
    this.finished = finished;
    long kinds = options.fills().size() + 1L;
    this.progress =
        new TotalProgress(codec.id().name(), gallery.size() + kinds * workOfOneKind(), listener);
  }

  private long workOfOneKind() {
    int all = gallery.size();
    long recalls = options.betas().stream().mapToLong(beta -> options.cues(beta, all)).sum();
    return all + figureCues().size() + recalls;
  }

  /**
   * Runs every cell.
   *
   * @param shown numbers of the pictures whose recalls are to be looked at
   */
  EncoderFindings run(List<Integer> shown) {
    CueKind.all(options.fills()).forEach(this::measure);
    EncodedBank bank = bank();
    return new EncoderFindings(
        codec.id().name(),
        codec.id().toString(),
        Layouts.words(codec.autoencoder().layout()),
        gallery.size(),
        cells,
        overlaps,
        shown.stream().map(k -> strip(bank, k)).toList(),
        encoding);
  }

  private void measure(CueKind kind) {
    LazyCues cues = new LazyCues(kind);
    overlaps.add(new EncoderFindings.Overlap(kind, figureCues().size(), separability(kind, cues)));
    for (Beta beta : options.betas()) {
      List<Integer> meant = Gallery.spread(gallery.size(), options.cues(beta, gallery.size()));
      String key = key(kind, "beta " + Betas.words(beta) + ", cues " + meant.size());
      Optional<Cell.Measure> earlier = files.find(key, Cell.Measure.class);
      earlier.ifPresent(_ -> progress.skip(meant.size()));
      Cell.Measure measure = earlier.orElseGet(() -> recalled(cues.get(), meant, beta));
      files.keep(key, measure);
      Cell cell = new Cell(codec.id().name(), kind, beta, measure);
      cells.add(cell);
      finished.accept(cell);
    }
    cues.skipIfUnused();
  }

  private Cell.Measure recalled(List<Observation> cues, List<Integer> meant, Beta beta) {
    HopfieldNetwork network = bank().network(options.similarity());
    RecallOptions how = measuredBy(beta);
    record Recalled(Outcome outcome, double beta) {}
    long start = System.nanoTime();
    List<Recalled> recalls =
        Parallel.map(
            meant.size(),
            BATCH,
            (from, to) -> {
              List<Recalled> batch = new ArrayList<>();
              for (int k : meant.subList(from, to)) {
                Recall recall = network.recall(cues.get(k), how);
                batch.add(new Recalled(Outcome.of(k, recall), recall.beta()));
              }
              return batch;
            },
            progress.piece());
    double seconds = since(start);
    return new Cell.Measure(
        Tally.of(meant, recalls.stream().map(Recalled::outcome).toList()),
        recalls.stream().mapToDouble(Recalled::beta).average().orElseThrow(),
        seconds);
  }

  /** The paper's setting but for β, ended early where nothing moves any more. */
  private static RecallOptions measuredBy(Beta beta) {
    return RecallOptions.paper().withBeta(beta).withTolerance(1e-6).withTrace(false);
  }

  private CosineSeparability separability(CueKind kind, LazyCues cues) {
    List<Integer> numbers = figureCues();
    String key = key(kind, "cosines of " + numbers.size() + " cues");
    Optional<CosineSeparability> earlier = files.find(key, CosineSeparability.class);
    earlier.ifPresent(_ -> progress.skip(numbers.size()));
    CosineSeparability found =
        earlier.orElseGet(
            () -> Cosines.between(bank().bank(), cues.get(), numbers, progress.piece()));
    files.keep(key, found);
    return found;
  }

  private List<Integer> figureCues() {
    return Gallery.spread(gallery.size(), options.figure());
  }

  /** The bank, encoded when it is first needed. */
  private EncodedBank bank() {
    if (stored.isEmpty()) {
      long start = System.nanoTime();
      stored = Optional.of(EncodedBank.of(codec, gallery.pictures(), progress.piece()));
      encoding += since(start);
    }
    return stored.get();
  }

  private EncoderFindings.Strip strip(EncodedBank bank, int k) {
    List<StripFrame> frames = new ArrayList<>();
    for (CueKind kind :
        List.of(new CueKind(Optional.of(options.fills().getFirst())), CueKind.MASKED)) {
      Observation cue = encoded(bank, kind, List.of(k)).getFirst();
      Recall recall =
          bank.network(options.similarity()).recall(cue, measuredBy(options.shownBeta()));
      frames.add(
          new StripFrame(kind, bank.decoded(recall.state(), cue), Outcome.of(k, recall).kind()));
    }
    return new EncoderFindings.Strip(gallery.names().get(k), gallery.pictures().get(k), frames);
  }

  private static List<Observation> encoded(EncodedBank bank, CueKind kind, List<Integer> numbers) {
    return bank.halves(numbers, kind.masking(), kind.fill().orElse(Fill.GREY));
  }

  private String key(CueKind kind, String what) {
    return String.join(
        "\n",
        codec.id().name() + " " + codec.id().version() + " " + codec.id().sha256(),
        "data " + gallery.sha256() + ", " + gallery.size() + " of them",
        "cue " + kind.words(),
        "similarity " + options.similarity(),
        what);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** The cues of one kind, made when they are first needed. */
  private final class LazyCues {
    private final CueKind kind;
    private List<Observation> cues = List.of();

    LazyCues(CueKind kind) {
      this.kind = kind;
    }

    List<Observation> get() {
      if (cues.isEmpty()) {
        EncodedBank bank = bank();
        long start = System.nanoTime();
        List<Integer> all = Gallery.spread(gallery.size(), gallery.size());
        cues =
            Parallel.map(
                all.size(),
                BATCH,
                (from, to) -> encoded(bank, kind, all.subList(from, to)),
                progress.piece());
        encoding += since(start);
      }
      return cues;
    }

    void skipIfUnused() {
      if (cues.isEmpty()) {
        progress.skip(gallery.size());
      }
    }
  }
}
