package io.hen.experiments.classical;

import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.Halves;
import io.hen.experiments.trial.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/** One network kind at one N: stores patterns and recalls some of them. */
final class CapacityCell {
  private static final int BATCH = 2;

  private final CapacityOptions options;
  private final NetworkKind kind;
  private final StoredPatterns patterns;
  private final int size;

  /** How many networks are tried, of different patterns. */
  private final int networks;

  CapacityCell(CapacityOptions options, NetworkKind kind, StoredPatterns patterns, int size) {
    this.options = options;
    this.kind = kind;
    this.patterns = patterns;
    this.size = size;
    this.networks = Math.max(1, Math.min(options.cues(), patterns.all().length) / size);
  }

  /** One recall. */
  private record Recalled(boolean exact, boolean settled, double overlap) {}

  /** The recalls of one pattern. */
  private record Tried(boolean nearest, List<Recalled> recalls) {}

  /** How many patterns are recalled. */
  int cues() {
    return networks * cuesOfOne().size();
  }

  /** All that decides the numbers. */
  String key() {
    return String.join(
        "\n",
        "capacity of " + kind.words() + ", N = " + size,
        patterns.identity(),
        networks + " networks, " + cues() + " cues, D = " + options.neurons(),
        "seed " + options.seed() + ", at most " + options.sweeps() + " sweeps");
  }

  /**
   * Runs it.
   *
   * @param done told how many patterns have been recalled
   */
  CapacityPoint run(IntConsumer done) {
    long start = System.nanoTime();
    List<Tried> tried = new ArrayList<>();
    for (int k = 0; k < networks; k++) {
      int first = k * size;
      byte[][] stored = Arrays.copyOfRange(patterns.all(), first, first + size);
      BinaryNetwork network = kind.store(stored);
      List<Integer> cues = cuesOfOne();
      int before = tried.size();
      tried.addAll(
          Parallel.map(
              cues.size(),
              BATCH,
              (from, to) ->
                  cues.subList(from, to).stream()
                      .map(cue -> recall(network, stored, cue, first))
                      .toList(),
              count -> done.accept(before + count)));
    }
    return new CapacityPoint(
        size,
        networks,
        tried.size(),
        (int) tried.stream().filter(Tried::nearest).count(),
        Arrays.stream(Start.values()).map(each -> recalls(each, tried)).toList(),
        (System.nanoTime() - start) / 1e9);
  }

  private List<Integer> cuesOfOne() {
    return Gallery.spread(size, Math.max(1, options.cues() / networks));
  }

  private Tried recall(BinaryNetwork network, byte[][] stored, int cue, int first) {
    byte[] pattern = stored[cue];
    long hidden = StoredPatterns.seed(options, "hidden neurons", first + cue);
    long order = StoredPatterns.seed(options, "order", first + cue);
    Updates updates = new Updates(order, options.sweeps());
    List<Recalled> recalls = new ArrayList<>();
    for (Start start : Start.values()) {
      Updates.Settled end =
          updates.run(
              network, start.state(pattern, options.side(), hidden), start.clamped(options.side()));
      int overlap = Spins.overlap(pattern, end.state());
      recalls.add(
          new Recalled(
              overlap == pattern.length, end.settled(), (double) overlap / pattern.length));
    }
    return new Tried(Arrays.equals(nearest(stored, pattern), pattern), recalls);
  }

  /** The stored pattern that is most like another in the upper half. */
  private byte[] nearest(byte[][] stored, byte[] pattern) {
    byte[] seen = pattern.clone();
    BitSet hidden = Halves.hidden(options.side(), options.side());
    hidden.stream().forEach(i -> seen[i] = 0);
    byte[] nearest = stored[0];
    int most = Integer.MIN_VALUE;
    for (byte[] candidate : stored) {
      int overlap = Spins.overlap(seen, candidate);
      if (overlap > most) {
        most = overlap;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static CapacityPoint.Recalls recalls(Start start, List<Tried> tried) {
    List<Recalled> some = tried.stream().map(each -> each.recalls.get(start.ordinal())).toList();
    return new CapacityPoint.Recalls(
        start,
        some.size(),
        (int) some.stream().filter(Recalled::exact).count(),
        (int) some.stream().filter(each -> !each.settled).count(),
        some.stream().mapToDouble(Recalled::overlap).average().orElseThrow());
  }
}
