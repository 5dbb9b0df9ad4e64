package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.ProgressLine;
import io.hen.experiments.reproduce.Check;
import io.hen.experiments.reproduce.Experiment;
import io.hen.experiments.reproduce.ExperimentFile;
import io.hen.experiments.reproduce.Reproduce;
import io.hen.experiments.reproduce.ReproduceOptions;
import io.hen.experiments.reproduce.Reproduction;
import io.hen.experiments.reproduce.report.ReproductionReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hen reproduce}: the paper's figures and tables, measured anew beside its numbers. */
@Command(
    name = "reproduce",
    header = "Reproduce the paper's figures and tables, with a report.",
    description = {
      "Runs experiments of Hopfield Encoding Networks (arXiv 2409.16408) on your pictures and puts"
          + " what comes out beside the paper's numbers, the nearest neighbour and the share of the"
          + " right picture, which the paper does not report.%n",
      "Experiments: fig1, fig2, fig3, fig5, fig6, fig7, table1, table2 are the paper's; classical is"
          + " the networks that its introduction speaks of; beyond goes on where the paper stops;"
          + " all is all of them. Or name a YAML file of your own (start from --show).%n",
      "Each number is marked [OK] (the paper's, within its tolerance), [OK*] (another, but it keeps"
          + " the bound that stands for the paper's claim), [FAIL] (neither) or [NEW] (the paper"
          + " gives none). Without --pictures or --coco it draws scenes. No memory of yours is"
          + " touched.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen reproduce fig1 fig6",
      "  hen reproduce all --pictures eval.tar",
      "  hen reproduce table1 --coco ~/coco --out ./table1",
      "  hen reproduce --show table1 > mine.yaml; hen reproduce mine.yaml"
    })
final class ReproduceCommand extends HenCommand {
  private static final String ALL = "all";

  @Parameters(paramLabel = "EXPERIMENT", arity = "0..*", description = "Names, all, or YAML files.")
  List<String> names = List.of();

  @Option(
      names = "--pictures",
      paramLabel = "DIR|TAR",
      description = "Pictures: a folder, searched at any depth, or a tar file.")
  @Nullable Path pictures;

  @Option(
      names = "--coco",
      paramLabel = "DIR",
      description =
          "MS-COCO in its own layout: train2017 or val2017 (or the 2014 names) and annotations.")
  @Nullable Path coco;

  @Option(
      names = "--captions",
      paramLabel = "FILE",
      description =
          "Captions for pictures that have none of their own (COCO's JSON, CSV, TSV). Where they"
              + " run out, they are numbered.")
  @Nullable Path captions;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "The most pictures to use; sizes above it are left out (default: as many as the"
              + " experiments ask for).")
  @Nullable Integer count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "For the order of the pictures and the drawn scenes (default: 1).")
  long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "hen-reproduce",
      description = "The folder for the report (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("hen-reproduce");

  @Option(
      names = "--resume",
      description = "Use what an interrupted run with the same program has left in --out.")
  boolean resume;

  @Option(
      names = "--show",
      paramLabel = "NAME",
      description = "Print the YAML file of an experiment, and do nothing else.")
  @Nullable String show;

  @Override
  public Integer call() {
    Console console = console();
    if (show != null) {
      if (!ExperimentFile.NAMES.contains(show)) {
        throw usage("--show: there is no experiment named " + show);
      }
      console.say(ExperimentFile.builtIn(show).stripTrailing());
      return ExitCodes.OK;
    }
    ReproduceOptions options = options();
    Reproduction found;
    try (ProgressLine progress = progress()) {
      found =
          new Reproduce(options)
              .run(out, progress, chapter -> ReproduceView.lines(chapter).forEach(console::note));
    }
    ReproduceView view = ReproduceView.of(found, ReproductionReport.write(found, out));
    if (console.json()) {
      console.json(view);
    } else {
      view.say(console);
    }
    return found.count(Check.Status.FAIL) == 0 ? ExitCodes.OK : ExitCodes.NOT_REPRODUCED;
  }

  private ReproduceOptions options() {
    if (names.isEmpty()) {
      throw usage("name experiments: " + String.join(", ", ExperimentFile.NAMES) + " or all");
    }
    if (pictures != null && coco != null) {
      throw usage("--pictures and --coco both say where pictures are; give one");
    }
    List<Experiment> experiments = new ArrayList<>();
    for (String name : names) {
      (name.equals(ALL) ? ExperimentFile.NAMES : List.of(name))
          .forEach(one -> experiments.add(ExperimentFile.read(one)));
    }
    try {
      return new ReproduceOptions(
          experiments,
          source(),
          Optional.ofNullable(captions),
          count == null ? ReproduceOptions.MOST : count,
          seed,
          resume);
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }

  private ReproduceOptions.Source source() {
    if (coco != null) {
      return new ReproduceOptions.Source.Coco(coco);
    }
    return pictures == null
        ? new ReproduceOptions.Source.Drawn()
        : new ReproduceOptions.Source.Pictures(pictures);
  }
}
