package io.hen.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.hen.server.ServerOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that wants a token. */
final class SessionPageTest extends PageTest {
  private static final String TOKEN = "correct-horse-battery-staple";

  @Override
  Served serve() {
    return Served.empty(ServerOptions.defaults().withToken(TOKEN));
  }

  @Test
  void theTokenIsAskedForOnceAndKeptFromScripts() {
    open("gallery");
    at("session").waitFor();
    at("token").fill("not the token of it");
    at("token").press("Enter");
    assertThat(at("session-problem")).containsText("token");
    at("token").fill(TOKEN);
    at("token").press("Enter");
    assertThat(at("nothing")).containsText("Nothing is remembered yet");
    assertThat(at("session")).isHidden();
    assertThat(page.evaluate("document.cookie")).isEqualTo("");

    drop("remember", Map.of("one.png", Drawings.png(1)));
    assertThat(at("tiles").locator("img")).hasJSProperty("complete", true);
    page.reload();
    assertThat(at("tiles").locator("li")).hasCount(1);
    forgive("401");
  }
}
