package io.hen.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of the page for the documentation: {@code -Dhen.screenshots=DIR} writes them, and
 * without it they are taken all the same, and thrown away.
 */
final class Shots {
  /** What a picture in the repository may weigh. */
  private static final int MOST_BYTES = 300_000;

  private Shots() {}

  /** Takes the upper end of the page, as much as is in the window. */
  static void top(Page page, String name) {
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }");
    window(page, name);
  }

  /** Takes what is seen in the window. */
  static void window(Page page, String name) {
    settle(page);
    keep(
        page.screenshot(
            new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setCaret(ScreenshotCaret.HIDE)),
        name);
  }

  /** Waits until all pictures in the window are there. */
  private static void settle(Page page) {
    Locator pictures = page.locator("img:visible");
    pictures.first().waitFor();
    page.waitForFunction(
        """
        () => [...document.images].every((image) => image.complete
            || image.getBoundingClientRect().top > innerHeight
            || image.closest("[hidden], .strip"))
        """);
  }

  private static void keep(byte[] png, String name) {
    assertThat(png.length).as("bytes of the picture " + name).isLessThan(MOST_BYTES);
    String folder = System.getProperty("hen.screenshots");
    if (folder != null) {
      try {
        Files.write(Files.createDirectories(Path.of(folder)).resolve(name + ".png"), png);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
