package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.encoders.Codecs;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Codec;
import io.hen.memory.CodecId;
import io.hen.memory.Cue;
import io.hen.memory.Item;
import io.hen.memory.MemoryOptions;
import io.hen.memory.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ErrorsTest {
  @TempDir Path root;

  @Test
  void aMemoryOfACodecThatIsNotThereIsAModelProblem() throws IOException {
    byte[] picture = Files.readAllBytes(Drawn.picture(root.resolve("a.png"), 1));
    Path memory = root.resolve("memory");
    try (AssociativeMemory foreign =
        AssociativeMemory.open(memory, MemoryOptions.defaults(), new Renamed())) {
      foreign.remember(Item.picture(picture));
    }
    Ended ended = new Cli(memory).hen("list");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.err()).contains("hen: ", "elsewhere", "what to do: ");
    assertThat(new Cli(memory).hen("list", "--json").json().at("/error/code").asString())
        .startsWith("model.");
  }

  @Test
  void showsTheStackTraceOnlyWhenAsked() {
    Cli cli = new Cli(root.resolve("none"));
    assertThat(cli.hen("list").err()).doesNotContain("\tat ").hasLineCount(2);
    assertThat(cli.hen("list", "-v").err()).contains("\tat io.hen.cli.", "hen: there is no memory");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysThatAnUnexpectedFailureIsOne(boolean verbose) {
    Hen hen = new Hen(new Shutdown(), false);
    hen.shared.verbose = verbose;
    StringWriter err = new StringWriter();
    CommandLine commands = new CommandLine(hen).setErr(new PrintWriter(err, true));
    int code =
        new Errors(hen)
            .handleExecutionException(new IllegalStateException("of mind"), commands, null);
    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .contains("hen: unexpected failure: java.lang.IllegalStateException: of mind");
    assertThat(err.toString().contains("\tat ")).isEqualTo(verbose);
  }

  @Test
  void saysWhatToDoWhenMemoryRunsOut() {
    Hen hen = new Hen(new Shutdown(), false);
    StringWriter err = new StringWriter();
    CommandLine commands = new CommandLine(hen).setErr(new PrintWriter(err, true));
    int code =
        new Errors(hen).outOfMemory(hen.console(commands), new OutOfMemoryError("Java heap space"));
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("not enough memory", "HEN_OPTS=-Xmx");
  }

  /** The pixel codec under a name that nobody offers. */
  private static final class Renamed implements Codec {
    private final Codec pixels = new Codecs().open("pixels");

    @Override
    public CodecId id() {
      return new CodecId("elsewhere", "1", "0".repeat(64));
    }

    @Override
    public List<Part> parts() {
      return pixels.parts();
    }

    @Override
    public List<List<Pattern.Parts>> encode(List<Item> items) {
      return pixels.encode(items);
    }

    @Override
    public Observation.Parts observe(Cue cue) {
      return pixels.observe(cue);
    }

    @Override
    public Optional<Picture> decode(PatternBank bank, State state) {
      return pixels.decode(bank, state);
    }

    @Override
    public void close() {
      pixels.close();
    }
  }
}
