package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import io.hen.encoders.Codecs;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.MemoryOptions;
import io.hen.server.HenServer;
import io.hen.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on a memory behind a URL say what they say on one in a folder. */
class RemoteCommandsTest {
  private static final String TOKEN = "a token that nobody guesses";

  @TempDir Path root;
  private Path pictures;
  private Cli local;
  private AssociativeMemory served;
  private HenServer server;

  @BeforeEach
  void serve() throws IOException {
    pictures = root.resolve("pictures");
    for (int k = 1; k <= 6; k++) {
      Drawn.picture(pictures.resolve(k + ".png"), k);
    }
    Drawn.picture(pictures.resolve("6 again.png"), 6);
    Files.writeString(pictures.resolve("1.txt"), "A red bus\na bus, “red”");
    Files.writeString(pictures.resolve("2.txt"), "a twin");
    Files.writeString(pictures.resolve("3.txt"), "a twin");
    Files.writeString(root.resolve("token"), TOKEN + "\n");
    local = new Cli(root.resolve("local"));
    served =
        AssociativeMemory.open(
            root.resolve("served"), MemoryOptions.defaults(), new Codecs().open("pixels"));
    server = HenServer.start(served, ServerOptions.defaults().withPort(0).withToken(TOKEN));
  }

  @AfterEach
  void stop() {
    server.close();
    served.close();
  }

  private Ended remote(Object... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--url",
                server.address().toString(),
                "--token-file",
                root.resolve("token").toString()));
    for (Object word : words) {
      all.add(word.toString());
    }
    return Cli.run(all.toArray(String[]::new));
  }

  private void rememberInBoth() {
    Ended here = local.hen("remember", "--codec", "pixels", pictures);
    Ended there = remote("remember", pictures);
    assertThat(there.code()).isEqualTo(here.code()).isZero();
    assertThat(untimed(there.out())).isEqualTo(untimed(here.out()));
    assertThat(untimed(there.err())).isEqualTo(untimed(here.err()));
  }

  /** Without what differs: where the memory is, and how long it took. */
  private String untimed(String text) {
    return text.replace(server.address().toString(), "PLACE")
        .replace(root.resolve("local").toString(), "PLACE")
        .replaceAll("[0-9.]+ (ms|s)\\b", "TIME")
        .replaceAll("\"(encoding|settling|decoding|seconds)\" : [0-9.E-]+", "TIME")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "WHEN");
  }

  private void bothSay(Object... words) {
    Ended here = local.hen(words);
    Ended there = remote(words);
    assertThat(untimed(there.out())).isEqualTo(untimed(here.out()));
    assertThat(untimed(there.err())).isEqualTo(untimed(here.err()));
    assertThat(there.code()).isEqualTo(here.code());
  }

  @Test
  void remembersTheSame() {
    rememberInBoth();
    bothSay("remember", pictures, "--json");
    assertThat(served.size()).isEqualTo(7);
    bothSay("remember", pictures, "--again", "--json", "--batch", 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list", "list --limit 2 --json", "list --limit 0", "list --search bus",
            "list --search lorry",
        "show 1", "show 1 --json", "show 99", "inspect", "inspect --json --weights 1,0 --worst 3"
      })
  void showsTheSame(String line) {
    rememberInBoth();
    bothSay((Object[]) line.split(" "));
  }

  @Test
  void recallsTheSame() throws IOException {
    rememberInBoth();
    Path cue = pictures.resolve("4.png");
    Path mask = Drawn.picture(root.resolve("mask.png"), 9);
    Path torn = Drawn.torn(root.resolve("torn.png"), 5, 16);
    Object[][] questions = {
      {"--picture", cue, "--hidden", "lower-half"},
      {"--picture", cue, "--hidden", "8,8,16,16", "--json"},
      {"--picture", cue, "--hidden", "mask:" + mask, "--hidden", "left-half", "--json"},
      {"--picture", torn},
      {"--caption", "a twin", "--json"},
      {"--picture", pictures.resolve("6.png"), "--json"},
      {"--picture", cue, "--hidden", "upper-half", "--caption", "a red bus", "--weights", "1,0.5"},
      {"--picture", cue, "--beta", "0.001", "--damping", "0.3", "--steps", "7", "--json"},
      {"--picture", cue, "--clamped", "--hidden", "right-half", "--similarity", "cosine", "--json"},
      {"--picture", cue, "--missing", "zeros", "--stranger-error", "0", "--similarity", "dot"},
    };
    for (Object[] question : questions) {
      List<Object> words = new ArrayList<>(List.of("recall", "--out", root.resolve("out")));
      words.addAll(List.of(question));
      bothSay(words.toArray());
    }
    remote("recall", "--out", root.resolve("there"), "--picture", cue);
    assertThat(root.resolve("there/item-4-original.png")).hasSameBinaryContentAs(cue);
    assertThat(root.resolve("there/item-4-decoded.png")).isNotEmptyFile();
  }

  @Test
  void forgetsTheSame() {
    rememberInBoth();
    bothSay("forget", 2, 99);
    assertThat(served.size()).isEqualTo(7);
    bothSay("forget", 2, 3, "--json");
    bothSay("list", "--json");
    // What was forgotten is not known any more.
    bothSay("remember", pictures, "--json");
  }

  @Test
  void namesTheSameFailures() throws IOException {
    Files.writeString(pictures.resolve("bad.png"), "no picture");
    Ended here = local.hen("remember", "--codec", "pixels", pictures);
    Ended there = remote("remember", pictures);
    assertThat(there.code()).isEqualTo(here.code()).isEqualTo(ExitCodes.INPUT);
    assertThat(untimed(there.err())).isEqualTo(untimed(here.err()));
    bothSay("remember", pictures, "--skip-unreadable");
    bothSay("remember", pictures.resolve("1.png"), "--again", "--on-collision", "reject");
  }

  @Test
  void saysWhatIsWrongWithTheServer() throws IOException {
    Ended nobody = Cli.run("list", "--url", "http://127.0.0.1:9");
    assertThat(nobody.code()).isEqualTo(ExitCodes.STORE);
    assertThat(nobody.err()).contains("no answer from http://127.0.0.1:9/", "hen serve");
    Ended untold = Cli.run("list", "--url", server.address().toString());
    assertThat(untold.code()).isEqualTo(ExitCodes.STORE);
    assertThat(untold.err()).contains("token");
    assertThat(Cli.run("list", "--url", "nonsense").code()).isEqualTo(ExitCodes.INPUT);
    Ended both = Cli.run("list", "--url", "http://127.0.0.1:9", "--memory", "x");
    assertThat(both.code()).isEqualTo(ExitCodes.USAGE);
    Ended doctor = Cli.run("doctor", "--url", "http://127.0.0.1:9");
    assertThat(doctor.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(doctor.err()).contains("takes no --url");
    Ended unmasked = remote("recall", "--picture", pictures.resolve("1.png"), "--unmasked");
    assertThat(unmasked.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(remote("remember", pictures, "--codec", "dvae").code()).isEqualTo(ExitCodes.USAGE);
  }
}
