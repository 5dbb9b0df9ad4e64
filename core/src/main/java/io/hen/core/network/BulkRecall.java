package io.hen.core.network;

import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Many recalls that share their readings of the bank.
 *
 * <p>A tile of cues goes in step: all are scanned for at once, then each recall runs until it wants
 * the bank read, then all those readings are made at once, until every recall of the tile has
 * ended. Each recall does what it would do alone, and a bank answers a question in company as it
 * answers it alone ({@link PatternBank#read}), so neither tiles nor threads show in the results.
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

  private final Landscape landscape;
  private final Start start;

  /** Whether no recall has begun: the first may measure what the others then find. */
  private boolean unbegun = true;

  BulkRecall(Landscape landscape, Start start) {
    this.landscape = landscape;
    this.start = start;
  }

  /**
   * Recalls all cues, handing over each recall in the order of the cues.
   *
   * @throws CancellationException if the calling thread is interrupted, between two readings
   */
  void run(List<? extends Observation> cues, Consumer<? super Recall> done) {
    int tile = tile(landscape.bank.size());
    for (int from = 0; from < cues.size(); from += tile) {
      recallTile(cues.subList(from, Math.min(cues.size(), from + tile))).forEach(done);
    }
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
    double[][] similarities = read(firsts);
    RecallRun[] runs = new RecallRun[cues.size()];
    int begun = 0;
    if (unbegun) {
      runs[begun] = start.begin(scaled.get(begun), Numbers.exact(similarities[begun]));
      begun++;
      unbegun = false;
    }
    IntStream.range(begun, runs.length)
        .parallel()
        .forEach(i -> runs[i] = start.begin(scaled.get(i), Numbers.exact(similarities[i])));
    while (true) {
      List<RecallRun> asking = Arrays.stream(runs).filter(run -> run.wanted().isPresent()).toList();
      if (asking.isEmpty()) {
        return Arrays.stream(runs).map(RecallRun::recall).toList();
      }
      double[][] answers = read(asking.stream().map(run -> run.wanted().orElseThrow()).toList());
      IntStream.range(0, answers.length)
          .parallel()
          .forEach(i -> asking.get(i).take(Numbers.exact(answers[i])));
    }
  }

  private double[][] read(List<Reading> readings) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    double[][] answers = new double[readings.size()][landscape.bank.size()];
    landscape.bank.read(readings, answers);
    return answers;
  }
}
