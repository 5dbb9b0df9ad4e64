package io.hen.cli;

import io.hen.cli.output.ProgressLine;
import io.hen.core.bank.Similarity;
import io.hen.core.calibrate.SeparationOptions;
import io.hen.memory.InspectOptions;
import io.hen.server.api.Inspection;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hen inspect}: how well the items of a memory can be told apart. */
@Command(
    name = "inspect",
    header = "How well the items can be told apart.",
    description = {
      "Compares every item with every other: how far each is from its nearest neighbour, which pairs"
          + " are closest, what half a picture has in common with its own item and with others (the"
          + " paper's Fig. 3, up to 256 pictures), which items share a caption or are equal in one part, which beta fits,"
          + " and for how many more items of this kind there is room.%n",
      "With --out also writes the closest pairs, side by side.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen inspect --out ./pairs",
      "  hen inspect --weights 1,0 --json   (the pictures alone)"
    })
final class InspectCommand extends HenCommand {
  @Option(
      names = "--similarity",
      paramLabel = "NAME",
      defaultValue = "l2",
      description = "l2, dot or cosine (default: ${DEFAULT-VALUE}).")
  Similarity similarity = Similarity.L2;

  @Option(
      names = "--weights",
      paramLabel = "P,C",
      split = ",",
      arity = "1",
      description = "How much picture and caption count (default: 1,1).")
  double[] weights = {1, 1};

  @Option(
      names = "--worst",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the closest pairs to list (default: ${DEFAULT-VALUE}).")
  int worst;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write the pictures of the closest pairs to.")
  @Nullable Path out;

  @Override
  boolean reachesServers() {
    return true;
  }

  @Override
  public Integer call() {
    InspectOptions options = options();
    try (OpenMemory memory = openToRead()) {
      Inspection found;
      try (ProgressLine progress = progress()) {
        found = memory.inspect(options, progress);
      }
      InspectView view = InspectView.of(found, pair -> written(memory, pair));
      if (console().json()) {
        console().json(view);
      } else {
        InspectWords.say(console(), view);
      }
    }
    return ExitCodes.OK;
  }

  private InspectOptions options() {
    if (weights.length != 2) {
      throw usage("--weights are two numbers, for example 1,0");
    }
    try {
      return InspectOptions.defaults()
          .withSimilarity(similarity)
          .withWeights(weights[0], weights[1])
          .withSeparation(SeparationOptions.defaults().withWorst(worst));
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> written(OpenMemory memory, Inspection.Pair pair) {
    Path folder = out;
    if (folder == null) {
      return Optional.empty();
    }
    long first = pair.first().id();
    long second = pair.second().id();
    return memory
        .original(first)
        .flatMap(
            one -> memory.original(second).map(other -> SideBySide.png(first, one, second, other)))
        .map(png ->
            new OutputFolder(folder).write("items-" + first + "-and-" + second + ".png", png));
  }
}
