package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hen.cli.Cli.Ended;
import io.hen.encoders.library.ModelLibrary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ModelsCommandTest {
  private static final String UNKNOWN =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @TempDir Path root;
  private String before;

  @BeforeEach
  void ownLibrary() {
    before = System.getProperty(ModelLibrary.PROPERTY, "");
    System.setProperty(ModelLibrary.PROPERTY, root.resolve("models").toString());
  }

  @AfterEach
  void restore() {
    System.setProperty(ModelLibrary.PROPERTY, before);
  }

  /** The shipped model under another name: a model that works. */
  private Path model(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    for (String file : new String[] {"card.yaml", "encoder.onnx", "decoder.onnx"}) {
      try (var in = io.hen.encoders.Codecs.class.getResourceAsStream("models/dvae/" + file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
    Path card = folder.resolve("card.yaml");
    Files.writeString(card, Files.readString(card).replace("name: dvae", "name: " + name));
    return folder;
  }

  @Test
  void listsShippedAndPublicModels() {
    Ended list = Cli.run("models", "list");
    assertThat(list.code()).isZero();
    assertThat(list.out())
        .containsPattern("shipped +picture +dvae")
        .containsPattern("available +picture +openai-dvae .*\\(stand-in\\)")
        .containsPattern("available +text +clip-vit-l-14 ");
    assertThat(list.err()).contains(root.resolve("models").toString());
    assertThat(root.resolve("models")).doesNotExist();
    assertThat(Cli.run("models", "list", "--sources").out())
        .contains("https://cdn.openai.com/dall-e/encoder.pkl", "sha256 unknown", "MIT");
    Ended json = Cli.run("models", "list", "--json");
    assertThat(json.json().at("/directory").asString())
        .isEqualTo(root.resolve("models").toString());
    assertThat(json.json().at("/models/0/state").asString()).isEqualTo("shipped");
    assertThat(json.err()).isEmpty();
  }

  @Test
  void addsAModelThatRememberThenUses() throws IOException {
    Ended added = Cli.run("models", "add", model("mine").toString());
    assertThat(added.code()).as(added.err()).isZero();
    assertThat(added.out()).contains("added mine 1", "8x8 tokens", "2 files", " dB");
    assertThat(Cli.run("models", "list").out()).containsPattern("installed +picture +mine");

    Ended check = Cli.run("models", "check", "--json");
    assertThat(check.code()).isZero();
    assertThat(check.json().at("/models/0/name").asString()).isEqualTo("mine");
    assertThat(check.json().at("/models/0/figures/psnr").asDouble()).isBetween(10.0, 60.0);

    Cli memory = new Cli(root.resolve("memory"));
    Path picture = Drawn.picture(root.resolve("a.png"), 1);
    Ended stored = memory.hen("remember", picture, "--codec", "mine");
    assertThat(stored.code()).as(stored.err()).isZero();
    Ended recalled =
        memory.hen(
            "recall", "--picture", picture, "--hidden", "lower-half", "--out", root.resolve("o"));
    assertThat(recalled.code()).as(recalled.err()).isZero();

    assertThat(Cli.run("models", "remove", "mine").out()).contains("removed mine");
    assertThat(memory.hen("list").code()).as("its model is gone").isEqualTo(6);
  }

  @Test
  void namesWhatIsBroken() throws IOException {
    Path folder = model("mine");
    assertThat(Cli.run("models", "add", folder.toString()).code()).isZero();
    Ended again = Cli.run("models", "add", folder.toString());
    assertThat(again.code()).isEqualTo(6);
    assertThat(again.err()).contains("there is a model mine", "what to do: ");
    Files.writeString(root.resolve("models/mine/encoder.onnx"), "x");
    Ended check = Cli.run("models", "check");
    assertThat(check.code()).isEqualTo(6);
    assertThat(check.out()).contains("BROKEN mine: encoder.onnx");
    assertThat(Cli.run("models", "check", "none").code()).isEqualTo(6);
    assertThat(Cli.run("models", "remove", "none").code()).isEqualTo(6);
    assertThat(Cli.run("models", "add", root.resolve("none").toString()).code()).isEqualTo(6);
  }

  @Test
  void fetchesAFileAndSaysHowToGoOn() throws IOException {
    byte[] bytes = "test".getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/w",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    try {
      Path card =
          Files.writeString(
              root.resolve("far.yaml"),
              """
              name: far
              kind: picture
              description: a test
              licence: MIT
              source: made up
              latent: {kind: dense, channels: 4, factor: 8}
              picture: {size: 64}
              tested: stand-in
              obtain: export
              files: [{file: w.pth, url: "http://localhost:%d/w"}]
              """
                  .formatted(server.getAddress().getPort()));
      Ended refused = Cli.run("models", "fetch", card.toString());
      assertThat(refused.code()).isEqualTo(6);
      assertThat(refused.err()).contains("SHA-256 of w.pth of far is not known", "unverified");
      assertThat(
              Cli.run("models", "fetch", card.toString(), "--json")
                  .json()
                  .at("/error/code")
                  .asString())
          .isEqualTo("model.digest");

      Ended wrong =
          Cli.run("models", "fetch", card.toString(), "--sha256", UNKNOWN.replace('9', '8'));
      assertThat(wrong.code()).isEqualTo(6);
      assertThat(wrong.err()).contains(UNKNOWN + " came", "nothing of it was kept");

      Ended taken = Cli.run("models", "fetch", card.toString(), "--unverified");
      assertThat(taken.code()).as(taken.err()).isZero();
      assertThat(taken.out())
          .contains(
              "w.pth: 4 bytes, sha256 " + UNKNOWN,
              "python training/export_pretrained.py far --from ",
              "hen models add far");
      assertThat(taken.err()).contains("warning: nobody's digest of w.pth was known");

      Ended known =
          Cli.run("models", "fetch", card.toString(), "--json", "--sha256", "w.pth=" + UNKNOWN);
      assertThat(known.json().at("/outcome").asString()).isEqualTo("to-export");
      assertThat(known.json().at("/files/0/verified").asBoolean()).isTrue();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(Cli.run("models").code()).isEqualTo(2);
    assertThat(Cli.run("models").err()).contains("list, fetch, add, check or remove");
    assertThat(Cli.run("models", "fetch").code()).isEqualTo(2);
    assertThat(Cli.run("models", "add").code()).isEqualTo(2);
    assertThat(Cli.run("models", "fetch", "taesd", "--sha256", "abc").code()).isEqualTo(2);
    assertThat(Cli.run("models", "fetch", "taesd", "--sha256", UNKNOWN).err())
        .contains("--sha256 must name the file");
    assertThat(Cli.run("models", "fetch", "taesd", "--max-size", "0").code()).isEqualTo(2);
    Ended unknown = Cli.run("models", "fetch", "nothing");
    assertThat(unknown.code()).isEqualTo(6);
    assertThat(unknown.err()).contains("the catalogue has no model nothing");
  }

  static Stream<String> commands() {
    return new CommandLine(new Hen(new Shutdown(), false))
        .getSubcommands().get("models").getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "fetch", "add", "check", "remove"})
  void teachesEachCommandWithAnExample(String command) {
    assertThat(commands()).contains(command);
    Ended help = Cli.run("models", command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Usage: hen models " + command, "Example", "  hen models " + command)
        .contains("--json", "--quiet");
    assertThat(help.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }
}
