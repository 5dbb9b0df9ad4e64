package io.hen.experiments.robustness;

import io.hen.experiments.page.Image;
import io.hen.experiments.page.LineChart;
import io.hen.experiments.page.Words;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.Tally;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Makes the findings of a suite ready for the page. */
final class RobustnessPage {
  private final RobustnessFindings findings;

  private RobustnessPage(RobustnessFindings findings) {
    this.findings = findings;
  }

  static RobustnessView of(RobustnessFindings findings, List<Statement> statements) {
    RobustnessPage page = new RobustnessPage(findings);
    List<Series> all = findings.options().series();
    return new RobustnessView(
        page.lead(),
        statements.stream().map(RobustnessPage::tile).toList(),
        all.stream().map(page::panel).toList(),
        all.stream().filter(page::hasStrangers).map(page::strangers).toList(),
        findings.points().stream().map(RobustnessPage::row).toList(),
        findings.provenance(),
        findings.stored().skipped(),
        Words.time(findings.time())
            + " in all, "
            + String.format(Locale.ROOT, "%.0f cues a second", findings.cuesPerSecond()));
  }

  private List<String> lead() {
    return List.of(
        Words.count(findings.stored().size())
            + " pictures ("
            + findings.stored().source()
            + ") were stored; "
            + Words.count(findings.strangers())
            + " others never were. Then the memory was asked by damaged cues.",
        "A memory that tells the truth gives back the right picture, or says that it cannot: a"
            + " mixture, a tie, unfamiliar. What it must not do is give back a wrong one with"
            + " confidence, which the nearest neighbour does whenever it is not right.");
  }

  private static RobustnessView.Tile tile(Statement statement) {
    String tone = statement.met().map(met -> met ? "good" : "bad").orElse("");
    return new RobustnessView.Tile(
        statement.number(), statement.name(), statement.words(), statement.verdict(), tone);
  }

  private RobustnessView.Panel panel(Series series) {
    return new RobustnessView.Panel(
        chart(
            series,
            List.of(
                new Curve("nearest neighbour", "nearest", point -> point.stored().nearest()),
                curve("the right picture", Outcome.Kind.IDENTITY),
                curve("unfamiliar", Outcome.Kind.UNFAMILIAR),
                curve("tie", Outcome.Kind.AMBIGUOUS),
                curve("mixture", Outcome.Kind.METASTABLE),
                curve("wrong but confident", Outcome.Kind.WRONG)),
            Point.Measure::stored),
        cues(series));
  }

  private LineChart strangers(Series series) {
    return chart(
        series,
        List.of(
            new Curve("unfamiliar", "unfamiliar", point -> point.strangers().unfamiliar()),
            new Curve("tie", "ambiguous", point -> point.strangers().ambiguous()),
            new Curve("mixture", "metastable", point -> point.strangers().metastable()),
            new Curve("taken for a stored picture", "wrong", point -> point.strangers().wrong())),
        Point.Measure::strangers);
  }

  private record Curve(String name, String tone, ToIntFunction<Point.Measure> count) {}

  private static Curve curve(String name, Outcome.Kind kind) {
    return new Curve(name, Words.lower(kind), point -> point.stored().count(kind));
  }

  private LineChart chart(
      Series series, List<Curve> curves, java.util.function.Function<Point.Measure, Tally> of) {
    List<Point> points = points(series);
    List<LineChart.Values> values = new ArrayList<>();
    for (Curve curve : curves) {
      values.add(
          new LineChart.Values(
              curve.name,
              curve.tone,
              points.stream()
                  .mapToDouble(point ->
                      of.apply(point.measure()).share(curve.count.applyAsInt(point.measure())))
                  .toArray()));
    }
    return LineChart.of(
        series.name(), series.axis(), points.stream().map(Point::label).toList(), values);
  }

  private List<Point> points(Series series) {
    return findings.points().stream()
        .filter(point -> point.series().equals(series.name()))
        .toList();
  }

  private boolean hasStrangers(Series series) {
    return points(series).stream().anyMatch(point -> point.measure().strangers().cues() > 0);
  }

  /** One picture in every setting of a series; what is hidden is mid-grey. */
  private List<Image> cues(Series series) {
    Picture whole = findings.stored().pictures().getFirst();
    List<Image> cues = new ArrayList<>();
    for (Series.Setting setting : series.settings()) {
      BitSet hidden = setting.damage().hidden(whole.width(), whole.height(), 1);
      Picture damaged = blanked(setting.damage().apply(whole, 1), hidden);
      cues.add(
          Image.of(damaged, "The cue: " + series.name() + ", " + setting.label(), setting.label()));
    }
    return cues;
  }

  private static Picture blanked(Picture picture, BitSet hidden) {
    float[] values = picture.values().clone();
    int plane = picture.width() * picture.height();
    for (int p = hidden.nextSetBit(0); p >= 0; p = hidden.nextSetBit(p + 1)) {
      for (int k = p; k < values.length; k += plane) {
        values[k] = 0.5f;
      }
    }
    return new Picture(picture.width(), picture.height(), values);
  }

  private static RobustnessView.Row row(Point point) {
    Tally tally = point.measure().stored();
    Tally strangers = point.measure().strangers();
    int n = tally.cues();
    return new RobustnessView.Row(
        point.series(),
        point.label(),
        Words.count(n),
        Words.percent(tally.identity(), n),
        100 * tally.share(tally.identity()),
        Words.percent(tally.nearest(), n),
        Words.percent(tally.wrong(), n),
        Words.percent(tally.metastable(), n),
        Words.percent(tally.ambiguous(), n),
        Words.percent(tally.unfamiliar(), n),
        Words.percent(strangers.unfamiliar() + strangers.ambiguous(), strangers.cues()));
  }
}
