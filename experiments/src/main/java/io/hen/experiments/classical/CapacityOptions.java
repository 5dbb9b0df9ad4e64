package io.hen.experiments.classical;

import java.util.List;

/**
 * What {@link CapacityTrial} does.
 *
 * @param patterns what to store, each once
 * @param networks what to store it in, each once
 * @param sizes N, how many patterns a network stores: ascending, 2 to 200,000. Pictures: as many as
 *     there are at most.
 * @param cues how many patterns are recalled at each N at most, 1 to 10,000. Where N is smaller,
 *     several networks of N patterns each are tried, none in two of them, so that the share of
 *     recalled patterns is as certain as at larger N.
 * @param side width and height of the neurons, 4 to 256; D = side²
 * @param seed for the choice of pictures, the random patterns, hidden neurons and update orders
 * @param sweeps after how many sweeps a recall is given up, 1 to 1,000
 */
public record CapacityOptions(
    List<PatternKind> patterns,
    List<NetworkKind> networks,
    List<Integer> sizes,
    int cues,
    int side,
    long seed,
    int sweeps) {
  private static final int LARGEST_SIZE = 200_000;
  private static final int MOST_CUES = 10_000;

  public CapacityOptions {
    patterns = List.copyOf(patterns);
    networks = List.copyOf(networks);
    sizes = List.copyOf(sizes);
    requireSeveral("patterns", patterns);
    requireSeveral("networks", networks);
    requireSeveral("sizes", sizes);
    for (int size : sizes) {
      requireWithin("size", size, 2, LARGEST_SIZE);
    }
    if (!sizes.equals(sizes.stream().sorted().toList())) {
      throw new IllegalArgumentException("sizes must ascend, but are " + sizes);
    }
    requireWithin("cues", cues, 1, MOST_CUES);
    requireWithin("side", side, 4, 256);
    requireWithin("sweeps", sweeps, 1, 1000);
  }

  /**
   * Pictures and random patterns of 28 × 28 in the network of 1982 and in dense memories with n =
   * 2, 3, 4 and 10; 100 cues, at most 100 sweeps. Up to 20,000 of them, because theory lets n = 3
   * hold 15,372 random ones. With 5,000 pictures it takes about 95 seconds of processor time.
   */
  public static CapacityOptions defaults() {
    return new CapacityOptions(
        List.of(PatternKind.values()),
        List.of(
            new NetworkKind.Hopfield1982(),
            new NetworkKind.Dense(Interaction.polynomial(2)),
            new NetworkKind.Dense(Interaction.polynomial(3)),
            new NetworkKind.Dense(Interaction.polynomial(4)),
            new NetworkKind.Dense(Interaction.polynomial(10))),
        List.of(2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000),
        100,
        Binarised.SIDE,
        1,
        100);
  }

  /** D = side². */
  public int neurons() {
    return side * side;
  }

  /** These options with other patterns. */
  public CapacityOptions withPatterns(List<PatternKind> value) {
    return new CapacityOptions(value, networks, sizes, cues, side, seed, sweeps);
  }

  /** These options with other networks. */
  public CapacityOptions withNetworks(List<NetworkKind> value) {
    return new CapacityOptions(patterns, value, sizes, cues, side, seed, sweeps);
  }

  /** These options with other numbers of stored patterns. */
  public CapacityOptions withSizes(List<Integer> value) {
    return new CapacityOptions(patterns, networks, value, cues, side, seed, sweeps);
  }

  /** These options with another number of cues. */
  public CapacityOptions withCues(int value) {
    return new CapacityOptions(patterns, networks, sizes, value, side, seed, sweeps);
  }

  /** These options with another width and height. */
  public CapacityOptions withSide(int value) {
    return new CapacityOptions(patterns, networks, sizes, cues, value, seed, sweeps);
  }

  /** These options with another seed. */
  public CapacityOptions withSeed(long value) {
    return new CapacityOptions(patterns, networks, sizes, cues, side, value, sweeps);
  }

  /** These options with another end of recalls that do not settle. */
  public CapacityOptions withSweeps(int value) {
    return new CapacityOptions(patterns, networks, sizes, cues, side, seed, value);
  }

  private static void requireWithin(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must lie in " + least + ".." + most + ", not " + value);
    }
  }

  private static void requireSeveral(String name, List<?> values) {
    if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException(
          name + " must be at least one, none of them twice, but are " + values);
    }
  }
}
