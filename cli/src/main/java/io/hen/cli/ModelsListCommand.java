package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.encoders.library.CatalogueCard;
import io.hen.encoders.library.ListedModel;
import io.hen.encoders.library.ModelLibrary;
import io.hen.encoders.library.RemoteFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hen models list}: which models there are. */
@Command(
    name = "list",
    header = "List the models.",
    description = {
      "Lists all models: part of hen (shipped), in the library (installed), fetched but still to be"
          + " made into a model (fetched), and known by name (available).%n",
      "\"Stand-in\" marks those that were only tried with random weights in a model of the same"
          + " architecture; see docs/models.md.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  hen models list", "  hen models list --sources", "  hen models list --json"})
final class ModelsListCommand extends HenCommand {
  @Option(names = "--sources", description = "Show licences, and where each model comes from.")
  boolean sources;

  /**
   * What is printed as JSON.
   *
   * @param directory the library's folder
   */
  record Listed(String directory, List<ModelView> models) {}

  /**
   * A model.
   *
   * @param kind picture or text
   * @param state shipped, installed, fetched or available
   * @param tested real or stand-in, of those in the catalogue
   * @param files what fetching would bring
   */
  record ModelView(
      String name,
      String kind,
      String state,
      Optional<String> tested,
      String description,
      String licence,
      String source,
      List<RemoteFile> files) {

    static ModelView of(ListedModel model) {
      Optional<CatalogueCard> card = model.catalogue();
      return new ModelView(
          model.name(),
          word(model.kind()),
          word(model.state()),
          card.map(known -> word(known.tested())),
          model.description(),
          model.licence(),
          model.source(),
          card.map(CatalogueCard::files).orElse(List.of()));
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Integer call() {
    ModelLibrary library = ModelLibrary.standard();
    List<ModelView> models = library.list().stream().map(ModelView::of).toList();
    Console console = console();
    if (console.json()) {
      console.json(new Listed(library.directory().toString(), models));
    } else {
      models.forEach(model -> say(console, model));
      console.note("the library is " + library.directory());
    }
    return ExitCodes.OK;
  }

  private void say(Console console, ModelView model) {
    String tested = model.tested().filter("stand-in"::equals).map(t -> " (stand-in)").orElse("");
    console.say(
        String.format(
            Locale.ROOT,
            "%-9s  %-7s  %-16s  %s%s",
            model.state(),
            model.kind(),
            Words.line(model.name()),
            Words.line(model.description()),
            tested));
    if (sources) {
      console.say("    " + Words.line(model.licence()) + "; " + Words.line(model.source()));
      model.files().forEach(file -> console.say("    " + file.url() + digest(file)));
    }
  }

  private static String digest(RemoteFile file) {
    return file.sha256().map(hex -> "\n        sha256 " + hex).orElse("\n        sha256 unknown");
  }
}
