package io.hen.experiments.trial;

import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.measure.CosineSeparability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The paper's Fig. 3: cosines between cues and memories. */
public final class Cosines {
  private static final int BATCH = 16;

  private Cosines() {}

  /**
   * Histograms of cos(cue i, memory i) against cos(cue i, memory j), j ≠ i, over the coordinates
   * that the cue observes. A cue that observes nothing has no cosine and is left out.
   *
   * @param cues cue k is that of memory k
   * @param numbers of the cues that are counted, at least one of which observes something
   */
  public static CosineSeparability between(
      PatternBank bank, List<Observation> cues, List<Integer> numbers, IntConsumer done) {
    return Parallel.map(
            numbers.size(),
            BATCH,
            (from, to) -> {
              List<CosineSeparability> batch = new ArrayList<>();
              for (int k : numbers.subList(from, to)) {
                batch.add(of(bank, cues.get(k), k));
              }
              return batch;
            },
            done)
        .stream()
        .reduce(CosineSeparability::plus)
        .orElseThrow();
  }

  private static CosineSeparability of(PatternBank bank, Observation cue, int own) {
    double[] cosines = new double[bank.size()];
    bank.similarities(cue, Similarity.COSINE, cosines);
    return CosineSeparability.of(
        DoubleStream.of(cosines[own]),
        IntStream.range(0, cosines.length).filter(n -> n != own).mapToDouble(n -> cosines[n]));
  }
}
