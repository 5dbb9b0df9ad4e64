package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.ProgressLine;
import io.hen.experiments.captions.CaptionResults;
import io.hen.experiments.captions.CaptionTrialOptions;
import io.hen.experiments.captions.CaptionTrialOptions.Part;
import io.hen.experiments.captions.CaptionTrials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hen captions}: measures how well captions find their items. */
@Command(
    name = "captions",
    header = "Measure how well captions find their items.",
    description = {
      "Stores captions by pixel-text and by minilm and asks for each: exactly, with a word dropped,"
          + " with two words swapped; for items with several captions by one of those stored and by"
          + " one held out; and, where --pictures names a tar file, by a caption and a small piece"
          + " of a picture together. Writes captions.md and captions.json.%n"
    },
    footerHeading = "%nExample:%n",
    footer = {"  hen captions --captions coco-captions.json --out ./captions"})
final class CaptionsCommand extends HenCommand {
  @SuppressWarnings("NullAway.Init") // required, so set by picocli
  @Option(
      names = "--captions",
      required = true,
      paramLabel = "FILE",
      description = "Captions, several for each name: COCO's JSON, or {\"name\": [captions]}.")
  Path captions;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "TRIAL",
      description = "Only some of the trials: ${COMPLETION-CANDIDATES}.")
  @Nullable Set<Part> only;

  @Option(
      names = "--pictures",
      paramLabel = "TAR",
      description = "Pictures to be recalled by a piece and a caption.")
  @Nullable Path pictures;

  @Option(
      names = "--paired",
      paramLabel = "DIR",
      description = "Further pictures, that --paired-captions describes.")
  @Nullable Path paired;

  @Option(
      names = "--paired-captions",
      paramLabel = "FILE",
      description = "Their captions, several for each.")
  @Nullable Path pairedCaptions;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Distinct captions as keys, at most (default: ${DEFAULT-VALUE}).")
  int count;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Items with several captions, at most (default: ${DEFAULT-VALUE}).")
  int items;

  @Option(
      names = "--cues",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Cues of a piece and a caption, at most (default: ${DEFAULT-VALUE}).")
  int cues;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "For all that is chosen at random (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "hen-captions",
      description = "The folder for the report (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("hen-captions");

  @Override
  public Integer call() {
    CaptionTrialOptions options = options();
    OutputFolder folder = new OutputFolder(out);
    CaptionResults results;
    try (ProgressLine progress = progress()) {
      results = new CaptionTrials(options, progress).run();
    }
    folder.write("captions.json", results.json().getBytes(StandardCharsets.UTF_8));
    folder.write("captions.md", results.markdown().getBytes(StandardCharsets.UTF_8));
    Console console = console();
    if (console.json()) {
      console.json(results);
    } else {
      console.say(results.markdown());
    }
    return ExitCodes.OK;
  }

  private CaptionTrialOptions options() {
    try {
      CaptionTrialOptions options =
          CaptionTrialOptions.of(captions).withSizes(count, items, cues).withSeed(seed);
      if (only != null) {
        options = options.withParts(only);
      }
      if (pictures != null) {
        options = options.withPictures(pictures);
      }
      if (paired != null && pairedCaptions != null) {
        options = options.withPaired(paired, pairedCaptions);
      }
      return options;
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }
}
