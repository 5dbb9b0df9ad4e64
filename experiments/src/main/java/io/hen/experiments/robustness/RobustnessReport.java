package io.hen.experiments.robustness;

import io.hen.experiments.page.Pages;
import io.hen.experiments.trial.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what a suite found. */
final class RobustnessReport {
  private RobustnessReport() {}

  /**
   * Writes {@code index.html}, {@code results.json} and {@code table.md}.
   *
   * @param directory which exists
   */
  static RobustnessResult write(RobustnessFindings findings, Path directory) {
    List<Statement> statements = Statement.of(findings);
    Path page = directory.resolve("index.html");
    Path results = directory.resolve("results.json");
    Path table = directory.resolve("table.md");
    try {
      Files.writeString(
          page, Pages.render("robustness.jte", RobustnessPage.of(findings, statements)));
      Files.writeString(results, RobustnessJson.of(findings, statements));
      Files.writeString(table, RobustnessMarkdown.of(findings, statements));
    } catch (IOException e) {
      throw Workplace.unwritable(directory, e);
    }
    return new RobustnessResult(
        findings.points(),
        statements,
        findings.stored().size(),
        findings.strangers(),
        findings.stored().skipped(),
        page,
        results,
        table,
        findings.time());
  }
}
