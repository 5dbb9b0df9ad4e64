package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.core.network.RecallOptions;
import io.hen.encoders.CodecOptions;
import io.hen.encoders.Codecs;
import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.experiments.input.PictureFile;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.MemoryOptions;
import io.hen.memory.MissingParts;
import io.hen.memory.Region;
import io.hen.server.api.CuePicture;
import io.hen.server.api.PartWeights;
import io.hen.server.api.RecallResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hen recall}: gives the whole back from a part. */
@Command(
    name = "recall",
    header = "Give the whole back from a part.",
    description = {
      "Recalls an item from a picture of which a part may be hidden, from a caption, or"
          + " from both. Prints what the recall ended as, the item, its weight and what a plain"
          + " nearest-neighbour search answers, and writes the decoded picture and the original.%n",
      "A recall ends as retrieved (one item), linked (a set that was linked when it was"
          + " remembered), ambiguous (several items fit the cue equally well), metastable (a mixture"
          + " of several items) or unfamiliar (the cue belongs to nothing stored). All but the first"
          + " two end with exit code 3.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen recall --picture bus.jpg --hidden lower-half",
      "  hen recall --picture torn.png   (hidden: its transparent pixels)",
      "  hen recall --caption \"a red bus on a bridge\"",
      "  hen recall --picture bus.jpg --hidden 10,10,200,80 --unmasked --beta 1 --json"
    })
final class RecallCommand extends HenCommand {
  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "A picture; the file need not be one that was remembered.")
  @Nullable Path picture;

  @Option(
      names = "--caption",
      paramLabel = "TEXT",
      description =
          "A caption: word for word where the memory keeps exact keys (pixel-text), else by meaning.")
  @Nullable String caption;

  @Option(
      names = "--hidden",
      paramLabel = "REGION",
      converter = RegionConverter.class,
      description =
          "What of the picture is hidden: upper-half, lower-half, left-half, right-half, a rectangle"
              + " X,Y,WIDTH,HEIGHT in its pixels, mask:FILE (what is white in a mask picture), alpha"
              + " (its transparent pixels), auto (a rectangle of one colour that looks painted over)"
              + " or none. May be given several times. Default: alpha if it has transparent pixels,"
              + " else none.")
  List<Region> hidden = List.of();

  @Option(
      names = "--unmasked",
      description =
          "The paper's setting: hidden pixels are painted over and count as seen. Without it they"
              + " take no part in the comparison.")
  boolean unmasked;

  @Option(
      names = "--fill",
      paramLabel = "COLOUR",
      description =
          "With --unmasked, what hidden pixels are painted with: ${COMPLETION-CANDIDATES} (default:"
              + " grey).")
  @Nullable Fill fill;

  @Option(
      names = "--weights",
      paramLabel = "P,C",
      split = ",",
      arity = "1",
      description =
          "How much picture and caption count, when both are given (default: 1,0.05). Parts are"
              + " compared in units of their mean squared length.")
  double @Nullable [] weights;

  @Option(
      names = "--missing",
      paramLabel = "WHAT",
      defaultValue = "left-out",
      converter = MissingConverter.class,
      description =
          "What stands for a part that is not given: left-out, or zeros as in the paper (default:"
              + " ${DEFAULT-VALUE}).")
  MissingParts missing = MissingParts.LEFT_OUT;

  @Mixin DynamicsOptions dynamics = new DynamicsOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "recalled",
      description = "The folder to write the pictures to (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("recalled");

  @Override
  boolean reachesServers() {
    return true;
  }

  @Override
  public Integer call() {
    checkUsage();
    RecallOptions options = options();
    Question question =
        new Question(
            seen(),
            Optional.ofNullable(caption),
            Optional.ofNullable(weights).map(both -> new PartWeights(both[0], both[1])),
            missing,
            dynamics.similarity,
            options);
    try (OpenMemory memory = open()) {
      RecallResult result = memory.recall(question);
      RecallView view =
          new RecallView(
              result.withoutDecoded(), RecallFiles.write(memory, result, new OutputFolder(out)));
      Console console = console();
      if (console.json()) {
        console.json(view);
      } else {
        RecallWords.say(console, view);
      }
      return view.result().found() ? ExitCodes.OK : ExitCodes.NOTHING_FOUND;
    }
  }

  private void checkUsage() {
    if (picture == null && caption == null) {
      throw usage("nothing to recall with: give --picture, --caption, or both");
    }
    if (picture == null && (!hidden.isEmpty() || unmasked)) {
      throw usage("--hidden and --unmasked are about a --picture, and there is none");
    }
    if (weights != null
        && (weights.length != 2
            || !(weights[0] >= 0 && weights[1] >= 0 && weights[0] + weights[1] > 0))) {
      throw usage("--weights are two numbers, not negative and not both 0, for example 1,0.3");
    }
    if (unmasked && hen.shared.remote().isPresent()) {
      throw usage("--unmasked needs a memory on this machine; a server masks what is hidden");
    }
    if (fill != null && !unmasked) {
      throw usage("--fill paints hidden pixels only with --unmasked");
    }
  }

  private RecallOptions options() {
    try {
      return dynamics.options();
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }

  /**
   * A memory's codec masks hidden pixels; for the paper's setting it is opened with another one.
   */
  private OpenMemory open() {
    if (!unmasked) {
      return openToRead();
    }
    String codec;
    try (AssociativeMemory memory = openFolderToRead()) {
      codec = memory.codec().id().name();
    }
    CodecOptions painted =
        CodecOptions.defaults()
            .withMasking(Masking.UNMASKED)
            .withFill(fill == null ? Fill.GREY : fill);
    return new LocalMemory(
        AssociativeMemory.open(
            directory(),
            MemoryOptions.defaults().withReadOnly(true),
            new Codecs().open(codec, painted)));
  }

  private Optional<CuePicture> seen() {
    if (picture == null) {
      return Optional.empty();
    }
    Optional<Region> region =
        switch (hidden.size()) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(hidden.getFirst());
          default -> Optional.of(new Region.Union(hidden));
        };
    PictureLimits limits = PictureLimits.defaults();
    return Optional.of(
        CuePicture.of(
            new PictureReader(limits),
            PictureFile.read(picture, limits.maxBytes()),
            picture.toString(),
            region));
  }
}
