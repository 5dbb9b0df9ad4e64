package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.experiments.compare.Cell;
import io.hen.experiments.compare.CompareResult;
import io.hen.experiments.compare.EncoderFindings;
import io.hen.experiments.trial.Betas;
import io.hen.experiments.trial.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What {@code hen compare} prints.
 *
 * @param encoders what was found of each
 * @param pictures how many there were
 * @param skipped files that could not be read, with the reason
 * @param report the page
 * @param table the table in Markdown
 * @param seconds of everything
 */
record CompareView(
    List<Encoder> encoders,
    int pictures,
    List<String> skipped,
    String report,
    String table,
    double seconds) {

  /** One encoder. */
  record Encoder(String name, int pictures, List<Line> cells, List<Overlap> cosines) {
    static Encoder of(EncoderFindings found) {
      return new Encoder(
          found.name(),
          found.pictures(),
          found.cells().stream().map(Line::of).toList(),
          found.overlaps().stream().map(Overlap::of).toList());
    }
  }

  /** One cell. */
  record Line(String cue, String beta, double betaUsed, Tally outcomes, double seconds) {
    static Line of(Cell cell) {
      return new Line(
          cell.kind().words(),
          Betas.words(cell.beta()),
          cell.measure().used(),
          cell.measure().tally(),
          cell.measure().seconds());
    }
  }

  /** Self- against cross-similarity. */
  record Overlap(String cue, int cues, double overlap, double auc) {
    static Overlap of(EncoderFindings.Overlap found) {
      return new Overlap(
          found.kind().words(),
          found.cues(),
          found.separability().overlap(),
          found.separability().auc());
    }
  }

  static CompareView of(CompareResult result) {
    return new CompareView(
        result.encoders().stream().map(Encoder::of).toList(),
        result.pictures(),
        result.skipped(),
        result.report().toString(),
        result.table().toString(),
        result.time().toMillis() / 1e3);
  }

  /** A finished cell, for standard error. */
  static String line(Cell cell) {
    return line(cell.encoder(), Line.of(cell));
  }

  private static String line(String encoder, Line line) {
    Tally tally = line.outcomes();
    return String.format(
        Locale.ROOT,
        "%-14s %-16s %5s %6d %9s %8s %10s %9s %10s %8s %10s",
        encoder,
        line.cue(),
        line.beta(),
        tally.cues(),
        share(tally, tally.identity()),
        share(tally, tally.wrong()),
        share(tally, tally.metastable()),
        share(tally, tally.ambiguous()),
        share(tally, tally.unfamiliar()),
        share(tally, tally.nearest()),
        Words.time(Duration.ofNanos((long) (line.seconds() * 1e9))));
  }

  void say(Console console) {
    skipped.forEach(file -> console.warn("left out: " + file));
    console.say(
        String.format(
            Locale.ROOT,
            "%-14s %-16s %5s %6s %9s %8s %10s %9s %10s %8s %10s",
            "encoder",
            "cue",
            "beta",
            "cues",
            "identity",
            "wrong",
            "metastable",
            "ambiguous",
            "unfamiliar",
            "nearest",
            "time"));
    for (Encoder encoder : encoders) {
      encoder.cells().forEach(cell -> console.say(line(encoder.name(), cell)));
      for (Overlap overlap : encoder.cosines()) {
        console.say(
            String.format(
                Locale.ROOT,
                "%-14s %-16s self- and cross-similarity overlap %.4f, AUC %.5f",
                encoder.name(),
                overlap.cue(),
                overlap.overlap(),
                overlap.auc()));
      }
    }
    console.say("");
    console.say(
        Words.count(pictures, "picture", "pictures")
            + " in "
            + Words.time(Duration.ofMillis((long) (seconds * 1000)))
            + "; the report: "
            + report);
  }

  private static String share(Tally tally, int count) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * tally.share(count));
  }
}
