package io.hen.experiments;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
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
      Files.writeString(report, page(FindingsView.of(findings)));
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

  /** The page: one HTML document that needs nothing else. */
  static String page(ReportView view) {
    StringOutput html = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", view, html);
    return html.toString();
  }
}
