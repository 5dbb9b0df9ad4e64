package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.experiments.reproduce.Chapter;
import io.hen.experiments.reproduce.Check;
import io.hen.experiments.reproduce.Reproduction;
import io.hen.experiments.reproduce.report.ReproductionFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What {@code hen reproduce} prints.
 *
 * @param experiments one for each
 * @param skipped files that could not be read, with the reason
 * @param report the page
 * @param markdown the same as Markdown
 * @param ok checks that are the paper's numbers
 * @param holds checks that keep its claims
 * @param failed checks that do neither
 * @param fresh numbers that the paper does not give
 * @param seconds of everything
 */
record ReproduceView(
    List<Chapters> experiments,
    List<String> skipped,
    String report,
    String markdown,
    long ok,
    long holds,
    long failed,
    long fresh,
    double seconds) {

  /** One experiment. */
  record Chapters(String name, String title, List<Line> figures, double seconds) {}

  /** One number. */
  record Line(
      String figure,
      String status,
      @Nullable Double paper,
      @Nullable String expected,
      double actual,
      @Nullable Double delta) {
    static Line of(Check check) {
      OptionalDouble paper =
          check.expected().map(one -> one.paper()).orElse(OptionalDouble.empty());
      return new Line(
          check.figure(),
          check.status().mark(),
          paper.isPresent() ? paper.getAsDouble() : null,
          check.expected().map(one -> one.words()).orElse(null),
          check.actual(),
          paper.isPresent() ? check.actual() - paper.getAsDouble() : null);
    }
  }

  static ReproduceView of(Reproduction found, ReproductionFiles files) {
    return new ReproduceView(
        found.chapters().stream()
            .map(chapter ->
                new Chapters(
                    chapter.name(),
                    chapter.title(),
                    chapter.checks().stream().map(Line::of).toList(),
                    chapter.time().toMillis() / 1e3))
            .toList(),
        found.skipped(),
        files.page().toString(),
        files.markdown().toString(),
        found.count(Check.Status.OK),
        found.count(Check.Status.HOLDS),
        found.count(Check.Status.FAIL),
        found.count(Check.Status.NEW),
        found.time().toMillis() / 1e3);
  }

  /** A finished experiment, for standard error. */
  static List<String> lines(Chapter chapter) {
    return List.of(
        chapter.name()
            + ": "
            + chapter.count(Check.Status.OK)
            + " OK, "
            + chapter.count(Check.Status.HOLDS)
            + " OK*, "
            + chapter.count(Check.Status.FAIL)
            + " failed, "
            + chapter.count(Check.Status.NEW)
            + " new, in "
            + Words.time(chapter.time()));
  }

  void say(Console console) {
    skipped.forEach(file -> console.warn("left out: " + file));
    for (Chapters chapter : experiments) {
      console.say(chapter.name() + ": " + chapter.title());
      for (Line line : chapter.figures()) {
        console.say(words(line));
      }
      console.say("");
    }
    console.say(
        ok
            + " OK, "
            + holds
            + " OK*, "
            + failed
            + " failed, "
            + fresh
            + " new, in "
            + Words.time(java.time.Duration.ofMillis((long) (seconds * 1000)))
            + "; the report: "
            + report);
  }

  private static String words(Line line) {
    List<String> words = new ArrayList<>();
    words.add(
        String.format(Locale.ROOT, "%-7s %-52s %8.4f", line.status, line.figure, line.actual));
    if (line.expected != null) {
      words.add("expected " + line.expected);
    }
    if (line.delta != null) {
      words.add(String.format(Locale.ROOT, "delta %+.4f", line.delta));
    }
    return String.join("   ", words);
  }
}
