package io.hen.experiments.captions;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.experiments.input.Captions;
import io.hen.experiments.input.PictureFile;
import io.hen.experiments.input.PictureFiles;
import io.hen.experiments.input.PictureTar;
import io.hen.memory.InputException;
import io.hen.memory.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One memory of pictures with captions and two sets of cues for it: pictures whose captions
 * describe them, and pictures to each of which the captions of some other picture are given. The
 * latter are many, and as independent of their captions as a score that adds both parts takes them
 * to be.
 */
final class PairedSets {
  private static final long LIMIT = PictureLimits.defaults().maxBytes();

  private final CaptionTrialOptions options;
  private final PictureReader reader = new PictureReader(PictureLimits.defaults());

  PairedSets(CaptionTrialOptions options) {
    this.options = options;
  }

  /** Both sets, over the same pictures and stored captions. */
  record Sets(List<PairedItems> all) {}

  /**
   * Reads the pictures.
   *
   * @param captions for the pictures that have none of their own
   * @return empty if the options name no pictures
   */
  Optional<Sets> read(List<List<String>> captions) {
    if (options.pictures().isEmpty()) {
      return Optional.empty();
    }
    List<Picture> pictures = new ArrayList<>();
    List<List<String>> texts = new ArrayList<>();
    options.paired().ifPresent(folder -> readPaired(folder, pictures, texts));
    int own = pictures.size();
    try (PictureTar tar = PictureTar.open(options.pictures().get())) {
      int most = Math.min(tar.size(), Math.min(captions.size(), options.items() - own));
      for (int k = 0; k < most; k++) {
        // Names are ordered by class; a step spreads the choice over all of them.
        int at = (int) ((long) k * tar.size() / most);
        pictures.add(reader.read(tar.read(at, LIMIT), tar.name(at)).picture());
        texts.add(captions.get(k));
      }
    }
    List<String> stored = texts.stream().map(List::getFirst).toList();
    List<PairedItems> sets = new ArrayList<>();
    sets.add(
        new PairedItems(
            "pictures with captions of other pictures",
            pictures,
            stored,
            asked(texts, own, texts.size(), 1)));
    if (own > 0) {
      sets.add(
          new PairedItems(
              "pictures with captions of their own",
              pictures,
              stored,
              twice(asked(texts, 0, own, Integer.MAX_VALUE))));
    }
    return Optional.of(new Sets(sets));
  }

  private void readPaired(Path folder, List<Picture> pictures, List<List<String>> texts) {
    Captions captions = Captions.read(options.pairedCaptions().orElseThrow());
    for (PictureFile file : PictureFiles.find(List.of(folder))) {
      List<String> own = captions.of(file);
      if (own.size() >= 2) {
        pictures.add(reader.read(file.read(LIMIT), file.name()).picture());
        texts.add(own);
      }
    }
    if (pictures.isEmpty()) {
      throw new InputException(
          "input.captions-too-few",
          "no picture in " + folder + " has two captions",
          "name a folder of pictures and a file with several captions for each");
    }
  }

  /** For the items from..to-1 their captions but the first, at most so many; none for others. */
  private static List<List<String>> asked(List<List<String>> texts, int from, int to, int most) {
    List<List<String>> asked = new ArrayList<>();
    for (int item = 0; item < texts.size(); item++) {
      List<String> own = texts.get(item);
      asked.add(
          item < from || item >= to
              ? List.of()
              : own.subList(1, (int) Math.min(own.size(), 1L + most)));
    }
    return asked;
  }

  /** Each caption twice, for two pieces of the picture. */
  private static List<List<String>> twice(List<List<String>> asked) {
    List<List<String>> doubled = new ArrayList<>();
    for (List<String> own : asked) {
      List<String> both = new ArrayList<>(own);
      both.addAll(own);
      doubled.add(both);
    }
    return doubled;
  }
}
