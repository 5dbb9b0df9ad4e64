package io.hen.core.network;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Reading;
import io.hen.core.bank.RoughGram;
import io.hen.core.bank.Similarity;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Many recalls that share their readings of the bank.
 *
 * <p>A tile of cues goes in step: all are scanned for at once, then each recall runs until it wants
 * the bank read, then all those readings are made at once, until every recall of the tile has
 * ended. Each recall does what it would do alone, and a bank answers a question in company as it
 * answers it alone ({@link PatternBank#read}), or with bounds of that ({@link
 * PatternBank#bounded(List)}), so neither tiles nor threads show in the results.
 */
final class BulkRecall {
  /** Most cues in a tile: beyond that a bank in memory is read seldom enough. */
  private static final int MOST = 64;

  private static final int FEWEST = 4;

  /** Numbers that the recalls of a tile may hold together: 256 MB. */
  private static final long NUMBERS = 1L << 25;

  /** How many arrays double[N] a recall holds between two readings, about. */
  private static final int ARRAYS = 8;

  /** Begins one recall. */
  @FunctionalInterface
  interface Start {
    /**
     * A recall that has gone as far as the similarities take it.
     *
     * @param cue in the scale of the landscape
     * @param similarities of every memory to it
     */
    RecallRun begin(Observation cue, Numbers similarities);
  }

  /** A tile that wants more of the bank than this share is read in full. */
  private static final double WORTHWHILE = 0.1;

  private static final int MOST_SKIPPED = 64;

  private final Landscape landscape;
  private final RecallOptions options;
  private final Start start;

  /** How many tiles are to be read in full before bounds are tried again. */
  private int skip;

  private int penalty = 1;

  /** Whether no recall has begun: the first may measure what the others then find. */
  private boolean unbegun = true;

  BulkRecall(Landscape landscape, RecallOptions options, Start start) {
    this.landscape = landscape;
    this.options = options;
    this.start = start;
  }

  /**
   * Recalls all cues, handing over each recall in the order of the cues.
   *
   * @throws CancellationException if the calling thread is interrupted, between two readings
   */
  void run(List<? extends Observation> cues, Consumer<? super Recall> done) {
    int tile = tile(landscape.bank.size());
    int from = 0;
    if (cues.size() > tile) {
      from = fromMatrix(cues, tile, done);
    }
    for (; from < cues.size(); from += tile) {
      recallTile(cues.subList(from, Math.min(cues.size(), from + tile))).forEach(done);
    }
  }

  /**
   * Recalls by products of the memories with each other, where every memory is a cue.
   *
   * @return how many cues were recalled: all unless much of the bank is wanted
   */
  private int fromMatrix(
      List<? extends Observation> cues, int tile, Consumer<? super Recall> done) {
    if (!(landscape.bank instanceof DenseBank bank) || !stored(bank, cues)) {
      return 0;
    }
    Recall first = begun(landscape.scaled(cues.getFirst())).run(false);
    if (skip > 0) {
      done.accept(first);
      return 1;
    }
    done.accept(first);
    int from = 1;
    try (Arena arena = Arena.ofShared()) {
      Optional<RoughGram> gram = bank.gram(landscape.similarity == Similarity.COSINE, arena);
      while (gram.isPresent() && from < cues.size() && skip == 0) {
        int to = Math.min(cues.size(), from + tile);
        tile(gram.get(), cues, from, to).forEach(done);
        from = to;
      }
    }
    return from;
  }

  /** Whether the cues are the memories in their order. */
  private static boolean stored(DenseBank bank, List<? extends Observation> cues) {
    return cues.size() == bank.size()
        && IntStream.range(0, cues.size()).allMatch(n -> bank.holds(cues.get(n), n));
  }

  private List<Recall> tile(RoughGram gram, List<? extends Observation> cues, int from, int to) {
    interruptible();
    Numbers[] similarities = new Numbers[to - from];
    Recall[] recalls = new Recall[to - from];
    IntStream.range(from, to)
        .parallel()
        .forEach(m -> {
          Observation cue = landscape.scaled(cues.get(m));
          Reading reading = new Reading.Similarities(cue, landscape.similarity);
          Numbers bounded = gram.bounded(m, reading);
          similarities[m - from] = bounded;
          RecallRun run = start.begin(cue, bounded);
          while (run.wanted().isPresent()) {
            Reading next = run.wanted().orElseThrow();
            run.take(run.readAll() ? landscape.read(next, false) : gram.bounded(m, next));
          }
          recalls[m - from] = run.recall();
        });
    judge(Arrays.asList(similarities));
    return Arrays.asList(recalls);
  }

  /** Begins the first recall: what it would have to know says whether bounds will do. */
  private RecallRun begun(Observation cue) {
    Reading reading = new Reading.Similarities(cue, landscape.similarity);
    Numbers tried = Numbers.unread(read(List.of(reading))[0]);
    RecallRun run = start.begin(cue, tried);
    skip = tried.known() > WORTHWHILE * tried.size() ? Integer.MAX_VALUE : 0;
    unbegun = false;
    return run;
  }

  /** How many cues to take at a time. */
  static int tile(int memories) {
    return Math.clamp(NUMBERS / ARRAYS / Math.max(1, memories), FEWEST, MOST);
  }

  private List<Recall> recallTile(List<? extends Observation> cues) {
    List<Observation> scaled = new ArrayList<>();
    List<Reading> firsts = new ArrayList<>();
    for (Observation cue : cues) {
      Observation own = landscape.scaled(cue);
      scaled.add(own);
      firsts.add(new Reading.Similarities(own, landscape.similarity));
    }
    boolean free =
        options.dynamics() == Dynamics.FREE || cues.stream().allMatch(Observation::whole);
    RecallRun[] runs = new RecallRun[cues.size()];
    int begun = 0;
    if (unbegun) {
      runs[begun++] = begun(scaled.getFirst());
    }
    boolean bounded = free && skip == 0;
    skip = Math.max(0, skip - 1);
    int first = begun;
    List<Numbers> similarities = answers(firsts.subList(first, firsts.size()), bounded);
    IntStream.range(first, runs.length)
        .parallel()
        .forEach(i -> runs[i] = start.begin(scaled.get(i), similarities.get(i - first)));
    while (true) {
      boolean asked = answer(runs, run -> bounded && !run.readAll(), true);
      asked |= answer(runs, run -> !bounded || run.readAll(), false);
      if (!asked) {
        break;
      }
    }
    if (bounded) {
      judge(similarities);
    }
    return Arrays.stream(runs).map(RecallRun::recall).toList();
  }

  /** Whether the next tiles should be read in full, because much of the bank was wanted anyway. */
  private void judge(List<Numbers> similarities) {
    double known = similarities.stream().mapToInt(Numbers::known).average().orElse(0);
    if (known > WORTHWHILE * landscape.bank.size()) {
      penalty = Math.min(MOST_SKIPPED, 2 * penalty);
      skip = penalty;
    } else {
      penalty = 1;
    }
  }

  /** Answers the questions of some recalls; false where they have none. */
  private boolean answer(RecallRun[] runs, Predicate<RecallRun> which, boolean bounded) {
    List<RecallRun> asking =
        Arrays.stream(runs).filter(run -> run.wanted().isPresent()).filter(which).toList();
    if (asking.isEmpty()) {
      return false;
    }
    List<Numbers> answers =
        answers(asking.stream().map(run -> run.wanted().orElseThrow()).toList(), bounded);
    IntStream.range(0, answers.size()).parallel().forEach(i -> asking.get(i).take(answers.get(i)));
    return true;
  }

  private List<Numbers> answers(List<Reading> readings, boolean bounded) {
    if (readings.isEmpty()) {
      return List.of();
    }
    interruptible();
    if (bounded) {
      Optional<List<Numbers>> answers = landscape.bank.bounded(readings);
      if (answers.isPresent()) {
        return answers.get();
      }
    }
    return Arrays.stream(read(readings)).map(Numbers::exact).toList();
  }

  private double[][] read(List<Reading> readings) {
    interruptible();
    double[][] answers = new double[readings.size()][landscape.bank.size()];
    landscape.bank.read(readings, answers);
    return answers;
  }

  private static void interruptible() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
