package io.hen.experiments.reproduce.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.experiments.page.Pages;
import io.hen.experiments.reproduce.Reproduction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReproductionPageTest {
  private static final Reproduction FOUND = FakeReproduction.rich();
  private static final String PAGE = Pages.render("reproduce.jte", ReproductionPage.of(FOUND));

  @Test
  void thePageNeedsNothingElse() {
    assertThat(Pattern.compile("(src|href|srcset)=\"(?!data:|#)").matcher(PAGE).results())
        .isEmpty();
    assertThat(PAGE).doesNotContain("http:", "https:", "@import", "url(");
    assertThat(Pattern.compile("<img(?![^>]*alt=)").matcher(PAGE).results()).isEmpty();
    assertThat(PAGE).contains("prefers-color-scheme: dark", "@media print");
  }

  @Test
  void captionsAreShownAndNotObeyed() {
    assertThat(PAGE).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(Pattern.compile("alt=\"[^\"]*<").matcher(PAGE).results()).isEmpty();
  }

  @Test
  void whatWasNotMeasuredIsADash() {
    String shown = PAGE.replaceAll("data:image/png;base64,[^\"]*", "");
    assertThat(shown).doesNotContain("NaN", "null", "Infinity");
    assertThat(shown).contains(">kl-f8</th>", ">–</td>");
  }

  @Test
  void longTextsAreCut() {
    String cut = FakeReproduction.LONG.substring(0, 60);
    assertThat(PAGE).contains(cut).doesNotContain(FakeReproduction.LONG);
  }

  /** A link in the contents that leads nowhere is worse than none. */
  @Test
  void theContentsLeadToEveryChapter() {
    assertThat(FOUND.chapters())
        .allSatisfy(chapter ->
            assertThat(PAGE)
                .contains("href=\"#" + chapter.name() + "\"", "<section id=\"" + chapter.name()));
  }

  @Test
  void checksStandBesideThePaper() {
    String row = PAGE.substring(PAGE.indexOf("vq-f16, N = 6000"));
    assertThat(row.substring(0, row.indexOf("</tr>")).replaceAll("<[^>]*>|\\s+", " "))
        .containsSubsequence("0.019", "± 0.005, or at most 0.050", "0.012", "−0.007", "OK*");
  }

  @Test
  void numbersThatThePaperDoesNotGiveAreFoldedWhereTheyAreMany() {
    assertThat(PAGE).contains("20 figures that the paper does not give</summary>");
    ReproductionView view = ReproductionPage.of(FOUND);
    assertThat(view.chapters().getFirst().folded()).hasSize(20);
    assertThat(view.chapters().get(2).folded()).isEmpty();
    assertThat(view.chapters().get(2).checks()).hasSize(1);
  }

  @Test
  void tilesCountEveryCheck() {
    assertThat(ReproductionPage.of(FOUND).tiles())
        .extracting(tile -> tile.number() + " " + tile.name())
        .containsExactly("3 OK", "4 OK*", "2 FAIL", "21 NEW");
    assertThat(ReproductionPage.summary(FOUND)).contains("9 checks", "2 as neither");
  }

  @Test
  void chartsInARowStandSideBySide() {
    assertThat(ReproductionPage.of(FOUND).chapters().get(1).parts())
        .singleElement()
        .isInstanceOfSatisfying(
            ReproductionView.PlotsPart.class, part -> assertThat(part.plots()).hasSize(3));
  }
}
