package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RememberCommandTest {
  @TempDir Path root;
  private Cli cli;
  private Path pictures;

  @BeforeEach
  void draw() {
    cli = new Cli(root.resolve("memory"));
    pictures = root.resolve("pictures");
    Drawn.picture(pictures.resolve("a.png"), 1);
    Drawn.picture(pictures.resolve("b.jpg"), 2);
    Drawn.picture(pictures.resolve("deep/er/c.BMP"), 3);
  }

  private Ended remember(Object... words) {
    Object[] all = new Object[words.length + 3];
    System.arraycopy(words, 0, all, 3, words.length);
    all[0] = "remember";
    all[1] = "--codec";
    all[2] = "pixels";
    return cli.hen(all);
  }

  private JsonNode item(int id) {
    return cli.hen("show", id, "--json").json();
  }

  private List<String> captions(int id) {
    return item(id).get("captions").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void remembersAFolderAtAnyDepth() throws IOException {
    Files.writeString(pictures.resolve("notes.md"), "no picture");
    Drawn.picture(pictures.resolve(".trash/x.png"), 9);
    Ended ended = remember(pictures);
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains("remembered 3 pictures (items 1 to 3)", "now holds 3")
        .contains(root.resolve("memory").toString());
    assertThat(item(1).at("/metadata/file").asString()).isEqualTo("a.png");
    assertThat(item(3).at("/metadata/file").asString()).isEqualTo("deep/er/c.BMP");
    assertThat(captions(1)).isEmpty();
  }

  @Test
  void printsOneJsonObject() {
    JsonNode json = remember(pictures, "--json", "-q").json();
    assertThat(json.propertyNames())
        .containsExactly(
            "remembered",
            "ids",
            "seconds",
            "memory",
            "codec",
            "size",
            "withoutCaption",
            "alreadyThere",
            "unreadable",
            "collisions",
            "captionsOfUnknownFiles",
            "interrupted");
    assertThat(json.get("remembered").asInt()).isEqualTo(3);
    assertThat(json.get("ids").valueStream().map(JsonNode::asInt)).containsExactly(1, 2, 3);
    assertThat(json.get("withoutCaption").asInt()).isEqualTo(3);
    assertThat(json.get("codec").asString()).startsWith("pixels ");
  }

  @Test
  void takesEachOfCocosCaptionsAsKey() throws IOException {
    Path coco =
        Files.writeString(
            root.resolve("coco.json"),
            """
            {"info": {}, "images": [{"id": 7, "file_name": "a.png"}, {"id": 8, "file_name": "b.jpg"}],
             "annotations": [{"image_id": 7, "id": 1, "caption": "red "},
                             {"image_id": 8, "id": 2, "caption": "blue"},
                             {"image_id": 7, "id": 3, "caption": "rather red"}]}
            """);
    Ended ended = remember(pictures, "--captions", coco);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("1 of them without a caption");
    assertThat(captions(1)).containsExactly("red", "rather red");
    assertThat(captions(2)).containsExactly("blue");
  }

  @Test
  void keepsTheOthersAsMetadataWhenAsked() throws IOException {
    Files.writeString(pictures.resolve("b.txt"), "a blue one\nsomething blue\n");
    assertThat(remember(pictures, "--caption-choice", "first").code()).isZero();
    assertThat(captions(2)).containsExactly("a blue one");
    assertThat(item(2).at("/metadata/caption.2").asString()).isEqualTo("something blue");
  }

  @Test
  void linksOrRejectsWhatCollides() throws IOException {
    assertThat(remember(pictures).code()).isZero();
    Path copy = Files.copy(pictures.resolve("a.png"), root.resolve("copy.png"));
    Ended rejected = remember(copy, "--again", "--on-collision", "reject");
    assertThat(rejected.code()).isEqualTo(4);
    assertThat(rejected.err()).contains("item 1");
    Ended linked = remember(copy, "--again", "--on-collision", "link");
    assertThat(linked.err()).contains("item 1 (a.png) and item 4 (copy.png): the same file");
    Ended recalled = cli.hen("recall", "--picture", copy, "--out", root.resolve("out"));
    assertThat(recalled.code()).isZero();
    assertThat(recalled.out()).contains("linked: a set of 2 items", "item 1", "item 4");
  }

  @Test
  void joinsCaptionsWhenAsked() throws IOException {
    Path list =
        Files.writeString(root.resolve("captions.json"), "{\"a.png\": [\"red\", \"rather red\"]}");
    assertThat(remember(pictures, "--captions", list, "--caption-choice", "joined").code())
        .isZero();
    assertThat(captions(1)).containsExactly("red", "rather red");
    Path out = root.resolve("out");
    assertThat(cli.hen("recall", "--caption", "red rather red", "--out", out).out())
        .contains("retrieved: item 1");
    assertThat(cli.hen("recall", "--caption", "red", "--out", out).code()).isEqualTo(3);
  }

  @Test
  void readsTheCaptionBesideThePicture() throws IOException {
    Files.writeString(pictures.resolve("b.txt"), "\n a blue one \nsomething blue\n");
    assertThat(remember(pictures).code()).isZero();
    assertThat(captions(2)).containsExactly("a blue one", "something blue");
  }

  @Test
  void warnsOfCaptionsThatTwoPicturesShareAndOfUnknownFiles() throws IOException {
    Path csv =
        Files.writeString(
            root.resolve("captions.csv"),
            "file,caption\na.png,\"one, two\"\nb.jpg,\"one, two\"\nnowhere.png,three\n");
    Ended ended = remember(pictures, "--captions", csv);
    assertThat(ended.code()).isZero();
    assertThat(ended.err())
        .contains("hen: warning: 1 pair of pictures that a recall cannot tell apart")
        .contains("item 1 (a.png) and item 2 (b.jpg): the same caption")
        .contains("hen: warning: 1 file in the captions, but not among the pictures")
        .contains("nowhere.png");
    Path more = Drawn.picture(root.resolve("more/d.png"), 4);
    Path tsv = Files.writeString(root.resolve("captions.tsv"), "d.png\tone, two\n");
    JsonNode json = remember(more, "--captions", tsv, "--json").json();
    assertThat(json.at("/collisions/0/first/file").asString()).isEqualTo("a.png");
    assertThat(json.at("/collisions/0/second/id").asInt()).isEqualTo(4);
  }

  @Test
  void quietKeepsWarningsAway() throws IOException {
    Path csv = Files.writeString(root.resolve("c.csv"), "a.png,x\nb.jpg,x\n");
    Ended ended = remember("-q", pictures, "--captions", csv);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("remembered 3 pictures");
  }

  @Test
  void leavesOutWhatIsThereAlready() {
    remember(pictures);
    Ended again = remember(pictures, Drawn.picture(root.resolve("d.png"), 4));
    assertThat(again.out()).contains("remembered 1 picture (item 4)", "now holds 4");
    assertThat(again.err()).contains("3 pictures are there already", "--again");
    assertThat(remember(pictures, "--again").out()).contains("remembered 3 pictures", "holds 7");
  }

  @Test
  void remembersTarFiles() throws IOException {
    Path tar = root.resolve("pictures.tar");
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      for (String name : new String[] {"a.png", "b.jpg"}) {
        byte[] bytes = Files.readAllBytes(pictures.resolve(name));
        TarArchiveEntry entry = new TarArchiveEntry("in/" + name);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
      }
    }
    Path csv = Files.writeString(root.resolve("c.csv"), "in/b.jpg,blue\n");
    Ended ended = remember(tar, "--captions", csv);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("remembered 2 pictures");
    assertThat(captions(2)).containsExactly("blue");
  }

  @Test
  void stopsBetweenBatchesAndGoesOnWhenRepeated() {
    Shutdown shutdown = new Shutdown();
    shutdown.request();
    String memory = root.resolve("memory").toString();
    Ended ended =
        Cli.run(shutdown, "remember", "--memory", memory, "--codec", "pixels", pictures.toString());
    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.err()).contains("interrupted");
    assertThat(remember(pictures).out()).contains("remembered 3 pictures");
  }

  @Test
  void wantsSomethingToRemember() {
    Ended ended = cli.hen("remember");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("missing required parameter", "hen remember --help");
    assertThat(remember(pictures, "--batch", "0").err()).contains("--batch must lie in 1..64");
    assertThat(cli.hen("remember", pictures, "--codec", "jpeg").err())
        .contains("there is no codec 'jpeg'; there are dvae, vq-f8, ");
    assertThat(root.resolve("memory")).doesNotExist();
  }

  /** New memories find captions by meaning; one that there is keeps its codec. */
  @Test
  void newMemoriesTakeMinilm() {
    Ended made = cli.hen("--json", "remember", pictures);
    assertThat(made.code()).isZero();
    assertThat(made.json().get("codec").asString()).startsWith("dvae+minilm ");
    Ended again = cli.hen("--json", "remember", pictures);
    assertThat(again.json().get("codec")).isEqualTo(made.json().get("codec"));
  }

  @Test
  void otherMemoriesKeepTheirCodec() {
    assertThat(remember(pictures).code()).isZero();
    Ended again = cli.hen("--json", "remember", pictures);
    assertThat(again.json().get("codec").asString()).startsWith("pixels ");
  }
}
