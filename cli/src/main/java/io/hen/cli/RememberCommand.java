package io.hen.cli;

import io.hen.cli.output.ProgressLine;
import io.hen.cli.output.Words;
import io.hen.experiments.input.Captions;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.CollisionPolicy;
import io.hen.memory.HenException;
import io.hen.memory.MemoryOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hen remember}: stores pictures and their captions. */
@Command(
    name = "remember",
    header = "Store pictures and their captions.",
    description = {
      "Remembers pictures: all in the folders, at any depth (png, jpg, gif, bmp, webp), all in the"
          + " tar files, and the files. Each is kept with its original bytes.%n",
      "Captions come from --captions, else from a text file beside the picture (bus.txt for"
          + " bus.jpg, a caption a line). A picture is recalled by what its caption means; the"
          + " very caption always finds it, and with --codec dvae+pixel-text nothing else does. Two"
          + " pictures with one caption cannot be told apart by it, so hen warns (see --on-collision). Of several captions each finds its picture.%n",
      "Pictures that are there already, with the same bytes and caption, are left out, so that a"
          + " run that was stopped can be repeated.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen remember ~/Pictures/holidays bus.png",
      "  hen remember coco/train2017 --captions coco/captions.json",
      "  hen remember photos --captions captions.csv --memory ./photos.hen"
    })
final class RememberCommand extends HenCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description = "Folders to search for pictures, tar files of pictures, and pictures.")
  List<Path> pictures = List.of();

  @Option(
      names = "--captions",
      paramLabel = "FILE",
      description =
          "Captions: COCO's JSON, a JSON object {\"file\": \"caption\" or [captions]}, or CSV or TSV"
              + " (by its extension) with the columns file and caption.")
  @Nullable Path captions;

  @Option(
      names = "--caption-choice",
      paramLabel = "each|first|joined",
      description =
          "Of a picture's several captions, take each as a key of its own, the first alone (the"
              + " others become metadata), or all together as one key, as the paper does. Default:"
              + " each, or as the memory was made.")
  @Nullable CaptionChoice choice;

  @Option(
      names = "--on-collision",
      paramLabel = "warn|reject|link",
      description =
          "What to do with a picture that cannot be told apart from an earlier one by its file, its"
              + " caption or its encoding: warn and store it, reject its batch, or link the two into"
              + " a set that is recalled as one (default: ${DEFAULT-VALUE}).",
      defaultValue = "warn")
  CollisionPolicy policy = CollisionPolicy.WARN;

  @Mixin CodecOption codec = new CodecOption();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Pictures stored at once, all or none of them, 1 to 64 (default: ${DEFAULT-VALUE}).",
      defaultValue = "64")
  int batch;

  @Option(
      names = "--skip-unreadable",
      description = "List pictures that cannot be read and go on; else the first one ends the run.")
  boolean skipUnreadable;

  @Option(names = "--again", description = "Store also what is there already.")
  boolean again;

  @Override
  boolean reachesServers() {
    return true;
  }

  @Override
  public Integer call() {
    checkUsage();
    Instant begin = Instant.now();
    Captions texts = captions == null ? Captions.none() : Captions.read(captions);
    Remembering.Options options =
        new Remembering.Options(
            batch,
            choice == null ? CaptionChoice.EACH : choice,
            policy,
            skipUnreadable,
            again,
            hen.shutdown()::requested);
    try (Shutdown.Work work = hen.shutdown().begin();
        PictureSources sources = PictureSources.find(pictures);
        OpenMemory memory = open()) {
      Remembering remembering = new Remembering(memory, texts, options);
      run(remembering, sources.pictures());
      Duration time = Duration.between(begin, Instant.now());
      RememberView view = RememberView.of(remembering.outcome(), texts, memory, time);
      view.show(console());
      return exitCode(view, sources.pictures().size());
    }
  }

  private OpenMemory open() {
    Optional<RemoteMemory> remote = remote();
    remote.ifPresent(memory -> memory.require(choice));
    return remote.isPresent()
        ? remote.get()
        : new LocalMemory(AssociativeMemory.open(directory(), memoryOptions()));
  }

  private void checkUsage() {
    if (codec.codec != null && hen.shared.remote().isPresent()) {
      throw usage("--codec is for a new memory on this machine; a server's has one already");
    }
    // A memory stores 64 at once; more would not be all or none.
    if (batch < 1 || batch > 64) {
      throw usage("--batch must lie in 1..64, not " + batch);
    }
    codec.check(spec);
  }

  private void run(Remembering remembering, List<PictureSource> files) {
    try (ProgressLine progress = progress()) {
      remembering.remember(files, progress);
    } catch (HenException e) {
      int stored = remembering.outcome().ids().size();
      if (stored > 0) {
        console().note(Words.count(stored, "picture was", "pictures were") + " remembered before:");
      }
      throw e;
    }
  }

  private int exitCode(RememberView view, int given) {
    if (view.interrupted()) {
      return ExitCodes.INTERRUPTED;
    }
    return view.unreadable().size() == given ? ExitCodes.INPUT : ExitCodes.OK;
  }

  private MemoryOptions memoryOptions() {
    MemoryOptions standard =
        choice == null
            ? MemoryOptions.defaults()
            : MemoryOptions.defaults().withCaptions(choice.kept());
    return codec.in(standard, directory());
  }
}
