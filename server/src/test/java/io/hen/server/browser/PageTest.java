package io.hen.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Drives the page in a browser against a real server. After each test nothing may have been
 * complained about in the console, and nothing may have been asked of another origin.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageTest {
  private static final double PATIENCE = 20_000;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();
  private Served served;
  private BrowserContext context;
  Page page;

  /** Starts what this class asks. */
  abstract Served serve();

  @BeforeAll
  void start() {
    Chromium.get();
    served = serve();
  }

  @AfterAll
  void stop() {
    if (served != null) {
      served.close();
    }
  }

  @AfterEach
  void nothingIsWrong() {
    if (context != null) {
      context.close();
      context = null;
    }
    List<String> said = List.copyOf(complaints);
    List<String> asked = List.copyOf(strangers);
    complaints.clear();
    strangers.clear();
    assertThat(asked).as("requests to other origins").isEmpty();
    assertThat(said).as("errors in the console").isEmpty();
  }

  Served served() {
    return served;
  }

  /** Opens a view in a window of its own. */
  void open(String view, Browser.NewContextOptions options) {
    context = Chromium.get().newContext(options.setLocale("en-GB"));
    context.setDefaultTimeout(PATIENCE);
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(message.text() + " at " + message.location());
      }
    });
    page.onPageError(complaints::add);
    String origin = served.address().toString();
    page.onRequest(request -> {
      String url = request.url();
      if (!url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("blob:")) {
        strangers.add(url);
      }
    });
    go(view);
  }

  /** Opens a view on a laptop's screen, in light colours. */
  void open(String view) {
    open(view, laptop());
  }

  static Browser.NewContextOptions laptop() {
    return new Browser.NewContextOptions().setViewportSize(1280, 900);
  }

  /** Goes to a view by its address. */
  void go(String view) {
    page.navigate(served.address() + "#" + view);
    at("view-" + view.replaceAll("/.*", "")).waitFor();
  }

  Locator at(String id) {
    return page.locator("#" + id);
  }

  /** Errors of requests that a test provokes are no fault of the page. */
  void forgive(String part) {
    complaints.removeIf(complaint -> complaint.contains(part));
  }

  /** Puts a stored picture up as the cue. */
  void cue(int item) {
    go("recall/" + item);
    page.waitForFunction("() => document.querySelector('#cue-name').textContent !== ''");
    at("easel").waitFor();
  }

  /** Recalls, and gives the verdict's kind. */
  String recall() {
    at("go").click();
    return verdict();
  }

  /** Waits for the verdict. */
  String verdict() {
    Locator said = page.locator("#verdict .said");
    said.waitFor();
    return String.valueOf(said.getAttribute("data-verdict"));
  }

  /** Brushes over everything below a height of the cue, given as a share of it. */
  void brushBelow(double share) {
    at("mask").scrollIntoViewIfNeeded();
    BoundingBox box = at("mask").boundingBox();
    page.mouse().move(box.x + 2, box.y + box.height * (share + 0.07));
    page.mouse().down();
    for (int row = 0; row <= 10; row++) {
      double y = box.y + box.height * (share + 0.07 + (0.93 - share) * row / 10.0) - 1;
      page.mouse().move(box.x + (row % 2 == 0 ? box.width - 2 : 2), y, steps(8));
      page.mouse().move(box.x + (row % 2 == 0 ? box.width - 2 : 2), y + 4, steps(2));
    }
    page.mouse().up();
  }

  static com.microsoft.playwright.Mouse.MoveOptions steps(int count) {
    return new com.microsoft.playwright.Mouse.MoveOptions().setSteps(count);
  }

  /** Drops files, as from a file manager. */
  void drop(String pane, Map<String, byte[]> files) {
    Map<String, String> encoded = new LinkedHashMap<>();
    files.forEach((name, bytes) -> encoded.put(name, Base64.getEncoder().encodeToString(bytes)));
    JSHandle transfer =
        page.evaluateHandle(
            """
            (files) => {
              const transfer = new DataTransfer();
              for (const [name, text] of Object.entries(files)) {
                const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
                const type = name.endsWith(".png") ? "image/png" : "text/plain";
                transfer.items.add(new File([bytes], name, { type }));
              }
              return transfer;
            }
            """,
            encoded);
    page.locator("body").dispatchEvent("dragenter", Map.of("dataTransfer", transfer));
    Locator target = page.locator(".pane[data-drop=" + pane + "]");
    target.waitFor();
    target.dispatchEvent("drop", Map.of("dataTransfer", transfer));
  }
}
