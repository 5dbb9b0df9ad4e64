package io.hen.experiments.reproduce;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.State;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Outcome;
import io.hen.experiments.trial.Parallel;
import io.hen.experiments.trial.Tally;
import java.util.ArrayList;
import java.util.List;
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
  private static final int BATCH = 16;

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
   * @param heap most bytes of heap in use meanwhile
   */
  record Measure(
      Tally tally,
      double mse,
      double dissimilarity,
      double relativeRank,
      double seconds,
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
    long start = System.nanoTime();
    List<One> all =
        Parallel.map(
            count,
            BATCH,
            (from, to) -> {
              List<One> batch = new ArrayList<>();
              for (int k = from; k < to; k++) {
                batch.add(one(k, cues.apply(k)));
              }
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
        PeakHeap.bytes());
  }

  private One one(int k, Observation cue) {
    Recall recall = network.recall(cue, options);
    State state = part.apply(recall.state());
    return new One(
        Outcome.of(k, recall),
        Fidelity.of(images, k, state.cue(), state),
        k < RelativeRank.SAMPLE ? state.memories() : Mixture.NONE);
  }
}
