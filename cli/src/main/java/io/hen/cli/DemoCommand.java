package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.ProgressLine;
import io.hen.core.bank.Similarity;
import io.hen.encoders.Fill;
import io.hen.experiments.Demo;
import io.hen.experiments.DemoOptions;
import io.hen.experiments.DemoResult;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hen demo}: recalls many pictures from halves and captions, and reports. */
@Command(
    name = "demo",
    header = "See it work, with a report.",
    description = {
      "Shows what an associative memory does: remembers 2,000 drawn scenes, or your own pictures,"
          + " recalls each from its upper half (the lower one hidden) and from its caption, by raw"
          + " pixels and by encodings, and writes a report to look at in a browser.%n",
      "It uses a memory of its own that is deleted afterwards, unless --memory names a new one.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen demo",
      "  hen demo --pictures ~/Pictures --count 500",
      "  hen demo --fill grey,black --beta 150,10 --similarity l2,dot --out ./demo"
    })
final class DemoCommand extends HenCommand {
  @Option(
      names = "--pictures",
      paramLabel = "DIR|TAR",
      description = "Pictures of your own: a folder, searched at any depth, or a tar file.")
  @Nullable Path pictures;

  @Option(
      names = "--captions",
      paramLabel = "FILE",
      description = "Captions of your pictures, as for hen remember.")
  @Nullable Path captions;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many pictures; of more, a random sample (default: 2000).")
  @Nullable Integer count;

  @Option(
      names = "--fill",
      split = ",",
      paramLabel = "COLOUR",
      description =
          "What the hidden half is painted with: ${COMPLETION-CANDIDATES} (default: grey,black).")
  List<Fill> fills = List.of();

  @Option(
      names = "--beta",
      split = ",",
      paramLabel = "B",
      description = "Inverse temperatures, the main one first (default: 150).")
  List<Double> betas = List.of();

  @Option(
      names = "--similarity",
      split = ",",
      paramLabel = "NAME",
      description = "Similarities, the main one first: l2, dot, cosine (default: l2).")
  List<Similarity> similarities = List.of();

  @Option(
      names = "--sweep",
      paramLabel = "N",
      description =
          "How many cues a further beta or similarity is measured on, at most (default: 20).")
  @Nullable Integer sweep;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "For the drawn scenes and the sample (default: 1).")
  @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "hen-demo",
      description = "The folder for the report (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("hen-demo");

  @Override
  public Integer call() {
    DemoOptions options = options();
    DemoResult result;
    try (ProgressLine progress = progress()) {
      result = new Demo(options).run(out, progress);
    }
    Console console = console();
    if (console.json()) {
      console.json(DemoView.of(result));
    } else {
      DemoView.of(result).say(console);
    }
    return ExitCodes.OK;
  }

  private DemoOptions options() {
    if (captions != null && pictures == null) {
      throw usage("--captions are those of --pictures, and there are none");
    }
    try {
      DemoOptions options = DemoOptions.defaults();
      options = pictures == null ? options : options.withPictures(pictures);
      options = captions == null ? options : options.withCaptions(captions);
      options = hen.shared.memory == null ? options : options.withMemory(directory());
      options = count == null ? options : options.withCount(count);
      options = sweep == null ? options : options.withSweepCues(sweep);
      options = seed == null ? options : options.withSeed(seed);
      options = fills.isEmpty() ? options : options.withFills(fills);
      options = betas.isEmpty() ? options : options.withBetas(betas);
      return similarities.isEmpty() ? options : options.withSimilarities(similarities);
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }
}
