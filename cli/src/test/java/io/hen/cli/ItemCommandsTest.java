package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code list}, {@code show}, {@code forget} and {@code doctor}. */
class ItemCommandsTest {
  @TempDir Path root;
  private Cli cli;
  private Path pictures;

  @BeforeEach
  void remember() throws IOException {
    cli = new Cli(root.resolve("memory"));
    pictures = root.resolve("pictures");
    Drawn.picture(pictures.resolve("a.png"), 1);
    Drawn.picture(pictures.resolve("b.png"), 2);
    Drawn.picture(pictures.resolve("c.png"), 3);
    Files.writeString(pictures.resolve("a.txt"), "A red bus\na bus");
    Files.writeString(pictures.resolve("b.txt"), "evil \u001b[31mcaption");
    cli.hen("remember", "--codec", "pixels", pictures);
  }

  @Test
  void listsInOrder() {
    Ended ended = cli.hen("list");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .isEqualToNormalizingNewlines(
            """
                 1  a.png  A red bus
                 2  b.png  evil  [31mcaption
                 3  c.png
            """);
  }

  @Test
  void listsAtMostSoMany() {
    Ended ended = cli.hen("list", "--limit", 2);
    assertThat(ended.out()).contains("a.png", "b.png").doesNotContain("c.png");
    assertThat(ended.err()).contains("the first 2 of 3 items");
    assertThat(cli.hen("list", "--limit", 0).out()).contains("c.png");
    assertThat(cli.hen("list", "--limit", 3).err()).isEmpty();
    assertThat(cli.hen("list", "--limit", -1).code()).isEqualTo(2);
  }

  @Test
  void searchesCaptionsAndMetadata() {
    assertThat(cli.hen("list", "--search", "RED").out()).contains("a.png").doesNotContain("b.png");
    assertThat(cli.hen("list", "--search", "a bus").out()).contains("a.png");
    assertThat(cli.hen("list", "--search", "c.png").out()).contains("     3");
    assertThat(cli.hen("list", "--search", "lorry").err()).contains("no item has \"lorry\"");
  }

  @Test
  void listsAsJson() {
    JsonNode json = cli.hen("list", "--limit", "2", "--json").json();
    assertThat(json.propertyNames()).containsExactly("items", "size", "more", "next");
    assertThat(json.get("size").asInt()).isEqualTo(3);
    assertThat(json.get("more").asBoolean()).isTrue();
    assertThat(json.at("/items/0").propertyNames()).containsExactly("id", "caption", "file");
    assertThat(json.at("/items/1/caption").asString()).isEqualTo("evil \u001b[31mcaption");
  }

  @Test
  void endsQuietlyWhenNobodyReads() {
    StringWriter err = new StringWriter();
    Writer closed =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    String memory = root.resolve("memory").toString();
    int code =
        new Hen(new Shutdown(), false)
            .run(new PrintWriter(closed), new PrintWriter(err), "list", "--memory", memory);
    assertThat(code).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void showsAnItem() throws IOException {
    Ended ended = cli.hen("show", 1);
    assertThat(ended.out())
        .contains("item 1", "caption    A red bus", "caption    a bus", "file       a.png")
        .contains("image/png")
        .doesNotContain("decoded");
    Path out = root.resolve("out");
    Ended written = cli.hen("show", 1, "--out", out);
    assertThat(written.out()).contains("item-1-original.png", "item-1-decoded.png");
    assertThat(out.resolve("item-1-original.png"))
        .hasSameBinaryContentAs(pictures.resolve("a.png"));
    assertThat(out.resolve("item-1-decoded.png")).isNotEmptyFile();
  }

  @Test
  void showsAnItemAsJson() {
    JsonNode json = cli.hen("show", 3, "--json").json();
    assertThat(json.propertyNames())
        .containsExactly(
            "id", "captions", "metadata", "mediaType", "bytes", "remembered", "linked", "files");
    assertThat(json.get("captions")).isEmpty();
    assertThat(json.at("/files/decoded").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "one", "1.5"})
  void refusesWhatIsNoNumberOfAnItem(String id) {
    assertThat(cli.hen("show", "--", id).code()).isEqualTo(2);
    assertThat(cli.hen("forget", "--", id).code()).isEqualTo(2);
  }

  @Test
  void forgetsItems() {
    Ended ended = cli.hen("forget", 1, 3);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("forgot item 1, \"A red bus\" (a.png)", "forgot item 3");
    assertThat(ended.err()).contains("still holds 1");
    assertThat(cli.hen("list").out()).contains("b.png").doesNotContain("a.png");
    JsonNode json = cli.hen("forget", 2, "--json").json();
    assertThat(json.at("/forgotten/0/id").asInt()).isEqualTo(2);
    assertThat(json.get("size").asInt()).isZero();
    assertThat(cli.hen("list").err()).contains("the memory is empty");
    assertThat(cli.hen("recall", "--caption", "A red bus").code()).isEqualTo(3);
  }

  @Test
  void forgetsNothingIfOneIsNotThere() {
    Ended ended = cli.hen("forget", 1, 9, "--json");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.json().at("/error/code").asString()).isEqualTo("item.unknown");
    assertThat(cli.hen("list").out()).contains("a.png");
    assertThat(cli.hen("show", 9).code()).isEqualTo(3);
  }

  @Test
  void doctorLooksAtEverything() {
    JsonNode json = cli.hen("doctor", "--json").json();
    assertThat(json.propertyNames()).containsExactly("healthy", "version", "findings");
    assertThat(json.get("findings").valueStream().map(f -> f.get("name").asString()))
        .containsExactly(
            "java",
            "kernels",
            "codec dvae",
            "codec vq-f8",
            "codec vq-f8-tokens",
            "codec vq-f16",
            "codec vq-f16-tokens",
            "codec kl-f8",
            "codec pixels",
            "onnxruntime",
            "memory");
    JsonNode memory = json.at("/findings/10");
    assertThat(memory.get("healthy").asBoolean()).isTrue();
    assertThat(memory.get("detail").asString()).contains("3 items", "2 with a caption", "pixels 1");
    assertThat(cli.hen("doctor").out()).contains("ok     java", "ok     codec pixels");
  }
}
