package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.experiments.robustness.Point;
import io.hen.experiments.robustness.Proofs;
import io.hen.experiments.robustness.RobustnessResult;
import io.hen.experiments.robustness.Statement;
import io.hen.experiments.trial.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code hen robustness} prints.
 *
 * @param statements what was demanded and found
 * @param settings one for each damage and strength
 * @param pictures how many were stored
 * @param strangers how many others there were
 * @param skipped files that could not be read, with the reason
 * @param report the page
 * @param table the table in Markdown
 * @param seconds of everything
 */
record RobustnessSummary(
    List<Demand> statements,
    List<Line> settings,
    int pictures,
    int strangers,
    List<String> skipped,
    String report,
    String table,
    double seconds) {

  /** Something demanded. */
  record Demand(String demanded, String found, String words, Optional<Boolean> met) {
    static Demand of(Statement statement) {
      return new Demand(statement.name(), statement.number(), statement.words(), statement.met());
    }
  }

  /** One damage of one strength. */
  record Line(
      String damage,
      String strength,
      Tally stored,
      Tally strangers,
      Proofs proofs,
      double seconds) {
    static Line of(Point point) {
      Point.Measure measure = point.measure();
      return new Line(
          point.series(),
          point.label(),
          measure.stored(),
          measure.strangers(),
          measure.proofs(),
          measure.seconds());
    }
  }

  static RobustnessSummary of(RobustnessResult result) {
    return new RobustnessSummary(
        result.statements().stream().map(Demand::of).toList(),
        result.points().stream().map(Line::of).toList(),
        result.pictures(),
        result.strangers(),
        result.skipped(),
        result.report().toString(),
        result.table().toString(),
        result.time().toMillis() / 1e3);
  }

  /** A finished setting, for standard error. */
  static String line(Point point) {
    return line(Line.of(point));
  }

  private static String line(Line line) {
    Tally tally = line.stored();
    Tally others = line.strangers();
    return String.format(
        Locale.ROOT,
        "%-28s %6s %6d %9s %8s %10s %9s %10s %9s %10s %9s",
        line.damage(),
        line.strength(),
        tally.cues(),
        share(tally, tally.identity()),
        share(tally, tally.wrong()),
        share(tally, tally.metastable()),
        share(tally, tally.ambiguous()),
        share(tally, tally.unfamiliar()),
        share(tally, tally.nearest()),
        others.cues() == 0 ? "-" : share(others, others.unfamiliar() + others.ambiguous()),
        Words.time(Duration.ofNanos((long) (line.seconds() * 1e9))));
  }

  void say(Console console) {
    skipped.forEach(file -> console.warn("left out: " + file));
    console.say(
        String.format(
            Locale.ROOT,
            "%-28s %6s %6s %9s %8s %10s %9s %10s %9s %10s %9s",
            "damage",
            "",
            "cues",
            "identity",
            "wrong",
            "metastable",
            "ambiguous",
            "unfamiliar",
            "nearest",
            "strangers",
            "time"));
    settings.forEach(setting -> console.say(line(setting)));
    console.say("");
    for (Demand demand : statements) {
      console.say(
          demand.demanded()
              + ": "
              + demand.found()
              + ", "
              + demand.words()
              + demand.met().map(met -> met ? "; met" : "; MISSED").orElse(""));
    }
    console.say("");
    console.say(
        Words.count(pictures, "picture", "pictures")
            + " and "
            + Words.count(strangers, "stranger", "strangers")
            + " in "
            + Words.time(Duration.ofMillis((long) (seconds * 1000)))
            + "; the report: "
            + report);
  }

  private static String share(Tally tally, int count) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * tally.share(count));
  }
}
