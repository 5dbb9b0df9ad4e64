package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.ProgressLine;
import io.hen.core.bank.Similarity;
import io.hen.core.network.Beta;
import io.hen.encoders.Fill;
import io.hen.experiments.compare.Compare;
import io.hen.experiments.compare.CompareOptions;
import io.hen.experiments.compare.CompareResult;
import io.hen.experiments.trial.EncoderChoice;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hen compare}: recalls the same pictures by several encoders, and reports. */
@Command(
    name = "compare",
    header = "Compare encoders on the same pictures, with a report.",
    description = {
      "Stores pictures by each encoder, recalls every one from its upper half (the lower one"
          + " hidden), painted over as in the paper and masked, at several inverse temperatures,"
          + " and writes a report: how often the right picture came back, the nearest neighbour"
          + " beside it, and how far encodings of the same picture are from those of others.%n",
      "Without --pictures it draws scenes. No memory of yours is touched.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen compare --pictures ~/Pictures --encoders pixels,dvae",
      "  hen compare --pictures eval.tar --count 6000 --encoders dvae,taef2=2000",
      "  hen compare --beta 1,10,150,auto --fill grey --out ./compared"
    })
final class CompareCommand extends HenCommand {
  @Option(
      names = "--pictures",
      paramLabel = "DIR|TAR",
      description = "Pictures: a folder, searched at any depth, or a tar file.")
  @Nullable Path pictures;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many pictures; of more, a random sample (default: 2000).")
  @Nullable Integer count;

  @Option(
      names = "--encoders",
      split = ",",
      paramLabel = "NAME[=N]",
      converter = EncoderConverter.class,
      description =
          "Codecs to compare, each with at most N of the pictures; or folders of models"
              + " (default: pixels,dvae).")
  List<EncoderChoice> encoders = List.of();

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
      converter = BetaConverter.class,
      description =
          "Inverse temperatures, or auto (default: 1,10,60,150,auto). 150 and auto are measured on"
              + " every picture, others on --sweep of them.")
  List<Beta> betas = List.of();

  @Option(
      names = "--similarity",
      paramLabel = "NAME",
      description = "l2, dot or cosine (default: l2).")
  @Nullable Similarity similarity;

  @Option(
      names = "--sweep",
      paramLabel = "N",
      description = "How many cues the other temperatures are measured on (default: 200).")
  @Nullable Integer sweep;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "For the drawn scenes and the sample (default: 1).")
  @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "hen-compare",
      description = "The folder for the report (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("hen-compare");

  @Option(
      names = "--resume",
      description = "Use what an interrupted run with the same program has left in --out.")
  boolean resume;

  @Override
  public Integer call() {
    CompareOptions options = options();
    Console console = console();
    CompareResult result;
    try (ProgressLine progress = progress()) {
      result =
          new Compare(options)
              .run(
                  out,
                  progress,
                  cell -> {
                    if (!hen.bars()) { // else the bar says how far it is
                      console.note(CompareView.line(cell));
                    }
                  });
    }
    CompareView view = CompareView.of(result);
    if (console.json()) {
      console.json(view);
    } else {
      view.say(console);
    }
    return ExitCodes.OK;
  }

  private CompareOptions options() {
    try {
      CompareOptions options = CompareOptions.defaults().withResume(resume);
      options = pictures == null ? options : options.withPictures(pictures);
      options = count == null ? options : options.withCount(count);
      options = encoders.isEmpty() ? options : options.withEncoders(encoders);
      options = fills.isEmpty() ? options : options.withFills(fills);
      options = betas.isEmpty() ? options : options.withBetas(betas);
      options = similarity == null ? options : options.withSimilarity(similarity);
      options = sweep == null ? options : options.withSweep(sweep);
      return seed == null ? options : options.withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }
}
