package io.hen.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recalls in the page, with mouse and slider. */
final class RecallPageTest extends PageTest {
  @Override
  Served serve() {
    return Served.filled();
  }

  @Test
  void aDroppedPictureComesBackWhenHalfOfItIsBrushedAway() {
    open("recall");
    drop("cue", Map.of("mine.png", Drawings.png(11)));
    assertThat(at("cue-name")).hasText("mine.png");
    brushBelow(0.45);
    assertThat(at("hidden-share")).containsText("% hidden");
    assertThat(hiddenPercent()).isBetween(45.0, 65.0);

    assertThat(recall()).isEqualTo("retrieved");

    assertThat(at("verdict")).containsText(Drawings.caption(11).substring(1));
    assertThat(at("verdict")).containsText("would bring back the same picture");
    assertThat(page.locator("#stage figure").nth(1).locator("img"))
        .hasAttribute("src", "/v1/items/12/original");
    assertThat(page.locator("#stage figure").nth(2)).containsText("the same item");
    assertThat(Pixels.difference(page, "#stage figure:first-child img", Drawings.image(11)))
        .as("mean difference of the recalled picture's lower half, where the cue showed nothing")
        .isLessThan(0.08)
        .isLessThan(
            Pixels.difference(page, "#stage figure:first-child img", Drawings.image(12)) / 2);
    Shots.top(page, "recall");
  }

  @Test
  void slowlyItComesBackBitByBitAndCanBeWoundBack() {
    open("recall");
    cue(16);
    at("lower").fill("50");
    at("slowly").click();
    assertThat(verdict()).isEqualTo("retrieved");
    assertThat(page.locator("#options summary")).containsText("η 0.1");

    int last = Integer.parseInt(at("step").getAttribute("max"));
    assertThat(last).isGreaterThan(9);
    assertThat(at("energy").locator("svg")).isVisible();
    double end = difference(15);
    at("step").fill("0");
    double begin = difference(15);
    at("step").fill("9");
    double middle = difference(15);
    assertThat(begin).isGreaterThan(middle);
    assertThat(middle).isGreaterThan(end);
    assertThat(page.locator("#leading li").count()).isGreaterThan(1);
    Shots.top(page, "slowly");
  }

  @Test
  void aTieOfTwoShowsBoth() {
    open("recall");
    cue(Served.COPIED + 1);
    at("lower").fill("50");
    assertThat(recall()).isEqualTo("ambiguous");
    assertThat(at("verdict")).containsText("The cue cannot decide between these 2");
    Locator members = page.locator("#ambiguity .tile");
    assertThat(members).hasCount(2);
    assertThat(members.allInnerTexts())
        .containsExactlyInAnyOrder(Drawings.caption(Served.COPIED), Served.COPY_CAPTION);
    Shots.top(page, "tie");
  }

  @Test
  void aCaptionTellsTheTwoOfATieApart() {
    open("recall");
    cue(Served.COPIED + 1);
    at("caption").fill(Served.COPY_CAPTION);
    assertThat(recall()).isEqualTo("retrieved");
    assertThat(at("verdict")).containsText(Served.COPY_CAPTION.substring(1));
  }

  @Test
  void aCaptionBringsThePictureBack() {
    open("recall");
    at("caption").fill(Drawings.caption(23));
    assertThat(recall()).isEqualTo("retrieved");
    assertThat(page.locator("#stage figure").nth(1).locator("img"))
        .hasAttribute("src", "/v1/items/24/original");
    assertThat(Pixels.difference(page, "#stage figure:first-child img", Drawings.image(23)))
        .isLessThan(0.08);
    Shots.top(page, "caption");
  }

  @Test
  void aCaptionOfTwoCannotDecide() {
    open("recall");
    at("caption").fill(Served.SHARED_CAPTION);
    at("caption").press("Enter");
    assertThat(verdict()).isEqualTo("ambiguous");
    assertThat(page.locator("#ambiguity .tile")).hasCount(2);
  }

  @Test
  void noiseAndARectangleDoNotKeepItAway() {
    // Noise is what no format can make small.
    open("recall", laptop().setViewportSize(1080, 780));
    cue(31);
    at("noise").fill("8");
    page.locator("input[value=rectangle]").check();
    page.evaluate("scrollTo(0, 0)");
    var box = at("mask").boundingBox();
    page.mouse().move(box.x + box.width * 0.1, box.y + box.height * 0.1);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.6, box.y + box.height * 0.6, steps(5));
    page.mouse().up();
    assertThat(hiddenPercent()).isBetween(24.0, 26.0);
    assertThat(recall()).isEqualTo("retrieved");
    assertThat(at("verdict")).containsText(Drawings.caption(30).substring(1));
    Shots.top(page, "noise");
  }

  @Test
  void aLowBetaEndsInAMixtureThatSaysWhatItIsMadeOf() {
    open("recall");
    cue(8);
    at("lower").fill("60");
    page.locator("#options summary").click();
    at("beta-auto").uncheck();
    at("beta").fill("-2");
    at("stranger").fill("0");
    assertThat(recall()).isEqualTo("metastable");
    assertThat(page.locator("#ambiguity .tile").first()).containsText("%");
    assertThat(page.locator("#ambiguity .tile").count()).isGreaterThan(2);
    Shots.top(page, "mixture");
  }

  @Test
  void aStrangerIsSaidToBeOne() {
    open("recall");
    drop("cue", Map.of("stranger.png", Drawings.png(77)));
    at("lower").fill("50");
    assertThat(recall()).isEqualTo("unfamiliar");
    assertThat(at("verdict")).containsText("Nothing stored belongs to this cue");
  }

  @Test
  void everyStrokeCanRecallAndAnotherCueClearsWhatCameBack() {
    open("recall");
    cue(40);
    at("live").check();
    brushBelow(0.6);
    assertThat(verdict()).isEqualTo("retrieved");
    page.locator("#strip button").nth(2).click();
    assertThat(page.locator("#verdict .said")).hasCount(0);
    assertThat(at("hidden-share")).hasText("All of it is seen");
  }

  @Test
  void whatIsNoPictureIsSaidInWords() {
    open("recall");
    drop("cue", Map.of("broken.png", new byte[] {1, 2, 3}));
    assertThat(page.locator(".toast.bad")).containsText("broken.png cannot be shown");
    assertThat(at("go")).isDisabled();
  }

  private double hiddenPercent() {
    List<String> words = List.of(at("hidden-share").innerText().split(" "));
    return Double.parseDouble(words.getFirst());
  }

  private double difference(int picture) {
    return Pixels.difference(page, "#stage figure:first-child img", Drawings.image(picture));
  }
}
