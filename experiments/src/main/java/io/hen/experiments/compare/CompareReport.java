package io.hen.experiments.compare;

import io.hen.experiments.page.Pages;
import io.hen.experiments.trial.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a comparison found. */
final class CompareReport {
  private CompareReport() {}

  /**
   * Writes {@code index.html}, {@code results.json} and {@code table.md}.
   *
   * @param directory which exists
   */
  static CompareResult write(CompareFindings findings, Path directory) {
    Path page = directory.resolve("index.html");
    Path results = directory.resolve("results.json");
    Path table = directory.resolve("table.md");
    try {
      Files.writeString(page, Pages.render("compare.jte", ComparePage.of(findings)));
      Files.writeString(results, CompareJson.of(findings));
      Files.writeString(table, CompareMarkdown.of(findings));
    } catch (IOException e) {
      throw Workplace.unwritable(directory, e);
    }
    return new CompareResult(
        findings.encoders(),
        findings.gallery().size(),
        findings.gallery().skipped(),
        page,
        results,
        table,
        findings.time());
  }
}
