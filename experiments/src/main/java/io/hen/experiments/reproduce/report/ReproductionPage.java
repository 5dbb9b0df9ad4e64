package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Chapter;
import io.hen.experiments.reproduce.Check;
import io.hen.experiments.reproduce.Reproduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a reproduction ready for the page. */
final class ReproductionPage {
  /** Numbers that the paper does not give, beyond which they are folded away. */
  static final int FEW_NEW = 12;

  private ReproductionPage() {}

  static ReproductionView of(Reproduction found) {
    return new ReproductionView(
        List.of(summary(found), found.source() + ". " + Words.time(found.time()) + " in all."),
        tiles(found),
        shares(found),
        found.chapters().stream().map(ReproductionPage::chapter).toList(),
        found.provenance(),
        found.skipped(),
        Words.time(found.time()));
  }

  /** What became of the paper's numbers and claims, in a sentence. */
  static String summary(Reproduction found) {
    long ok = found.count(Check.Status.OK);
    long holds = found.count(Check.Status.HOLDS);
    long fail = found.count(Check.Status.FAIL);
    long all = ok + holds + fail;
    if (all == 0) {
      return "None of these numbers has one of the paper’s beside it.";
    }
    if (fail == 0) {
      return Words.count(all)
          + (all == 1 ? " check" : " checks")
          + " against the paper, none of them failed: "
          + Words.count(ok)
          + " came out as the paper’s number, "
          + Words.count(holds)
          + " as its claim.";
    }
    return "Of "
        + Words.count(all)
        + (all == 1 ? " check" : " checks")
        + " against the paper, "
        + Words.count(ok)
        + " came out as its number, "
        + Words.count(holds)
        + " as its claim, and "
        + Words.count(fail)
        + " as neither.";
  }

  /** What a status means, in few words. */
  static String meaning(Check.Status status) {
    return switch (status) {
      case OK -> "the paper’s number, within its tolerance";
      case HOLDS -> "not the paper’s number, but its claim holds";
      case FAIL -> "neither the paper’s number nor its claim";
      case NEW -> "a number that the paper does not give";
    };
  }

  private static List<ReproductionView.Tile> tiles(Reproduction found) {
    List<ReproductionView.Tile> tiles = new ArrayList<>();
    for (Check.Status status : Check.Status.values()) {
      long count = found.count(status);
      tiles.add(
          new ReproductionView.Tile(
              Words.count(count),
              CheckWords.status(status),
              meaning(status),
              count == 0 ? "none" : CheckWords.tone(status)));
    }
    return tiles;
  }

  private static List<ReproductionView.Share> shares(Reproduction found) {
    List<Check.Status> judged = List.of(Check.Status.OK, Check.Status.HOLDS, Check.Status.FAIL);
    long all = judged.stream().mapToLong(found::count).sum();
    return judged.stream()
        .filter(status -> found.count(status) > 0)
        .map(status ->
            new ReproductionView.Share(
                String.format(Locale.ROOT, "%.2f", 100.0 * found.count(status) / all),
                CheckWords.tone(status)))
        .toList();
  }

  private static ReproductionView.Chapter chapter(Chapter chapter) {
    boolean fold = chapter.count(Check.Status.NEW) > FEW_NEW;
    return new ReproductionView.Chapter(
        chapter.name(),
        chapter.title(),
        Words.time(chapter.time()),
        marks(chapter),
        chapter.about(),
        checks(chapter, fold, false),
        checks(chapter, fold, true),
        PageParts.of(chapter.blocks()),
        chapter.settings());
  }

  private static List<ReproductionView.Mark> marks(Chapter chapter) {
    List<ReproductionView.Mark> marks = new ArrayList<>();
    for (Check.Status status : Check.Status.values()) {
      if (chapter.count(status) > 0) {
        marks.add(
            new ReproductionView.Mark(
                Words.count(chapter.count(status)) + " " + CheckWords.status(status),
                CheckWords.tone(status)));
      }
    }
    return marks;
  }

  private static List<CheckWords> checks(Chapter chapter, boolean fold, boolean folded) {
    return chapter.checks().stream()
        .filter(check -> (fold && check.status() == Check.Status.NEW) == folded)
        .map(CheckWords::of)
        .toList();
  }
}
