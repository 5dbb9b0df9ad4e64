package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.ProgressLine;
import io.hen.core.network.Beta;
import io.hen.core.network.RecallOptions;
import io.hen.experiments.robustness.Robustness;
import io.hen.experiments.robustness.RobustnessOptions;
import io.hen.experiments.robustness.RobustnessResult;
import io.hen.experiments.trial.EncoderChoice;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hen robustness}: damages cues in many ways, and reports what the memory says to them. */
@Command(
    name = "robustness",
    header = "Damage cues in many ways, with a report.",
    description = {
      "Stores pictures and asks for them by damaged cues: parts hidden, noise, JPEG, blur, other"
          + " brightness and contrast, moved, rotated, and several at once; and asks for pictures"
          + " that were never stored. Reports how often the right picture came back, how often the"
          + " memory said that it cannot tell, and how often it was wrong but confident, the"
          + " nearest neighbour beside it.%n",
      "Of a larger set, --count pictures are stored and as many others are the strangers. Without"
          + " --pictures it draws scenes. No memory of yours is touched.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen robustness --pictures ~/Pictures",
      "  hen robustness --pictures eval.tar --count 6000 --codec dvae --cues 1000",
      "  hen robustness --beta 150 --stranger-error 0 --out ./as-the-paper"
    })
final class RobustnessCommand extends HenCommand {
  @Option(
      names = "--pictures",
      paramLabel = "DIR|TAR",
      description = "Pictures: a folder, searched at any depth, or a tar file.")
  @Nullable Path pictures;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many pictures to store; of more, a random sample (default: 2000).")
  @Nullable Integer count;

  @Option(
      names = "--codec",
      paramLabel = "NAME",
      converter = EncoderConverter.class,
      description = "The encoder, or the folder of a model (default: dvae).")
  @Nullable EncoderChoice codec;

  @Option(
      names = "--cues",
      paramLabel = "N|all",
      description =
          "How many pictures each damage is tried on (default: 1000). The lower half is hidden of"
              + " every picture in any case.")
  @Nullable String cues;

  @Option(
      names = "--beta",
      paramLabel = "B",
      converter = BetaConverter.class,
      description = "Inverse temperature, or auto (default: as hen recall).")
  @Nullable Beta beta;

  @Option(
      names = "--stranger-error",
      paramLabel = "A",
      description =
          "How often a stranger may be taken for familiar, 0 to 0.5; 0: no test (default: as hen"
              + " recall).")
  @Nullable Double strangerError;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "For the drawn scenes, the sample and the damages (default: 1).")
  @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "hen-robustness",
      description = "The folder for the report (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("hen-robustness");

  @Option(
      names = "--resume",
      description = "Use what an interrupted run with the same program has left in --out.")
  boolean resume;

  @Override
  public Integer call() {
    RobustnessOptions options = options();
    Console console = console();
    RobustnessResult result;
    try (ProgressLine progress = progress()) {
      result =
          new Robustness(options)
              .run(
                  out,
                  progress,
                  point -> {
                    if (!hen.bars()) { // else the bar says how far it is
                      console.note(RobustnessSummary.line(point));
                    }
                  });
    }
    RobustnessSummary summary = RobustnessSummary.of(result);
    if (console.json()) {
      console.json(summary);
    } else {
      summary.say(console);
    }
    return ExitCodes.OK;
  }

  private RobustnessOptions options() {
    try {
      RobustnessOptions options = RobustnessOptions.defaults().withResume(resume);
      RecallOptions recall = options.recall();
      recall = beta == null ? recall : recall.withBeta(beta);
      recall = strangerError == null ? recall : recall.withStrangerError(strangerError);
      options = options.withRecall(recall);
      options = pictures == null ? options : options.withPictures(pictures);
      options = count == null ? options : options.withCount(count);
      options = codec == null ? options : options.withCodec(codec);
      options = cues == null ? options : options.withCues(cues(cues));
      return seed == null ? options : options.withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }

  private Optional<Integer> cues(String words) {
    if (words.equalsIgnoreCase("all")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.valueOf(words));
    } catch (NumberFormatException e) {
      throw usage("--cues takes a number or all, not " + words);
    }
  }
}
