package io.hen.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.hen.server.ServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Fills an empty memory through the page: each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GalleryPageTest extends PageTest {
  @Override
  Served serve() {
    return Served.empty(ServerOptions.defaults());
  }

  @Test
  @Order(1)
  void anEmptyMemoryTeachesWhatToDo() {
    open("gallery");
    assertThat(at("nothing")).containsText("Drop pictures or a folder of pictures here");
    assertThat(at("nothing")).containsText("hen remember DIR");
    go("inspect");
    assertThat(at("inspection")).containsText("It takes two items");
  }

  @Test
  @Order(2)
  void droppedPicturesAreRememberedWithTheTextsBesideThemAndOneBadFileLosesNoOther() {
    open("gallery");
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int k = 0; k < 5; k++) {
      files.put("land-" + k + ".png", Drawings.png(k));
    }
    files.put(
        "land-2.txt", "the white tent\nsnow in the morning\n".getBytes(StandardCharsets.UTF_8));
    files.put("twice.png", Drawings.png(1));
    files.put("broken.png", "no picture".getBytes(StandardCharsets.UTF_8));
    files.put("notes.pdf", new byte[10]);
    drop("remember", files);

    assertThat(at("adding-title")).hasText("6 pictures remembered, 1 not.");
    forgive("422");
    assertThat(at("adding")).containsText("broken.png");
    assertThat(at("adding")).containsText("is the same file as");
    assertThat(page.locator(".toast")).containsText("1 file is no picture");
    assertThat(at("tiles").locator("li")).hasCount(6);
    assertThat(at("tiles")).containsText("the white tent");
    assertThat(at("holds")).containsText("6 items");
    assertThat(served().size()).isEqualTo(6);
    Shots.window(page, "remember");
  }

  @Test
  @Order(3)
  void pickedPicturesCanHaveTheirNamesAsCaptions() {
    open("gallery");
    page.locator("#add-options summary").click();
    at("stem-captions").check();
    at("pick-pictures")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload(
                "yellow-house_by-the-lake.png", "image/png", Drawings.png(7)));
    assertThat(at("tiles").locator("li")).hasCount(7);
    assertThat(at("tiles")).containsText("yellow house by the lake");
  }

  @Test
  @Order(4)
  void searchFindsCaptionsAndSaysWhenThereIsNothing() {
    open("gallery");
    at("search").fill("WHITE tent");
    assertThat(at("count")).containsText("1 item with");
    assertThat(at("tiles").locator("li")).hasCount(1);
    at("search").fill("submarine");
    assertThat(at("count")).containsText("Nothing has “submarine”");
    assertThat(at("tiles").locator("li")).hasCount(0);
    at("search").fill("");
    assertThat(at("tiles").locator("li")).hasCount(7);
  }

  @Test
  @Order(5)
  void anItemShowsWhatItIsAndGoesWhenThatIsConfirmed() {
    open("gallery");
    at("tiles").locator("button").nth(2).click();
    assertThat(at("item")).containsText("the white tent");
    assertThat(at("item")).containsText("snow in the morning");
    assertThat(at("item")).containsText("land-2.png");
    Shots.window(page, "item");
    at("item").getByText("Recall with this").click();
    assertThat(at("cue-name")).hasText("the white tent");

    go("gallery");
    at("tiles").locator("button").nth(2).click();
    at("item").getByText("Delete…").click();
    assertThat(at("item")).containsText("for good");
    at("item").getByText("Keep it").click();
    assertThat(served().size()).isEqualTo(7);
    at("item").getByText("Delete…").click();
    at("item").locator("button.danger").click();
    assertThat(at("tiles").locator("li")).hasCount(6);
    assertThat(at("holds")).containsText("6 items");
    assertThat(served().size()).isEqualTo(6);
  }

  @Test
  @Order(6)
  void manyPicturesGoInGroupsAndTheGalleryPagesThem() {
    open("gallery");
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int k = 10; k < 72; k++) {
      files.put("more-" + k + ".png", Drawings.png(k));
    }
    int[] requests = {0};
    page.onRequest(request -> {
      if (request.method().equals("POST") && request.url().endsWith("/v1/items")) {
        requests[0]++;
      }
    });
    drop("remember", files);
    assertThat(at("adding-title")).hasText("62 pictures remembered.");
    assertThat(requests[0]).isEqualTo(4);
    assertThat(at("holds")).containsText("68 items");
    // Scrolling down counts once the first page of tiles is there.
    assertThat(at("tiles").locator("li").nth(59)).isAttached();
    page.evaluate("scrollTo(0, document.body.scrollHeight)");
    assertThat(at("tiles").locator("li")).hasCount(68);
    assertThat(at("more")).isHidden();
  }

  @Test
  @Order(7)
  void cancelStopsAfterThePicturesUnderWayAndTheOthersCanBeTriedAgain() {
    open("gallery");
    List<Route> held = new ArrayList<>();
    page.route(
        "**/v1/items",
        route -> {
          if (route.request().method().equals("POST")) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int k = 72; k < 90; k++) {
      files.put("late-" + k + ".png", Drawings.png(k));
    }
    drop("remember", files);
    page.waitForCondition(() -> held.size() == 1);
    at("adding").getByText("Cancel").click();
    page.unroute("**/v1/items");
    held.getFirst().resume();
    assertThat(at("adding-title")).hasText("16 pictures remembered, 2 not tried.");
    at("adding").getByText("Try the others again").click();
    assertThat(at("adding-title")).hasText("2 pictures remembered.");
    assertThat(served().size()).isEqualTo(86);
  }
}
