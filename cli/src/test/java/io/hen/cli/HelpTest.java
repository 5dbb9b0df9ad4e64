package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
  static Set<String> commands() {
    return new CommandLine(new Hen(new Shutdown(), false)).getSubcommands().keySet();
  }

  static Stream<String> ownCommands() {
    return commands().stream().filter(name -> !name.equals("help"));
  }

  @ParameterizedTest
  @MethodSource("ownCommands")
  void teachesEachCommandWithAnExample(String command) {
    for (String[] line : new String[][] {{command, "--help"}, {command, "-h"}, {"help", command}}) {
      Ended help = Cli.run(line);
      assertThat(help.code()).isZero();
      assertThat(help.err()).isEmpty();
      assertThat(help.out())
          .contains("Usage: hen " + command, "Example", "  hen " + command)
          .contains("--memory=DIR", "--json", "--quiet", "--verbose");
    }
  }

  @Test
  void documentsExitCodesAndCommands() {
    Ended help = Cli.run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Exit codes:", "  0 ", "  1 ", "  2 ", "  3 ", "  4 ", "  5 ", "  6 ", "  130 ")
        .contains("HEN_MEMORY")
        .contains(commands());
  }

  @Test
  void fitsTerminalsOfEightyColumns() {
    ownCommands()
        .flatMap(command -> Cli.run(command, "--help").out().lines())
        .forEach(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
  }

  @Test
  void knowsItsVersion() {
    assertThat(Cli.run("--version").out()).matches("hen \\d+\\.\\d+\\.\\S+( \\(\\w+\\))?\\R");
    assertThat(Cli.run("-V").out()).isEqualTo(Cli.run("--version").out());
  }

  @Test
  void wantsACommand() {
    Ended ended = Cli.run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("hen: no command given", "what to do: see hen --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lst", "rememember"})
  void suggestsACommandForAMisspeltOne(String misspelt) {
    Ended ended = Cli.run(misspelt);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("there is no command '" + misspelt + "'", "did you mean");
  }

  @Test
  void saysUsageErrorsAsJsonWhenAsked() {
    Ended ended = Cli.run("list", "--json", "--limit", "many");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.json().at("/error/code").asString()).isEqualTo("usage");
    assertThat(ended.json().at("/error/message").asString()).contains("--limit", "many");
    assertThat(ended.json().at("/error/remedy").asString()).contains("hen list --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "BASH"})
  void completesInTheShell(String shell) {
    Ended ended = Cli.run("completion", shell);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("complete -F _complete_hen").contains("--hidden", "remember");
  }

  @Test
  void knowsNoOtherShells() {
    assertThat(Cli.run("completion", "fish").code()).isEqualTo(2);
  }
}
