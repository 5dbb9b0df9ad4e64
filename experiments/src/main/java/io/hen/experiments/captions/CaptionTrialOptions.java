package io.hen.experiments.captions;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is measured.
 *
 * @param parts which of the trials
 * @param captions a file of captions, several for each name; see {@code Captions}
 * @param pictures a tar file of pictures without captions, for the trial of weights
 * @param paired a folder of pictures that belong to {@code pairedCaptions}
 * @param pairedCaptions their captions
 * @param count at most so many distinct captions as keys, ≥ 2
 * @param items at most so many items with several captions, and so many pictures, ≥ 2
 * @param cues at most so many cues for each weight, ≥ 1
 * @param seed for all that is chosen at random
 */
public record CaptionTrialOptions(
    Set<Part> parts,
    Path captions,
    Optional<Path> pictures,
    Optional<Path> paired,
    Optional<Path> pairedCaptions,
    int count,
    int items,
    int cues,
    long seed) {

  /** A trial. */
  public enum Part {
    /** Captions as keys, exact and changed. */
    KEYS,
    /** Items with several captions. */
    SEVERAL,
    /** Damaged pictures and other captions together. */
    WEIGHTS
  }

  /** Throws {@link IllegalArgumentException} naming what is out of range. */
  public CaptionTrialOptions {
    parts = Set.copyOf(parts);
    require(count >= 2, "count must be at least 2, not " + count);
    require(items >= 2, "items must be at least 2, not " + items);
    require(cues >= 1, "cues must be at least 1, not " + cues);
    require(
        paired.isPresent() == pairedCaptions.isPresent(),
        "a folder of pictures needs their captions, and the other way round");
  }

  /** 10,000 captions, 4,000 items, 1,000 cues, seed 1, no pictures. */
  public static CaptionTrialOptions of(Path captions) {
    return new CaptionTrialOptions(
        EnumSet.allOf(Part.class),
        captions,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        10_000,
        4_000,
        1_000,
        1);
  }

  /** These options with some of the trials. */
  public CaptionTrialOptions withParts(Set<Part> some) {
    return new CaptionTrialOptions(
        some, captions, pictures, paired, pairedCaptions, count, items, cues, seed);
  }

  /** These options with a tar file of pictures. */
  public CaptionTrialOptions withPictures(Path tar) {
    return new CaptionTrialOptions(
        parts, captions, Optional.of(tar), paired, pairedCaptions, count, items, cues, seed);
  }

  /** These options with pictures that have captions. */
  public CaptionTrialOptions withPaired(Path folder, Path theirCaptions) {
    return new CaptionTrialOptions(
        parts,
        captions,
        pictures,
        Optional.of(folder),
        Optional.of(theirCaptions),
        count,
        items,
        cues,
        seed);
  }

  /** These options with other sizes. */
  public CaptionTrialOptions withSizes(int captionCount, int itemCount, int cueCount) {
    return new CaptionTrialOptions(
        parts, captions, pictures, paired, pairedCaptions, captionCount, itemCount, cueCount, seed);
  }

  /** These options with another seed. */
  public CaptionTrialOptions withSeed(long value) {
    return new CaptionTrialOptions(
        parts, captions, pictures, paired, pairedCaptions, count, items, cues, value);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
