package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.Pages;
import io.hen.experiments.reproduce.Reproduction;
import io.hen.experiments.trial.Workplace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes what a reproduction found. */
public final class ReproductionReport {
  private static final String PAGE = "index.html";
  private static final String RESULTS = "results.json";
  private static final String MARKDOWN = "report.md";

  private ReproductionReport() {}

  /**
   * Writes {@code index.html}, {@code results.json}, {@code report.md} and, in a folder for each
   * chapter, the files of its blocks: {@code .csv} of each, {@code .svg} of charts and histograms,
   * {@code .png} of strips. The same reproduction gives the same bytes. Each file appears whole or
   * not at all, the page last.
   *
   * @param directory made where it is missing; files of the same names are replaced
   * @throws io.hen.memory.InputException if nothing can be written there
   * @throws IllegalArgumentException if two chapters, or two blocks of one, have the same name, or
   *     one has a name that is no file name, or two columns of a table have the same title
   */
  public static ReproductionFiles write(Reproduction found, Path directory) {
    Names.check(found);
    // All is made before anything is written: what cannot be shown leaves the last report alone.
    String results = ReproductionJson.of(found);
    String markdown = ReproductionMarkdown.of(found);
    String page = Pages.render("reproduce.jte", ReproductionPage.of(found));
    try {
      for (var chapter : found.chapters()) {
        for (var block : chapter.blocks()) {
          for (BlockFile file : BlockFile.of(block)) {
            WholeFile.write(directory.resolve(chapter.name()), file.name(), file.bytes());
          }
        }
      }
      WholeFile.write(directory, RESULTS, bytes(results));
      WholeFile.write(directory, MARKDOWN, bytes(markdown));
      WholeFile.write(directory, PAGE, bytes(page));
    } catch (IOException e) {
      throw Workplace.unwritable(directory, e);
    }
    return new ReproductionFiles(
        directory.resolve(PAGE), directory.resolve(RESULTS), directory.resolve(MARKDOWN));
  }

  /** Half a surrogate pair in a caption becomes a question mark rather than an error. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
