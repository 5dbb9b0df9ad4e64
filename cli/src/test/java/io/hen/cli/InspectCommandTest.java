package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InspectCommandTest {
  @TempDir Path root;
  private Cli cli;

  @BeforeEach
  void remember() throws IOException {
    cli = new Cli(root.resolve("memory"));
    Path pictures = root.resolve("pictures");
    for (int k = 1; k <= 6; k++) {
      Drawn.picture(pictures.resolve(k + ".png"), k);
    }
    Files.copy(pictures.resolve("2.png"), pictures.resolve("7.png"));
    Path csv = Files.writeString(root.resolve("captions.csv"), "3.png,twin\n4.png,twin\n");
    Ended ended =
        cli.hen("remember", "--codec", "pixels", pictures, "--captions", csv, "--again", "-q");
    assertThat(ended.code()).isZero();
  }

  @Test
  void namesPairsAndSharedCaptionsAndShowsThePictures() throws IOException {
    Path out = root.resolve("pairs");
    Ended ended = cli.hen("inspect", "--out", out, "--worst", 2);
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("7 items, all examined", "closest pairs:", "(2.png) and item 7 (7.png)")
        .contains("\"twin\": item 3, item 4")
        .contains("image: item 2, item 7")
        .contains("to its own item (left) and to others (right):")
        .contains("beta for whole cues:", "cannot say");
    assertThat(ImageIO.read(out.resolve("items-2-and-7.png").toFile()).getHeight()).isEqualTo(256);
  }

  @Test
  void printsOneJsonObject() {
    JsonNode json = cli.hen("inspect", "--json", "--weights", "1,0").json();
    assertThat(json.propertyNames())
        .containsExactly(
            "items",
            "examined",
            "beta",
            "forgetsBelow",
            "certified",
            "separation",
            "distance",
            "cosines",
            "sharedCaptions",
            "sharedPatterns",
            "capacity",
            "worst");
    assertThat(json.at("/worst/0/squaredDistance").asDouble()).isLessThan(1e-9);
    assertThat(json.at("/cosines/sampled").asInt()).isEqualTo(json.get("items").asInt());
    assertThat(json.at("/cosines/self").valueStream().mapToInt(JsonNode::asInt).sum())
        .isEqualTo(json.get("items").asInt());
    assertThat(json.at("/cosines/high").asDouble()).isLessThanOrEqualTo(1);
    assertThat(json.at("/sharedCaptions/0/items/1/id").asInt()).isEqualTo(4);
  }

  @Test
  void refusesWeightsThatAreNone() {
    assertThat(cli.hen("inspect", "--weights", "1").code()).isEqualTo(2);
    assertThat(cli.hen("inspect", "--weights", "0,0").err()).contains("not all zero");
  }
}
