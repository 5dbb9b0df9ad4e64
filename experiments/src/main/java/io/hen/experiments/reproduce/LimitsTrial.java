package io.hen.experiments.reproduce;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.network.HopfieldNetwork;
import io.hen.encoders.Fill;
import io.hen.encoders.PictureCodec;
import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block.Axis;
import io.hen.experiments.reproduce.Block.Chart;
import io.hen.experiments.reproduce.Block.Column;
import io.hen.experiments.reproduce.Block.Format;
import io.hen.experiments.reproduce.Block.Line;
import io.hen.experiments.reproduce.Block.Row;
import io.hen.experiments.reproduce.Block.Scale;
import io.hen.experiments.reproduce.Experiment.Limits;
import io.hen.experiments.trial.BankTrial;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.Parallel;
import io.hen.experiments.trial.Tally;
import io.hen.experiments.trial.TotalProgress;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where each encoder breaks: more memories and less to see. */
final class LimitsTrial {
  private static final int BATCH = 32;

  private final Limits experiment;
  private final Study study;
  private final int sample;
  private final Checks checks;
  private final TotalProgress progress;
  private final List<Cell> cells = new ArrayList<>();

  private record Cell(String encoder, int n, double hidden, Measure measure) {}

  /**
   * What was measured.
   *
   * @param tally what became of the recalls
   * @param seconds of the recalls, wall clock
   */
  record Measure(Tally tally, double seconds) {}

  LimitsTrial(Limits experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
    this.sample = Math.min(study.gallery().size(), experiment.sample());
    this.checks = new Checks(experiment, experiment.sizes());
    this.progress = study.progress(experiment, experiment.encoders().size() * workOfOne());
  }

  private long workOfOne() {
    return experiment.sizes().getLast()
        + (long) experiment.sizes().size() * experiment.hidden().size() * sample;
  }

  Draft run() {
    study.encoded().values().forEach(EncodedPictures::forget);
    for (String encoder : experiment.encoders()) {
      measure(encoder);
    }
    List<Block> blocks = new ArrayList<>();
    for (double hidden : experiment.hidden()) {
      blocks.add(chart(hidden));
    }
    blocks.add(table());
    return new Draft(checks.all(), blocks);
  }

  private void measure(String encoder) {
    PictureCodec codec = study.by(encoder).codec();
    Rows rows = new Rows(codec);
    CueKind kind = CueKind.parse(experiment.cue());
    for (int n : experiment.sizes()) {
      for (double hidden : experiment.hidden()) {
        String key =
            String.join(
                "\n",
                "limits",
                codec.id().toString(),
                "N " + n + ", cues " + sample + ", " + kind.words() + ", hidden " + hidden,
                experiment.recall().words());
        Measure measure =
            study.cell(
                key, Measure.class, progress, sample, () -> recalled(codec, rows, kind, n, hidden));
        cells.add(new Cell(encoder, n, hidden, measure));
        checks.add(
            encoder + ", " + Words.number(100 * hidden) + " % hidden",
            n,
            RecallTable.IDENTITY,
            measure.tally.share(measure.tally.identity()));
      }
    }
    rows.skipRest();
  }

  private Measure recalled(PictureCodec codec, Rows rows, CueKind kind, int n, double hidden) {
    HopfieldNetwork network = new HopfieldNetwork(rows.bank(n), experiment.recall().similarity());
    List<Integer> meant = IntStream.range(0, sample).boxed().toList();
    long start = System.nanoTime();
    List<Outcome> outcomes =
        BankTrial.run(
            network,
            experiment.recall().options(),
            meant,
            some -> cues(codec, some, kind, hidden),
            progress.piece());
    return new Measure(Tally.of(meant, outcomes), (System.nanoTime() - start) / 1e9);
  }

  private List<Observation> cues(
      PictureCodec codec, List<Integer> some, CueKind kind, double hidden) {
    List<Picture> pictures = some.stream().map(study.gallery().pictures()::get).toList();
    Picture any = pictures.getFirst();
    int visible = (int) Math.round((1 - hidden) * any.height());
    BitSet covered = new BitSet();
    covered.set(visible * any.width(), any.height() * any.width());
    return codec.observe(pictures, covered, kind.masking(), kind.fill().orElse(Fill.GREY));
  }

  private Chart chart(double hidden) {
    double[] sizes = experiment.sizes().stream().mapToDouble(Integer::doubleValue).toArray();
    return new Chart(
        "hidden-" + Math.round(100 * hidden),
        Words.number(100 * hidden) + " % hidden",
        new Axis("N", Scale.LOGARITHMIC, sizes[0], sizes[sizes.length - 1]),
        new Axis("identity", Scale.SHARE, 0, 1),
        experiment.encoders().stream()
            .map(encoder ->
                new Line(
                    encoder,
                    sizes,
                    cells.stream()
                        .filter(cell -> cell.encoder.equals(encoder) && cell.hidden == hidden)
                        .mapToDouble(
                            cell -> cell.measure.tally.share(cell.measure.tally.identity()))
                        .toArray()))
            .toList(),
        "");
  }

  private Block.Table table() {
    List<Row> rows = new ArrayList<>();
    for (Cell cell : cells) {
      Tally tally = cell.measure.tally;
      rows.add(
          new Row(
              List.of(
                  cell.encoder,
                  cell.n,
                  cell.hidden,
                  tally.cues(),
                  tally.share(tally.identity()),
                  tally.share(tally.nearest()),
                  tally.share(tally.wrong()),
                  tally.share(tally.metastable()),
                  tally.share(tally.ambiguous() + tally.unfamiliar()),
                  cell.measure.seconds)));
    }
    int own = study.gallery().size();
    int most = experiment.sizes().getLast();
    return new Block.Table(
        experiment.name(),
        "The numbers behind the charts",
        List.of(
            new Column("encoder", Format.TEXT),
            new Column("N", Format.COUNT),
            new Column("hidden", Format.SHARE),
            new Column("cues", Format.COUNT),
            new Column("identity", Format.SHARE),
            new Column("nearest neighbour", Format.SHARE),
            new Column("wrong", Format.SHARE),
            new Column("metastable", Format.SHARE),
            new Column("tie or nothing", Format.SHARE),
            new Column("cues and recall", Format.SECONDS)),
        rows,
        own >= most
            ? ""
            : "There are "
                + Words.count(own)
                + " pictures; memories beyond them are pieces of the same pictures, mirrored and"
                + " cropped. Cues are of whole pictures only.");
  }

  /** The patterns of one encoder, encoded as far as they are needed. */
  private final class Rows {
    private final PictureCodec codec;
    private final List<Pattern> patterns = new ArrayList<>();
    private Optional<PatternBank> bank = Optional.empty();

    Rows(PictureCodec codec) {
      this.codec = codec;
    }

    PatternBank bank(int n) {
      if (bank.isEmpty() || bank.get().size() != n) {
        // A bank lies outside the heap and is freed when the collector finds that nobody has it. A
        // heap with room to spare is not collected, while banks of a gigabyte pile up beside it.
        bank = Optional.empty();
        System.gc();
        int first = patterns.size();
        if (first < n) {
          patterns.addAll(
              Parallel.map(
                  n - first,
                  BATCH,
                  (from, to) ->
                      codec.encodePictures(
                          IntStream.range(first + from, first + to)
                              .mapToObj(study.distractors()::get)
                              .toList()),
                  progress.piece()));
        }
        bank = Optional.of(EncodedBank.bank(codec.autoencoder().layout(), patterns.subList(0, n)));
      }
      return bank.get();
    }

    void skipRest() {
      progress.skip(experiment.sizes().getLast() - patterns.size());
    }
  }
}
