package io.hen.server.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of all tests of this run: Debian's Chromium, started when the first one wants it. */
final class Chromium {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static Browser browser;

  private Chromium() {}

  /** The browser; where there is none, or nothing to drive it with, the test is skipped. */
  static synchronized Browser get() {
    if (browser == null) {
      Path program =
          place()
              .orElseGet(() ->
                  abort("no Chromium: apt install chromium fonts-dejavu-core, then run it again"));
      checkDriver();
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      // Test machines run as root in containers, where Chromium has no sandbox.
                      .setArgs(List.of("--no-sandbox", "--disable-gpu", "--lang=en-GB")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return browser;
  }

  private static Optional<Path> place() {
    return Stream.concat(Stream.ofNullable(System.getProperty("hen.chromium")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The driver is a program in a jar, one for each platform, and all of them are in one jar. */
  private static void checkDriver() {
    if (Playwright.class.getResource("/driver/linux/node") == null) {
      abort("no driver for the browser: run Maven with -Pbrowser");
    }
  }
}
