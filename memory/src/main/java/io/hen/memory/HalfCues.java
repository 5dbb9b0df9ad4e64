package io.hen.memory;

import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.measure.CosineSeparability;
import io.hen.memory.store.Snapshot;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Measures what half a picture has in common with its own item and with others (the paper's Fig. 3,
 * arXiv 2409.16408): cosines over the coordinates that the half shows.
 *
 * @param lookup where the pictures are
 * @param codec that hides their halves
 */
record HalfCues(Lookup lookup, Codec codec) {

  /**
   * Cosines of a sample, spread evenly over the items.
   *
   * @param snapshot one row for each item
   * @param bank its patterns, each part with weight 1
   * @param most the most items to take as cues
   * @param listener told how many cues were compared, from any thread
   * @return empty if no item can be a cue, or there is no other to compare it with
   */
  Optional<SeparationInspection.Cosines> measure(
      Snapshot snapshot, PatternBank bank, int most, Progress.Listener listener) {
    int count = Math.min(most, snapshot.size());
    if (snapshot.size() < 2 || count == 0) {
      return Optional.empty();
    }
    AtomicInteger done = new AtomicInteger();
    Thread asking = Thread.currentThread();
    IntFunction<Optional<SeparationInspection.Cosines>> one =
        k -> {
          if (asking.isInterrupted()) {
            throw new CancellationException("interrupted");
          }
          int row = (int) ((long) k * snapshot.size() / count);
          var found = cue(snapshot.id(row)).map(cue -> cosines(bank, cue, row));
          listener.onProgress(new Progress("comparing", done.incrementAndGet(), count));
          return found;
        };
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(one)
        .flatMap(Optional::stream)
        .reduce(SeparationInspection.Cosines::plus);
  }

  /** Half of an item's picture; empty if that shows nothing, or the picture cannot be read here. */
  private Optional<Observation> cue(long id) {
    return lookup
        .item(new ItemId(id))
        .flatMap(stored -> {
          try {
            Cue half = Cue.picture(stored.item().bytes()).hidden(Region.lowerHalf());
            return Optional.<Observation>of(codec.observe(half));
          } catch (InputException e) {
            return Optional.empty(); // remembered under other limits; the number of cues tells
          }
        })
        .filter(seen -> !seen.nothing());
  }

  private static SeparationInspection.Cosines cosines(PatternBank bank, Observation cue, int own) {
    double[] cosines = new double[bank.size()];
    bank.similarities(cue, Similarity.COSINE, cosines);
    return new SeparationInspection.Cosines(
        CosineSeparability.of(
            DoubleStream.of(cosines[own]),
            IntStream.range(0, cosines.length).filter(n -> n != own).mapToDouble(n -> cosines[n])),
        1);
  }
}
