package io.hen.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dark and light, small and large, without a mouse, without motion. */
final class LooksTest extends PageTest {
  private static final List<String> VIEWS = List.of("gallery", "recall/21", "inspect");

  @Override
  Served serve() {
    return Served.filled();
  }

  @Test
  void darkIsDark() {
    open("recall", laptop().setColorScheme(ColorScheme.DARK));
    cue(21);
    brushBelow(0.5);
    assertThat(recall()).isEqualTo("retrieved");
    assertThat(brightness("body")).isLessThan(60);
    Shots.top(page, "dark");
  }

  @Test
  void theThemeCanBeChosenAndIsKept() {
    open("gallery");
    assertThat(brightness("body")).isGreaterThan(200);
    at("theme").click();
    assertThat(at("theme")).hasAttribute("aria-label", "Theme: light");
    at("theme").click();
    assertThat(at("theme")).hasAttribute("aria-label", "Theme: dark");
    assertThat(brightness("body")).isLessThan(60);
    page.reload();
    at("view-gallery").waitFor();
    assertThat(brightness("body")).isLessThan(60);
  }

  @Test
  void textCanBeReadInBothThemes() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      open("gallery", laptop().setColorScheme(scheme));
      for (String view : VIEWS) {
        go(view);
        if (view.startsWith("recall")) {
          at("cue-name").waitFor();
          page.locator("#options summary").click();
          recall();
        }
        page.waitForTimeout(300);
        assertThat(Contrast.tooLow(page)).as(view + " in " + scheme).isEmpty();
      }
      nothingIsWrong();
    }
  }

  @Test
  void everyControlHasANameInEveryView() {
    open("gallery");
    for (String view : VIEWS) {
      go(view);
      assertThat(Contrast.nameless(page)).as(view).isEmpty();
    }
  }

  @Test
  void aPhoneShowsAllOfItWithoutScrollingSideways() {
    for (int width : new int[] {360, 390}) {
      open("gallery", laptop().setViewportSize(width, 844).setHasTouch(true).setIsMobile(true));
      for (String view : VIEWS) {
        go(view);
        page.waitForTimeout(500);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .as(view)
            .isLessThanOrEqualTo(width);
      }
      nothingIsWrong();
    }
  }

  @Test
  void aPhoneRecalls() {
    open("recall", laptop().setViewportSize(390, 844).setHasTouch(true).setDeviceScaleFactor(2));
    cue(47);
    Shots.window(page, "phone-cue");
    at("lower").fill("50");
    assertThat(recall()).isEqualTo("retrieved");
    assertThat(at("stage")).isInViewport();
    Shots.window(page, "phone");
  }

  @Test
  void aWholeRecallNeedsNoMouse() {
    open("gallery");
    page.locator("#tiles li").first().waitFor();
    page.keyboard().press("Tab");
    assertThat(focused()).isEqualTo("Skip to the content");
    tabTo("Recall");
    page.keyboard().press("Enter");
    at("view-recall").waitFor();
    // The first stored picture stands behind it.
    tabTo("Any stored one");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForFunction("() => document.activeElement.id === 'mask'");

    // The brush stands in the middle: wide strokes from side to side hide the lower half.
    for (int k = 0; k < 4; k++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("brush-size");
    page.keyboard().press("End");
    for (int k = 0; k < 4; k++) {
      page.keyboard().press("Shift+Tab");
    }
    for (int k = 0; k < 8; k++) {
      page.keyboard().press("Shift+ArrowLeft");
    }
    for (int k = 0; k < 6; k++) {
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().down("Space");
    for (int row = 0; row < 2; row++) {
      for (int k = 0; k < 8; k++) {
        page.keyboard().press(row % 2 == 0 ? "Shift+ArrowRight" : "Shift+ArrowLeft");
      }
      page.keyboard().press("Shift+ArrowDown");
      page.keyboard().press("Shift+ArrowDown");
    }
    page.keyboard().up("Space");
    assertThat(at("hidden-share")).containsText("% hidden");
    Shots.window(page, "keyboard");

    page.keyboard().press("Tab");
    assertThat(focused()).isEqualTo("Recall");
    page.keyboard().press("Enter");
    assertThat(verdict()).isEqualTo("retrieved");
    assertThat(at("verdict")).containsText(Drawings.caption(0).substring(1));
  }

  @Test
  void withLittleMotionTheLastStateIsThereAtOnce() {
    open("recall", laptop().setReducedMotion(ReducedMotion.REDUCE));
    cue(5);
    at("lower").fill("50");
    at("slowly").click();
    assertThat(verdict()).isEqualTo("retrieved");
    assertThat(at("step").inputValue()).isEqualTo(at("step").getAttribute("max"));
  }

  private void tabTo(String name) {
    for (int k = 0; k < 60; k++) {
      page.keyboard().press("Tab");
      if (focused().equals(name)) {
        return;
      }
    }
    throw new AssertionError("the Tab key never reaches " + name);
  }

  private String focused() {
    return String.valueOf(page.evaluate("document.activeElement.textContent.trim()"));
  }

  private int brightness(String selector) {
    return (Integer)
        page.evaluate(
            "(selector) => Math.max(...getComputedStyle(document.querySelector(selector))"
                + ".backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))",
            selector);
  }
}
