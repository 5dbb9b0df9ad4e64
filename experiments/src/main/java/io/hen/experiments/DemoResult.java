package io.hen.experiments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What {@link Demo} found, and where it wrote it.
 *
 * @param rows the table, the main setting first
 * @param pictures how many pictures were remembered
 * @param skipped files that could not be read as pictures, with the reason
 * @param report the page, {@code report.html}
 * @param results the same numbers for programs, {@code results.json}
 * @param table the same table as Markdown, {@code table.md}
 * @param time wall clock of everything
 */
public record DemoResult(
    List<Row> rows,
    int pictures,
    List<String> skipped,
    Path report,
    Path results,
    Path table,
    Duration time) {

  public DemoResult {
    rows = List.copyOf(rows);
    skipped = List.copyOf(skipped);
  }
}
