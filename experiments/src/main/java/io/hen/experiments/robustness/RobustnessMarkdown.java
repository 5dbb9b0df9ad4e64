package io.hen.experiments.robustness;

import io.hen.experiments.page.Words;
import io.hen.experiments.trial.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables for {@code docs/}. */
final class RobustnessMarkdown {
  private RobustnessMarkdown() {}

  static String of(RobustnessFindings findings, List<Statement> statements) {
    StringBuilder text = new StringBuilder("# Robustness: damaged cues and strangers\n\n");
    text.append(Words.count(findings.stored().size()))
        .append(" pictures stored (")
        .append(findings.stored().source())
        .append("), ")
        .append(Words.count(findings.strangers()))
        .append(" others never stored. Hidden pixels are known to the cue (masked recall), all")
        .append(" other damage is not.\n\n| demanded | found | | |\n|---|--:|---|---|\n");
    for (Statement statement : statements) {
      text.append(
          row(
              List.of(
                  statement.name(), statement.number(), statement.words(), statement.verdict())));
    }
    text.append(
        "\n## Stored pictures\n\nEvery recall is exactly one of identity, wrong, metastable, tie,"
            + " unfamiliar; wrong is wrong but confident. *Covered*: a stability certificate covers"
            + " the distance between the damaged cue and the undamaged one. *Blind*: cues of which"
            + " no place can be told from the visible pixels.\n\n"
            + "| damage | strength | n | identity | wrong | metastable | tie | unfamiliar | nearest"
            + " neighbour | covered | violated | blind | time |\n"
            + "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Point point : findings.points()) {
      Point.Measure measure = point.measure();
      Tally tally = measure.stored();
      text.append(
          row(
              List.of(
                  point.series(),
                  point.label(),
                  Words.count(tally.cues()),
                  share(tally, tally.identity()),
                  share(tally, tally.wrong()),
                  share(tally, tally.metastable()),
                  share(tally, tally.ambiguous()),
                  share(tally, tally.unfamiliar()),
                  share(tally, tally.nearest()),
                  Words.count(measure.proofs().covered()),
                  Words.count(measure.proofs().violations()),
                  Words.count(measure.nothingShown()),
                  Words.time(Duration.ofNanos((long) (measure.seconds() * 1e9))))));
    }
    strangers(findings, text);
    for (Map.Entry<String, String> fact : findings.provenance().entrySet()) {
      text.append("- ").append(fact.getKey()).append(": ").append(fact.getValue()).append('\n');
    }
    text.append(
        String.format(
            Locale.ROOT,
            "- all together: %s; %.0f cues a second%n",
            Words.time(findings.time()),
            findings.cuesPerSecond()));
    return text.toString();
  }

  private static void strangers(RobustnessFindings findings, StringBuilder text) {
    text.append(
        "\n## Pictures that were never stored\n\nWrong: taken for a stored picture.\n\n| damage |"
            + " strength | n | unfamiliar | tie | metastable | wrong |\n"
            + "|---|--:|--:|--:|--:|--:|--:|\n");
    for (Point point : findings.points()) {
      Tally tally = point.measure().strangers();
      if (tally.cues() > 0) {
        text.append(
            row(
                List.of(
                    point.series(),
                    point.label(),
                    Words.count(tally.cues()),
                    share(tally, tally.unfamiliar()),
                    share(tally, tally.ambiguous()),
                    share(tally, tally.metastable()),
                    share(tally, tally.wrong()))));
      }
    }
    text.append('\n');
  }

  private static String share(Tally tally, int count) {
    return Words.percent(count, tally.cues());
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
