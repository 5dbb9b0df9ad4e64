package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecallCommandTest {
  @TempDir Path root;
  private Cli cli;
  private Path pictures;
  private Path out;

  @BeforeEach
  void remember() throws IOException {
    cli = new Cli(root.resolve("memory"));
    pictures = root.resolve("pictures");
    out = root.resolve("out");
    for (int k = 1; k <= 8; k++) {
      Drawn.picture(pictures.resolve(k + (k % 2 == 0 ? ".png" : ".bmp")), k);
    }
    Path csv =
        Files.writeString(
            root.resolve("captions.csv"), "1.bmp,one\n2.png,two\n3.bmp,twin\n4.png,twin\n");
    Ended ended = cli.hen("remember", "--codec", "pixels", pictures, "--captions", csv);
    assertThat(ended.code()).isZero();
  }

  private Ended recall(Object... words) {
    Object[] all = new Object[words.length + 3];
    System.arraycopy(words, 0, all, 3, words.length);
    all[0] = "recall";
    all[1] = "--out";
    all[2] = out;
    return cli.hen(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"upper-half", "lower-half", "left-half", "right-half", "8,8,16,16", "none"})
  void recallsAPictureFromAPartOfIt(String hidden) throws IOException {
    Path cue = Drawn.picture(root.resolve("cue.png"), 6);
    Ended ended = recall("--picture", cue, "--hidden", hidden);
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains("retrieved: item 6 (6.png)")
        .contains("weight    1.0000", "the nearest-neighbour baseline agrees", "settling");
    assertThat(out.resolve("item-6-original.png"))
        .hasSameBinaryContentAs(pictures.resolve("6.png"));
    assertThat(ImageIO.read(out.resolve("item-6-decoded.png").toFile()).getWidth()).isEqualTo(64);
  }

  @Test
  void hidesTheTransparentPixelsByDefault() throws IOException {
    Path torn = Drawn.torn(root.resolve("torn.png"), 5, 16);
    Ended ended = recall("--picture", torn);
    assertThat(ended.out()).contains("retrieved: item 5 (5.bmp)", "50.0 % of the pixels");
    assertThat(out.resolve("item-5-original.bmp"))
        .hasSameBinaryContentAs(pictures.resolve("5.bmp"));
    assertThat(recall("--picture", torn, "--hidden", "none").out()).doesNotContain("hidden");
  }

  @Test
  void hidesWhatAMaskPictureSays() throws IOException {
    Path cue = Drawn.picture(root.resolve("cue.png"), 7);
    BufferedImage mask = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    mask.setRGB(1, 1, 0xffffff);
    Path file = root.resolve("mask.png");
    ImageIO.write(mask, "png", file.toFile());
    assertThat(recall("--picture", cue, "--hidden", "mask:" + file).out())
        .contains("retrieved: item 7", "25.0 % of the pixels");
    Ended missing = recall("--picture", cue, "--hidden", "mask:" + root.resolve("none.png"));
    assertThat(missing.code()).isNotZero();
    assertThat(missing.err()).contains("none.png");
  }

  @Test
  void findsAPaintedRectangleByItself() throws IOException {
    Path cue = Drawn.picture(root.resolve("cue.png"), 6);
    BufferedImage painted = ImageIO.read(cue.toFile());
    for (int y = 0; y < painted.getHeight() / 2; y++) {
      for (int x = 0; x < painted.getWidth(); x++) {
        painted.setRGB(x, y, 0xff12f3a5);
      }
    }
    ImageIO.write(painted, "png", cue.toFile());
    assertThat(recall("--picture", cue, "--hidden", "auto").out())
        .contains("retrieved: item 6", " % of the pixels");
  }

  @Test
  void hidesSeveralRegions() throws IOException {
    Path cue = Drawn.picture(root.resolve("cue.png"), 7);
    assertThat(recall("--picture", cue, "--hidden", "left-half", "--hidden", "upper-half").out())
        .contains("retrieved: item 7", "75.0 % of the pixels");
  }

  @Test
  void recallsByCaptionAndByBoth() {
    assertThat(recall("--caption", "two").out()).contains("retrieved: item 2, \"two\" (2.png)");
    Path cue = Drawn.picture(root.resolve("cue.png"), 4);
    assertThat(recall("--caption", "twin", "--picture", cue, "--hidden", "lower-half").out())
        .contains("retrieved: item 4, \"twin\" (4.png)");
  }

  @Test
  void namesATie() {
    Ended ended = recall("--caption", "twin");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains("ambiguous: 2 items fit the cue equally well")
        .contains("item 3, \"twin\" (3.bmp)", "item 4, \"twin\" (4.png)");
    assertThat(out.resolve("mixture-decoded.png")).exists();
    JsonNode json = recall("--caption", "twin", "--json").json();
    assertThat(json.get("verdict").asString()).isEqualTo("ambiguous");
    assertThat(json.get("members").asInt()).isEqualTo(2);
    assertThat(json.at("/ties/1/id").asInt()).isEqualTo(4);
    assertThat(json.get("item").isNull()).isTrue();
  }

  @Test
  void namesAMixture() {
    Path cue = Drawn.picture(root.resolve("cue.png"), 6);
    Ended ended = recall("--picture", cue, "--beta", "1e-7");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains("metastable: a mixture of 8 items, worth 8.00, entropy 2.079 nats")
        .contains("0.125");
    JsonNode json = recall("--picture", cue, "--beta", "1e-7", "--json").json();
    assertThat(json.get("verdict").asString()).isEqualTo("metastable");
    assertThat(json.get("mixture")).hasSize(8);
    assertThat(json.at("/mixture/0/weight").asDouble()).isBetween(0.12, 0.14);
    assertThat(json.get("entropy").asDouble()).isBetween(2.0, 2.08);
  }

  @Test
  void saysWhatIsUnfamiliar() {
    Ended ended = recall("--caption", "Two");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).contains("unfamiliar: no stored caption is \"Two\"");
    assertThat(out).doesNotExist();
    Path cue = Drawn.picture(root.resolve("cue.png"), 6);
    JsonNode json = recall("--picture", cue, "--hidden", "0,0,48,32", "--json").json();
    assertThat(json.get("verdict").asString()).isEqualTo("unfamiliar");
    assertThat(json.get("reason").asString()).isNotBlank();
  }

  @Test
  void printsOneJsonObject() {
    Path cue = Drawn.picture(root.resolve("cue.png"), 2);
    JsonNode json =
        recall("--picture", cue, "--hidden", "lower-half", "--steps", 7, "--json").json();
    assertThat(json.propertyNames())
        .containsExactly(
            "verdict",
            "words",
            "item",
            "weight",
            "members",
            "ties",
            "mixture",
            "entropy",
            "participation",
            "reason",
            "leading",
            "nearest",
            "margin",
            "beta",
            "familiarity",
            "certificates",
            "hiddenShare",
            "steps",
            "settled",
            "energies",
            "milliseconds",
            "files");
    assertThat(json.get("verdict").asString()).isEqualTo("retrieved");
    assertThat(json.at("/item/id").asInt()).isEqualTo(2);
    assertThat(json.at("/item/caption").asString()).isEqualTo("two");
    assertThat(json.at("/item/file").asString()).isEqualTo("2.png");
    assertThat(json.get("words").asString()).isEqualTo("retrieved: item 2, \"two\" (2.png)");
    assertThat(json.at("/leading/0/item/id").asInt()).isEqualTo(2);
    assertThat(json.get("hiddenShare").asDouble()).isEqualTo(0.5);
    assertThat(json.get("weight").asDouble()).isBetween(0.99, 1.0);
    assertThat(json.at("/nearest/id").asInt()).isEqualTo(2);
    assertThat(json.get("steps").asInt()).isBetween(1, 7);
    assertThat(json.get("energies")).hasSize(json.get("steps").asInt() + 1);
    assertThat(Path.of(json.at("/files/decoded").asString())).exists();
    assertThat(Path.of(json.at("/files/original").asString())).exists();
    assertThat(json.get("milliseconds").propertyNames())
        .containsExactly("encoding", "settling", "decoding");
  }

  @Test
  void paintsOverWhatIsHiddenAsThePaperDoes() {
    Path cue = Drawn.picture(root.resolve("cue.png"), 2);
    Ended masked =
        recall(
            "--picture",
            cue,
            "--hidden",
            "upper-half",
            "--similarity",
            "dot",
            "--stranger-error",
            0);
    assertThat(masked.out()).contains("retrieved: item ");
    Ended white =
        recall(
            "--picture",
            cue,
            "--hidden",
            "0,0,47,32",
            "--unmasked",
            "--fill",
            "white",
            "--stranger-error",
            0);
    Ended black =
        recall(
            "--picture",
            cue,
            "--hidden",
            "0,0,47,32",
            "--unmasked",
            "--fill",
            "black",
            "--stranger-error",
            0);
    assertThat(white.out()).contains("retrieved: item ");
    assertThat(black.out()).contains("retrieved: item ");
    assertThat(white.out().lines().findFirst())
        .as("a nearly white picture is not like a nearly black one")
        .isNotEqualTo(black.out().lines().findFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "--beta, -1, beta must be",
    "--beta, NaN, beta must be",
    "--steps, 0, steps must",
    "--damping, 1.5, damping must",
    "--similarity, l3, --similarity",
    "--hidden, middle, is not upper-half",
    "--hidden, '1,2,0,4', hidden rectangle",
    "--fill, white, --unmasked"
  })
  void refusesValuesOutOfRange(String option, String value, String message) {
    Path cue = Drawn.picture(root.resolve("cue.png"), 2);
    Ended ended = recall("--picture", cue, option, value);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(message, "hen recall --help");
  }

  @Test
  void wantsACue() {
    assertThat(recall().err()).contains("nothing to recall with");
    assertThat(recall("--caption", "one", "--hidden", "lower-half").err())
        .contains("about a --picture");
  }

  @Test
  void refusesARegionThatIsNotInThePicture() throws IOException {
    Path cue = Drawn.picture(root.resolve("cue.png"), 2);
    Ended outside = recall("--picture", cue, "--hidden", "48,0,5,5");
    assertThat(outside.code()).isEqualTo(4);
    assertThat(outside.err()).contains("outside of " + cue, "48x32");
    assertThat(recall("--picture", cue, "--hidden", "alpha").err())
        .contains("has no transparent pixels");
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Files.writeString(out, "a file where the folder should be");
    Ended ended = recall("--caption", "one");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("cannot write " + out, "--out").doesNotContain("\tat ");
  }
}
