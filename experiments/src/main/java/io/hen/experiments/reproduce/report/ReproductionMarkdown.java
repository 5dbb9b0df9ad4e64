package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block;
import io.hen.experiments.reproduce.Chapter;
import io.hen.experiments.reproduce.Check;
import io.hen.experiments.reproduce.Reproduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report for {@code docs/}; pictures are links to the files of the blocks. */
final class ReproductionMarkdown {
  private static final int LONGEST = 120;

  private final StringBuilder text = new StringBuilder();

  private ReproductionMarkdown() {}

  static String of(Reproduction found) {
    ReproductionMarkdown markdown = new ReproductionMarkdown();
    markdown.head(found);
    found.chapters().forEach(markdown::chapter);
    markdown.foot(found);
    return markdown.text.toString().stripTrailing() + "\n";
  }

  private void head(Reproduction found) {
    text.append("# Hopfield Encoding Networks, measured again\n\n");
    text.append(Markdown.paragraph(ReproductionPage.summary(found)));
    text.append(Markdown.paragraph(found.source() + ". " + Words.time(found.time()) + " in all."));
    text.append("| checks | | |\n|--:|---|---|\n");
    for (Check.Status status : Check.Status.values()) {
      text.append(
          Markdown.row(
              List.of(
                  Words.count(found.count(status)),
                  mark(CheckWords.status(status)),
                  ReproductionPage.meaning(status))));
    }
    text.append('\n');
  }

  private void chapter(Chapter chapter) {
    text.append("## ").append(Markdown.text(chapter.title(), LONGEST)).append("\n\n");
    chapter.about().forEach(sentence -> text.append(Markdown.paragraph(sentence)));
    checks(chapter);
    for (Block block : chapter.blocks()) {
      text.append("### ").append(Markdown.text(block.title(), LONGEST)).append("\n\n");
      switch (block) {
        case Block.Table table -> table(table);
        case Block.Chart chart -> picture(chapter, block, "svg", chart.note());
        case Block.Histograms all -> picture(chapter, block, "svg", all.note());
        case Block.Strips strips -> strips(chapter, strips);
      }
    }
    facts(chapter.settings());
    text.append("- time: ").append(Words.time(chapter.time())).append("\n\n");
  }

  private void checks(Chapter chapter) {
    long fresh = chapter.count(Check.Status.NEW);
    boolean few = fresh <= ReproductionPage.FEW_NEW;
    List<CheckWords> shown =
        chapter.checks().stream()
            .filter(check -> few || check.status() != Check.Status.NEW)
            .map(CheckWords::of)
            .toList();
    if (!shown.isEmpty()) {
      text.append("| figure | the paper | expected | ours | delta | |\n");
      text.append("|---|--:|---|--:|--:|---|\n");
      for (CheckWords check : shown) {
        text.append(
            Markdown.row(
                List.of(
                    Markdown.text(check.figure(), LONGEST),
                    check.paper(),
                    check.expected(),
                    check.ours(),
                    check.delta(),
                    mark(check.status()))));
      }
      text.append('\n');
    }
    if (!few) {
      text.append(
          Markdown.paragraph(
              Words.count(fresh) + " figures that the paper does not give are in results.json."));
    }
  }

  private static String mark(String status) {
    return status.equals("FAIL") ? "**FAIL**" : status.replace("*", "\\*");
  }

  private void table(Block.Table table) {
    text.append(
        Markdown.row(
            table.columns().stream()
                .map(column -> Markdown.text(column.title(), LONGEST))
                .toList()));
    text.append(
        Markdown.ruler(
            table.columns().stream().map(column -> column.format() != Block.Format.TEXT).toList()));
    for (Block.Row row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < table.columns().size(); c++) {
        String words = Values.words(row.values().get(c), table.columns().get(c).format());
        cells.add(Markdown.text(words, LONGEST));
      }
      text.append(Markdown.row(cells));
    }
    text.append('\n').append(Markdown.paragraph(table.note()));
  }

  private void strips(Chapter chapter, Block.Strips strips) {
    picture(chapter, strips, "png", "");
    for (int s = 0; s < strips.strips().size(); s++) {
      Block.Strip strip = strips.strips().get(s);
      text.append(s + 1)
          .append(". ")
          .append(Markdown.text(strip.label() + ": " + strip.verdict(), 2 * LONGEST))
          .append(" (")
          .append(
              Markdown.text(
                  String.join(", ", strip.frames().stream().map(Block.Frame::label).toList()),
                  4 * LONGEST))
          .append(")\n");
    }
    text.append('\n').append(Markdown.paragraph(strips.note()));
  }

  private void picture(Chapter chapter, Block block, String ending, String note) {
    text.append("![")
        .append(Markdown.text(block.title(), LONGEST))
        .append("](")
        .append(chapter.name() + "/" + block.name() + "." + ending)
        .append(")\n\n")
        .append(Markdown.paragraph(note));
  }

  private void foot(Reproduction found) {
    text.append("## Where the numbers come from\n\n");
    facts(found.provenance());
    text.append("- all together: ").append(Words.time(found.time())).append("\n\n");
    if (!found.skipped().isEmpty()) {
      text.append("### Files left out\n\n");
      found
          .skipped()
          .forEach(file -> text.append("- ").append(Markdown.text(file, 300)).append('\n'));
    }
  }

  private void facts(Map<String, String> facts) {
    facts.forEach((name, value) ->
        text.append("- ")
            .append(Markdown.text(name, LONGEST))
            .append(": ")
            .append(Markdown.text(value, Integer.MAX_VALUE))
            .append('\n'));
  }
}
