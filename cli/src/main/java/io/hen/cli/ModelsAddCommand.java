package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.encoders.library.CheckedModel;
import io.hen.encoders.library.ModelLibrary;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hen models add}: puts a model into the library. */
@Command(
    name = "add",
    header = "Add a model of your own, or one that was exported.",
    description = {
      "Takes a folder with card.yaml, or a card beside its ONNX files: compares digests, loads the"
          + " model, compares names and shapes of its tensors, sends a drawn picture through encoder"
          + " and decoder (or sentences through a text encoder), and only then copies all into the"
          + " library. docs/models.md shows how a card is written.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen models add ./sd-vae",
      "  hen models add taef2.yaml --files ../shared/pretrained/taef2"
    })
final class ModelsAddCommand extends HenCommand {
  @Parameters(paramLabel = "DIR|CARD", description = "A folder with card.yaml, or a card.")
  @Nullable Path card;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Where the files are that the card names (default: beside the card).")
  @Nullable Path files;

  @Override
  public Integer call() {
    Path named = java.util.Objects.requireNonNull(card);
    CheckedModel added = ModelLibrary.standard().add(named, Optional.ofNullable(files));
    ModelCheckView view = ModelCheckView.of(added);
    Console console = console();
    if (console.json()) {
      console.json(view);
    } else {
      console.say("added " + view.words());
      console.note("use it with: hen remember ... --codec " + view.name());
    }
    return ExitCodes.OK;
  }
}
