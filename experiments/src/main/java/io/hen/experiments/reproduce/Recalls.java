package io.hen.experiments.reproduce;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.State;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.experiments.trial.BankTrial;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.Parallel;
import io.hen.experiments.trial.Tally;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Recalls of the first few memories of a network, each from a cue of its own.
 *
 * @param network to recall from
 * @param images the pictures' part of its memories, by which states are decoded
 * @param part what a state of the network is in that part
 * @param options how to recall
 */
record Recalls(
    HopfieldNetwork network, EncodedBank images, UnaryOperator<State> part, RecallOptions options) {
  /** Of a memory of pictures alone. */
  static Recalls ofPictures(EncodedBank bank, RecallSetting setting) {
    return new Recalls(
        bank.network(setting.similarity()), bank, UnaryOperator.identity(), setting.options());
  }

  /**
   * What was measured of a number of recalls.
   *
   * @param tally what became of them
   * @param mse mean squared error of decoded recalled against decoded stored pictures
   * @param dissimilarity 1-SSIM of the same
   * @param relativeRank see {@link RelativeRank}
   * @param seconds of recalling and decoding, wall clock, cues encoded beforehand
   * @param recalling how many of these went into recalling, the rest into decoding and comparing
   * @param heap most bytes of heap in use meanwhile
   */
  record Measure(
      Tally tally,
      double mse,
      double dissimilarity,
      double relativeRank,
      double seconds,
      double recalling,
      long heap) {
    /** The share of the right picture. */
    double identity() {
      return tally.share(tally.identity());
    }
  }

  private record One(Outcome outcome, Fidelity fidelity, Mixture state) {}

  /**
   * Recalls the memories {@code 0..count-1}.
   *
   * @param cues the cue of each memory
   * @param done told how many are recalled
   */
  Measure measure(int count, IntFunction<Observation> cues, IntConsumer done) {
    PeakHeap.reset();
    LongAdder recalling = new LongAdder();
    LongAdder working = new LongAdder();
    long start = System.nanoTime();
    List<One> all =
        Parallel.map(
            count,
            BankTrial.BATCH,
            (from, to) -> {
              long begun = System.nanoTime();
              List<Recall> recalls =
                  network.recallAll(IntStream.range(from, to).mapToObj(cues).toList(), options);
              recalling.add(System.nanoTime() - begun);
              List<One> batch =
                  IntStream.range(from, to).mapToObj(k -> one(k, recalls.get(k - from))).toList();
              working.add(System.nanoTime() - begun);
              return batch;
            },
            done);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Integer> meant = IntStream.range(0, count).boxed().toList();
    return new Measure(
        Tally.of(meant, all.stream().map(One::outcome).toList()),
        all.stream().mapToDouble(one -> one.fidelity.mse()).average().orElse(0),
        all.stream().mapToDouble(one -> one.fidelity.dissimilarity()).average().orElse(0),
        RelativeRank.of(
            images.bank(),
            RelativeRank.sample(all).stream().map(One::state).toList(),
            RelativeRank.sample(meant)),
        seconds,
        seconds * recalling.sum() / Math.max(1, working.sum()),
        PeakHeap.bytes());
  }

  private One one(int k, Recall recall) {
    State state = part.apply(recall.state());
    return new One(
        Outcome.of(k, recall),
        Fidelity.of(images, k, state.cue(), state),
        k < RelativeRank.SAMPLE ? state.memories() : Mixture.NONE);
  }
}
