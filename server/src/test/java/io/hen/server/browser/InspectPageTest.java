package io.hen.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The inspection in the page. */
final class InspectPageTest extends PageTest {
  @Override
  Served serve() {
    return Served.filled();
  }

  @Test
  void itShowsWhatCanAndCannotBeToldApart() {
    open("inspect");
    assertThat(page.locator(".histogram svg")).hasCount(2);
    assertThat(at("inspection")).containsText("Recommended β");
    assertThat(at("inspection")).containsText("Self against cross");
    assertThat(page.locator(".histogram .self rect").count()).isGreaterThan(2);
    assertThat(page.locator(".histogram .cross rect").count()).isGreaterThan(2);
    assertThat(page.locator(".pairs li").count()).isGreaterThan(4);
    assertThat(page.locator(".collisions")).hasCount(2);
    assertThat(at("inspection")).containsText("“" + Served.SHARED_CAPTION + "”");
    Shots.window(page, "inspect");
  }

  @Test
  void picturesAloneBringTheCopyForwardAsTheClosestPair() {
    open("inspect");
    page.locator(".histogram svg").first().waitFor();
    at("inspect-parts").selectOption("1,0");
    at("inspect-go").click();
    assertThat(page.locator(".pairs li").first()).containsText("equal encodings");
    assertThat(page.locator(".pairs li").first()).containsText(Served.COPY_CAPTION);
    page.locator(".pairs .tile").first().click();
    assertThat(at("item")).isVisible();
    page.keyboard().press("Escape");
    assertThat(at("item")).isHidden();
  }
}
