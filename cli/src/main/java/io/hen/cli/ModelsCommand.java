package io.hen.cli;

import picocli.CommandLine.Command;

/** {@code hen models}: the models that pictures and captions are encoded by. */
@Command(
    name = "models",
    header = "See, fetch, add and check the models that encode.",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "A model turns pictures into patterns and back, or captions into patterns. Some are part of"
          + " hen, many public ones are known by name, and any ONNX autoencoder can be added with a"
          + " card. A model that is in the library is used by its name: hen remember --codec NAME.%n",
      "The library is the folder $HEN_MODELS, else hen/models in the user's data folder (on Linux"
          + " $XDG_DATA_HOME or ~/.local/share).%n"
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      ModelsListCommand.class,
      ModelsFetchCommand.class,
      ModelsAddCommand.class,
      ModelsCheckCommand.class,
      ModelsRemoveCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen models list",
      "  hen models fetch sd-vae",
      "  hen models add ./sd-vae",
      "  hen models check sd-vae",
      "  hen remember photos --codec sd-vae"
    })
final class ModelsCommand extends HenCommand {
  @Override
  public Integer call() {
    throw usage("say what to do: list, fetch, add, check or remove");
  }
}
