package io.hen.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hen completion}: a script for the shell. */
@Command(
    name = "completion",
    header = "Print a script for completion in the shell.",
    description = "Prints a script with which the shell completes hen's commands and options.%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(hen completion bash)",
      "  hen completion zsh > ~/.hen-completion && echo 'source ~/.hen-completion' >> ~/.zshrc"
    })
final class CompletionCommand extends HenCommand {
  /** The shells that there is a script for; one script serves both. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  Shell shell = Shell.BASH;

  @Override
  public Integer call() {
    console().say(AutoComplete.bash("hen", spec.root().commandLine()));
    return ExitCodes.OK;
  }
}
