package io.hen.experiments;

import io.hen.experiments.page.Pages;
import io.hen.experiments.trial.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a demo found. */
final class Report {
  private Report() {}

  /**
   * Writes {@code report.html}, {@code results.json} and {@code table.md}.
   *
   * @param directory which exists
   */
  static DemoResult write(Findings findings, Path directory) {
    Path report = directory.resolve("report.html");
    Path results = directory.resolve("results.json");
    Path table = directory.resolve("table.md");
    try {
      Files.writeString(report, Pages.render("report.jte", FindingsView.of(findings)));
      Files.writeString(results, ResultsJson.of(findings));
      Files.writeString(table, MarkdownTable.of(findings));
    } catch (IOException e) {
      throw Workplace.unwritable(directory, e);
    }
    return new DemoResult(
        findings.rows(),
        findings.pictures(),
        findings.skipped(),
        report,
        results,
        table,
        findings.time());
  }
}
