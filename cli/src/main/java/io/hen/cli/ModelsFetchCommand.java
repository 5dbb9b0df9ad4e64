package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.ProgressLine;
import io.hen.cli.output.Words;
import io.hen.encoders.library.Catalogue;
import io.hen.encoders.library.CatalogueCard;
import io.hen.encoders.library.FetchOptions;
import io.hen.encoders.library.FetchResult;
import io.hen.encoders.library.ModelLibrary;
import io.hen.memory.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hen models fetch}: brings a public model here. */
@Command(
    name = "fetch",
    header = "Fetch a public model.",
    description = {
      "Fetches the files of a model that hen knows by name, or of a catalogue card of your own, by"
          + " HTTPS. It goes on where an earlier fetch was cut off, and compares the SHA-256. What"
          + " fails or is wrong leaves nothing that could be mistaken for a model.%n",
      "Where nobody has published a file's digest it must be given with --sha256, or the file be"
          + " taken --unverified; the digest of what came is then printed and written down.%n",
      "Most public weights are PyTorch's: the command then says how to make a model of them. This"
          + " is hen's only command that uses the network.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen models fetch taesd",
      "  hen models fetch compvis-vq-f8 --unverified",
      "  hen models fetch openai-dvae --sha256 encoder.pkl=DIGEST \\",
      "      --sha256 decoder.pkl=DIGEST",
      "  hen models fetch my-card.yaml"
    })
final class ModelsFetchCommand extends HenCommand {
  @Parameters(
      paramLabel = "NAME|CARD",
      description = "A name from hen models list, or the file of a catalogue card.")
  String model = "";

  @Option(
      names = "--sha256",
      paramLabel = "[FILE=]DIGEST",
      description = "The SHA-256 that a file must have, 64 hexadecimal digits; may be repeated.")
  List<String> digests = List.of();

  @Option(names = "--unverified", description = "Take files whose digest nobody knows.")
  boolean unverified;

  @Option(
      names = "--allow-http",
      description = "Take addresses without encryption, of other machines too.")
  boolean allowHttp;

  @Option(
      names = "--max-size",
      paramLabel = "MIB",
      defaultValue = "4096",
      description = "The largest file to take, in MiB (default: ${DEFAULT-VALUE}).")
  int maxSize;

  /**
   * What is printed as JSON.
   *
   * @param outcome shipped, installed or to-export
   * @param folder where they lie
   */
  record FetchView(
      String name,
      String outcome,
      String folder,
      List<FetchResult.Fetched> files,
      Optional<ModelCheckView> installed) {}

  @Override
  public Integer call() {
    if (maxSize < 1) {
      throw usage("--max-size must be at least 1, not " + maxSize);
    }
    ModelLibrary library = ModelLibrary.standard();
    CatalogueCard card = card(library);
    FetchOptions options =
        FetchOptions.defaults()
            .withDigests(digests(card))
            .withUnverified(unverified)
            .withAllowHttp(allowHttp)
            .withMaxBytes((long) maxSize << 20);
    FetchResult result;
    try (ProgressLine progress = progress()) {
      result = library.fetch(card, options, progress);
    }
    Console console = console();
    if (console.json()) {
      console.json(
          new FetchView(
              result.name(),
              result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              result.folder().toString(),
              result.files(),
              result.installed().map(ModelCheckView::of)));
    } else {
      say(console, result);
    }
    return ExitCodes.OK;
  }

  private CatalogueCard card(ModelLibrary library) {
    Optional<CatalogueCard> known = library.catalogue().find(model);
    if (known.isPresent()) {
      return known.get();
    }
    if (model.endsWith(".yaml") || Files.exists(Path.of(model))) {
      return Catalogue.read(Path.of(model));
    }
    throw new ModelException(
        "model.unknown",
        "the catalogue has no model " + model,
        "See hen models list, or name the file of a catalogue card.");
  }

  /** File by digest; without a file's name it is that of the only file. */
  private Map<String, String> digests(CatalogueCard card) {
    Map<String, String> byFile = new HashMap<>();
    for (String digest : digests) {
      int split = digest.indexOf('=');
      if (split < 0 && card.files().size() != 1) {
        throw usage("--sha256 must name the file: FILE=DIGEST, because there are several");
      }
      String file = split < 0 ? card.files().getFirst().file() : digest.substring(0, split);
      String hex = digest.substring(split + 1).toLowerCase(Locale.ROOT);
      if (!hex.matches("[0-9a-f]{64}")) {
        throw usage("--sha256 must have 64 hexadecimal digits, not \"" + hex + "\"");
      }
      byFile.put(file, hex);
    }
    return byFile;
  }

  private static void say(Console console, FetchResult result) {
    for (FetchResult.Fetched file : result.files()) {
      console.say(file.file() + ": " + Words.size(file.size()) + ", sha256 " + file.sha256());
      if (!file.verified()) {
        console.warn("nobody's digest of " + file.file() + " was known, so it is as it came");
      }
    }
    switch (result.outcome()) {
      case SHIPPED -> console.say(result.name() + " is part of hen: there is nothing to fetch");
      case INSTALLED -> {
        result.installed().map(ModelCheckView::of).ifPresent(view -> console.say(view.words()));
        console.say("use it with: hen remember ... --codec " + result.name());
      }
      case TO_EXPORT -> {
        console.say("these are PyTorch's files in " + result.folder());
        console.say("make a model of them in a checkout of hen, and add it:");
        console.say(
            "  python training/export_pretrained.py "
                + result.name()
                + " --from "
                + result.folder()
                + " --out "
                + result.name());
        console.say("  hen models add " + result.name());
      }
    }
  }
}
