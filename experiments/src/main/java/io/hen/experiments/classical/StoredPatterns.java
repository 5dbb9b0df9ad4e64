package io.hen.experiments.classical;

import io.hen.experiments.trial.Digests;
import io.hen.experiments.trial.Parallel;
import io.hen.memory.InputException;
import io.hen.memory.Picture;
import io.hen.memory.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The patterns of one kind, in a random order, from which every N takes its own from the front.
 *
 * @param all byte[D] each
 * @param sizes the N that there are patterns enough for
 * @param identity all that decides the patterns, in words
 */
record StoredPatterns(PatternKind kind, byte[][] all, List<Integer> sizes, String identity) {
  private static final int BATCH = 64;

  /**
   * Makes them.
   *
   * @throws InputException if pictures are asked for and there are fewer than two
   */
  static StoredPatterns of(
      PatternKind kind,
      CapacityOptions options,
      List<Picture> pictures,
      Progress.Listener listener) {
    return switch (kind) {
      case PICTURES -> pictures(options, pictures, listener);
      case RANDOM -> random(options);
    };
  }

  private static StoredPatterns pictures(
      CapacityOptions options, List<Picture> pictures, Progress.Listener listener) {
    if (pictures.size() < 2) {
      throw new InputException(
          "input.no-pictures",
          "a capacity trial on pictures has " + pictures.size() + " of them, but needs at least 2",
          "give more pictures, or try random patterns only");
    }
    // Pictures of a set often come class by class; the first N would be all of one class.
    List<Picture> shuffled = new ArrayList<>(pictures);
    Collections.shuffle(shuffled, new Random(options.seed()));
    List<byte[]> spins =
        Parallel.map(
            shuffled.size(),
            BATCH,
            (from, to) ->
                shuffled.subList(from, to).stream()
                    .map(picture -> Binarised.of(picture, options.side()))
                    .toList(),
            done -> listener.onProgress(new Progress("binarising", done, shuffled.size())));
    byte[][] all = spins.toArray(byte[][]::new);
    return new StoredPatterns(
        PatternKind.PICTURES,
        all,
        options.sizes().stream().map(size -> Math.min(size, all.length)).distinct().toList(),
        "pictures " + Digests.sha256(all));
  }

  private static StoredPatterns random(CapacityOptions options) {
    int count = Math.max(options.sizes().getLast(), options.cues());
    byte[][] all = new byte[count][];
    for (int k = 0; k < count; k++) {
      all[k] = Spins.random(options.neurons(), seed(options, "pattern", k));
    }
    return new StoredPatterns(
        PatternKind.RANDOM, all, options.sizes(), "random, of SplittableRandom");
  }

  /**
   * Of something random about a pattern.
   *
   * @param what it is, so that one pattern's random things are independent
   * @param pattern its number
   */
  static long seed(CapacityOptions options, String what, int pattern) {
    return (options.seed() * 31 + what.hashCode()) * 1_000_003 + pattern;
  }
}
