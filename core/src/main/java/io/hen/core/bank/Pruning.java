package io.hen.core.bank;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the readings of a bank are pruned. Nothing of it shows in a result: a pruned
 * reading gives the numbers of a full one.
 *
 * <p>An index costs about as much as {@value #PAYS_AFTER} readings, so it is built once a bank was
 * read that often, by a thread in the background; until it is there, readings are full. Where the
 * index does not keep most memories out for the bank's own rows as cues, it is dropped. Where it
 * does not for a cue (at a low β all memories matter), the next readings are full, first two, then
 * four, up to {@value #MOST_SKIPPED}, until it does.
 *
 * <p>Safe for any number of threads.
 */
final class Pruning {
  /** System property that turns pruning off: {@code off}; anything else is {@code auto}. */
  static final String PROPERTY = "hen.pruning";

  /** R. */
  static final int DIRECTIONS = 256;

  /** With fewer coordinates a prefix of {@link #DIRECTIONS} saves too little. */
  static final int LEAST_DIMENSION = 1024;

  /** With fewer memories a full reading is short. */
  static final int LEAST_SIZE = 2000;

  /** More of the bank than this share, and an index does not pay. */
  private static final double WORTHWHILE = 0.125;

  /** A reading that in the end looks at more of the bank than this has not paid. */
  static final double DEAR = 0.5;

  /** How many of its own rows a new index is tried with, and how many neighbours they ask for. */
  private static final int TRIED = 8;

  private static final int NEIGHBOURS = 41;

  private static final int PAYS_AFTER = 128;
  private static final int MOST_SKIPPED = 1024;

  private final Supplier<Optional<PrefixIndex>> build;
  private final int after;
  private final boolean always;
  private final AtomicInteger readings = new AtomicInteger();
  private volatile @Nullable PrefixIndex index;
  private final AtomicInteger skip = new AtomicInteger();
  private volatile int penalty = 1;
  private volatile boolean failed;

  private Pruning(
      int after,
      boolean always,
      @Nullable PrefixIndex index,
      Supplier<Optional<PrefixIndex>> build) {
    this.after = after;
    this.always = always;
    this.index = index;
    this.build = build;
  }

  /** Whether banks of this shape are pruned at all. */
  static boolean suits(int size, int dimension) {
    return size >= LEAST_SIZE
        && dimension >= LEAST_DIMENSION
        && !"off".equals(System.getProperty(PROPERTY));
  }

  /**
   * Whether an index keeps most memories out, tried with some of the bank's own rows as cues.
   *
   * @param bank always pruned
   */
  static boolean keepsMostOut(DenseBank bank) {
    int[] known = new int[TRIED];
    for (int i = 0; i < TRIED; i++) {
      int row = (int) ((2L * i + 1) * bank.size() / (2 * TRIED));
      double[] own = bank.densify(State.at(row, bank.nothing()));
      float[] values = new float[own.length];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) own[k];
      }
      Observation cue = Observation.whole(new Pattern.Dense(values));
      Numbers numbers = bank.bounded(new Reading.Similarities(cue, Similarity.L2)).orElseThrow();
      numbers.best(NEIGHBOURS);
      known[i] = numbers.known();
    }
    Arrays.sort(known);
    return known[TRIED / 2] < WORTHWHILE * bank.size();
  }

  /** Never. */
  static Pruning off() {
    return new Pruning(0, false, null, Optional::empty);
  }

  /** Every reading, by an index that is there. */
  static Pruning always(PrefixIndex index) {
    return new Pruning(0, true, index, Optional::empty);
  }

  /**
   * Once it pays.
   *
   * @param build builds the index; empty where it would keep too few memories out
   */
  static Pruning automatic(Supplier<Optional<PrefixIndex>> build) {
    return new Pruning(PAYS_AFTER, false, null, build);
  }

  /** From the first reading on, or soon: an index that is cheap to build. */
  static Pruning soon(Supplier<Optional<PrefixIndex>> build) {
    return new Pruning(1, false, null, build);
  }

  /** The index, where the next reading should be pruned by it. */
  Optional<PrefixIndex> index() {
    PrefixIndex ready = index;
    if (ready == null) {
      if (after > 0 && readings.incrementAndGet() == after) {
        Thread builder = new Thread(this::build, "hen-pruning");
        builder.setDaemon(true);
        builder.start();
      }
      return Optional.empty();
    }
    if (skip.get() > 0) {
      skip.decrementAndGet();
      return Optional.empty();
    }
    if (failed) {
      failed = false;
    } else {
      penalty = 1;
    }
    return Optional.of(ready);
  }

  private void build() {
    try {
      build.get().ifPresent(built -> index = built);
    } catch (OutOfMemoryError e) {
      System.getLogger(Pruning.class.getPackageName())
          .log(Level.INFO, "Recalls are not pruned: there is no memory for the index", e);
    }
  }

  /** The index as far as it is built, whether or not the next reading should use it. */
  Optional<PrefixIndex> built() {
    return Optional.ofNullable(index);
  }

  /** A pruned reading has looked at so much of the bank that a full one is no dearer. */
  void gaveUp() {
    if (!always) {
      failed = true;
      penalty = Math.min(MOST_SKIPPED, 2 * penalty);
      skip.set(penalty);
    }
  }
}
