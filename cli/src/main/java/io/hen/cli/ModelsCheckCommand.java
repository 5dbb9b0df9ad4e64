package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.encoders.library.ModelLibrary;
import io.hen.memory.HenException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hen models check}: whether the models in the library work. */
@Command(
    name = "check",
    header = "Check that the models of the library work.",
    description =
        "Compares digests, loads each model, compares names and shapes of its tensors, and sends a"
            + " drawn picture through encoder and decoder (or sentences through a text encoder)."
            + " Ends with 6 if one is broken.%n",
    footerHeading = "%nExamples:%n",
    footer = {"  hen models check", "  hen models check sd-vae"})
final class ModelsCheckCommand extends HenCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "The models to check (default: all).")
  List<String> names = List.of();

  /** What is printed as JSON. */
  record Report(boolean healthy, List<ModelCheckView> models) {}

  @Override
  public Integer call() {
    ModelLibrary library = ModelLibrary.standard();
    Console console = console();
    List<ModelCheckView> models = new ArrayList<>();
    for (String name : names.isEmpty() ? library.names() : names) {
      ModelCheckView view = check(library, name);
      models.add(view);
      if (!console.json()) {
        console.say(view.words());
        view.remedy().ifPresent(remedy -> console.say("    " + remedy));
      }
    }
    boolean healthy = models.stream().allMatch(ModelCheckView::healthy);
    if (console.json()) {
      console.json(new Report(healthy, models));
    } else if (models.isEmpty()) {
      console.note("there are no models in " + library.directory());
    }
    return healthy ? ExitCodes.OK : ExitCodes.MODEL;
  }

  private static ModelCheckView check(ModelLibrary library, String name) {
    try {
      return ModelCheckView.of(library.check(name));
    } catch (HenException e) {
      return ModelCheckView.of(name, e);
    }
  }
}
