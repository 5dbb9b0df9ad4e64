package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.encoders.library.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hen models remove}: takes a model out of the library. */
@Command(
    name = "remove",
    header = "Remove a model from the library.",
    description =
        "Deletes a model and what was fetched for it. A memory that it filled can then not be opened"
            + " until the same model is added again.%n",
    footerHeading = "%nExample:%n",
    footer = "  hen models remove sd-vae")
final class ModelsRemoveCommand extends HenCommand {
  @Parameters(paramLabel = "NAME", description = "The model's name.")
  String name = "";

  /** What is printed as JSON. */
  record Removed(String removed) {}

  @Override
  public Integer call() {
    ModelLibrary.standard().remove(name);
    Console console = console();
    if (console.json()) {
      console.json(new Removed(name));
    } else {
      console.say("removed " + name);
    }
    return ExitCodes.OK;
  }
}
