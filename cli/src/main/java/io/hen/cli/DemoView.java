package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.experiments.DemoResult;
import io.hen.experiments.Row;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code hen demo} prints.
 *
 * @param rows the table
 * @param pictures how many were remembered
 * @param skipped files that could not be read, with the reason
 * @param report the page
 * @param seconds of everything
 */
record DemoView(
    List<Line> rows, int pictures, List<String> skipped, String report, double seconds) {
  private static final String FORMAT = "%-8s %-9s %-6s %-7s %6s %7s %9s %6s %11s %10s %9s %9s";

  /** One line of the table: what became of the cues. */
  record Line(
      String codec,
      String cue,
      Optional<String> fill,
      String similarity,
      double beta,
      int cues,
      int identity,
      int wrong,
      int metastable,
      int ambiguous,
      int unfamiliar,
      int nearest,
      double seconds) {

    static Line of(Row row) {
      return new Line(
          row.method().codec(),
          row.method().cue(),
          row.fill().map(fill -> fill.name().toLowerCase(Locale.ROOT)),
          row.similarity().name().toLowerCase(Locale.ROOT),
          row.beta(),
          row.tally().cues(),
          row.tally().identity(),
          row.tally().wrong(),
          row.tally().metastable(),
          row.tally().ambiguous(),
          row.tally().unfamiliar(),
          row.tally().nearest(),
          row.time().toMillis() / 1e3);
    }
  }

  static DemoView of(DemoResult result) {
    return new DemoView(
        result.rows().stream().map(Line::of).toList(),
        result.pictures(),
        result.skipped(),
        result.report().toString(),
        result.time().toMillis() / 1e3);
  }

  void say(Console console) {
    skipped.forEach(file -> console.warn("left out: " + file));
    console.say(
        String.format(
            Locale.ROOT,
            FORMAT,
            "codec",
            "cue",
            "fill",
            "similar",
            "beta",
            "cues",
            "identity",
            "wrong",
            "metastable",
            "ambiguous",
            "nearest",
            "time"));
    for (Line row : rows) {
      console.say(
          String.format(
              Locale.ROOT,
              FORMAT,
              row.codec(),
              row.cue(),
              row.fill().orElse("-"),
              row.similarity(),
              String.format(Locale.ROOT, "%.4g", row.beta()).replaceAll("\\.?0+$", ""),
              row.cues(),
              share(row.identity(), row.cues()),
              share(row.wrong(), row.cues()),
              share(row.metastable(), row.cues()),
              share(row.ambiguous() + row.unfamiliar(), row.cues()),
              share(row.nearest(), row.cues()),
              Words.time(Duration.ofMillis((long) (row.seconds() * 1000)))));
    }
    console.say("");
    console.say(
        Words.count(pictures, "picture", "pictures")
            + " in "
            + Words.time(Duration.ofMillis((long) (seconds * 1000)))
            + "; the report: "
            + report);
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
