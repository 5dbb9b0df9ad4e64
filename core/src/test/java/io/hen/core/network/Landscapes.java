package io.hen.core.network;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random banks of every kind, each with the dense vectors that it stands for. */
final class Landscapes {
  /** How the memories lie. */
  enum Shape {
    /** Independent of each other. */
    SEPARATED,
    /** A few tight groups. */
    CLUSTERED,
    /** So close together that recall settles in mixtures. */
    METASTABLE
  }

  /** What a bank is made of. */
  enum Kind {
    DENSE,
    TOKENS,
    PARTS
  }

  /**
   * A bank, a cue, and both as dense vectors.
   *
   * @param memories double[N][K]
   * @param cue double[K]
   * @param observed boolean[K]
   * @param weights of the parts, none for a bank without parts
   */
  record Case(
      PatternBank bank,
      Observation observation,
      double[][] memories,
      double[] cue,
      boolean[] observed,
      double[] weights) {

    /** A state of the bank as a dense vector. */
    double[] dense(State state) {
      double[] v = sum(state.memories());
      if (state.remnant() > 0) {
        double[] completed = sum(state.fill());
        for (int k = 0; k < v.length; k++) {
          v[k] += state.remnant() * (observed[k] ? cue[k] : completed[k]);
        }
      }
      return v;
    }

    private double[] sum(Mixture mixture) {
      double[] v = new double[cue.length];
      for (int i = 0; i < mixture.size(); i++) {
        for (int k = 0; k < v.length; k++) {
          v[k] += mixture.weights()[i] * memories[mixture.members()[i]][k];
        }
      }
      return v;
    }
  }

  private final SplittableRandom random;
  private final Kernels kernels;
  private final int most;
  private final int longest;
  private final int mostPositions;
  private final int codes;

  Landscapes(long seed, Kernels kernels) {
    this(seed, kernels, 120);
  }

  /** Landscapes of fewer than {@code most} memories. */
  Landscapes(long seed, Kernels kernels, int most) {
    this(seed, kernels, most, 50, 40, 60);
  }

  private Landscapes(
      long seed, Kernels kernels, int most, int longest, int mostPositions, int codes) {
    this.random = new SplittableRandom(seed);
    this.kernels = kernels;
    this.most = most;
    this.longest = longest;
    this.mostPositions = mostPositions;
    this.codes = codes;
  }

  /**
   * Landscapes of fewer than {@code most} memories of 3 to 15 numbers, or 2 to 23 tokens of few.
   */
  static Landscapes small(long seed, Kernels kernels, int most) {
    return new Landscapes(seed, kernels, most, 16, 24, 7);
  }

  Case next(Kind kind, Shape shape, boolean whole) {
    return switch (kind) {
      case DENSE -> dense(shape, size(), whole);
      case TOKENS -> tokens(shape, size(), whole);
      case PARTS -> parts(shape, whole);
    };
  }

  private int size() {
    return random.nextInt(5, most);
  }

  private Case dense(Shape shape, int size, boolean whole) {
    int dimension = random.nextInt(3, longest);
    int groups = groups(shape, size);
    float[][] centres = new float[groups][];
    Arrays.setAll(centres, g -> gaussian(dimension, 1));
    double spread = spread(shape);
    float[][] rows = new float[size][];
    for (int n = 0; n < size; n++) {
      float[] row = gaussian(dimension, spread);
      for (int k = 0; k < dimension; k++) {
        row[k] += centres[n % groups][k];
      }
      rows[n] = row;
    }
    int target = random.nextInt(size);
    float[] cue = rows[target].clone();
    float[] noise = gaussian(dimension, 0.3 * spread);
    BitSet seen = seen(dimension, whole);
    for (int k = 0; k < dimension; k++) {
      cue[k] = seen.get(k) ? cue[k] + noise[k] : Float.NaN;
    }
    return new Case(
        DenseBank.of(rows, kernels),
        new Observation.Dense(cue, seen),
        Arrays.stream(rows).map(Landscapes::doubles).toArray(double[][]::new),
        doubles(cue),
        booleans(seen, dimension),
        new double[0]);
  }

  private Case tokens(Shape shape, int size, boolean whole) {
    int positions = random.nextInt(2, mostPositions);
    int codebook = random.nextInt(2, codes);
    int groups = groups(shape, size);
    char[][] centres = new char[groups][];
    Arrays.setAll(centres, g -> anyTokens(positions, codebook));
    double kept = shape == Shape.SEPARATED ? 0 : shape == Shape.CLUSTERED ? 0.8 : 0.97;
    char[][] rows = new char[size][];
    for (int n = 0; n < size; n++) {
      rows[n] = mutated(centres[n % groups], codebook, 1 - kept);
    }
    BitSet seen = seen(positions, whole);
    char[] cue = mutated(rows[random.nextInt(size)], codebook, 0.2);
    double[][] memories = new double[size][];
    Arrays.setAll(memories, n -> oneHot(rows[n], codebook));
    boolean[] observed = new boolean[positions * codebook];
    for (int s = 0; s < positions; s++) {
      Arrays.fill(observed, s * codebook, (s + 1) * codebook, seen.get(s));
    }
    return new Case(
        TokenBank.of(rows, codebook, kernels),
        Observation.tokens(cue, seen),
        memories,
        oneHot(cue, codebook),
        observed,
        new double[0]);
  }

  /** Two dense parts of different weight. */
  Case denseParts(Shape shape, boolean whole) {
    int size = size();
    return parts(dense(shape, size, whole), dense(shape, size, whole), whole);
  }

  private Case parts(Shape shape, boolean whole) {
    int size = size();
    return parts(dense(shape, size, whole), tokens(shape, size, whole), whole);
  }

  private Case parts(Case first, Case second, boolean whole) {
    int size = first.memories.length;
    double[] weights = {random.nextDouble(0.2, 2), random.nextDouble(0.2, 2)};
    boolean without = !whole && random.nextBoolean();
    boolean[] hidden = without ? new boolean[second.cue.length] : second.observed;
    double[][] memories = new double[size][];
    Arrays.setAll(memories, n -> join(first.memories[n], second.memories[n], weights));
    return new Case(
        new PartsBank(List.of(first.bank, second.bank), weights),
        new Observation.Parts(
            List.of(
                Optional.of(first.observation),
                without ? Optional.empty() : Optional.of(second.observation))),
        memories,
        join(first.cue, second.cue, weights),
        join(first.observed, hidden),
        weights);
  }

  private int groups(Shape shape, int size) {
    return switch (shape) {
      case SEPARATED -> size;
      case CLUSTERED -> Math.max(1, size / 6);
      case METASTABLE -> 1 + random.nextInt(3);
    };
  }

  private static double spread(Shape shape) {
    return switch (shape) {
      case SEPARATED -> 0.5;
      case CLUSTERED -> 0.3;
      case METASTABLE -> 0.05;
    };
  }

  private BitSet seen(int size, boolean whole) {
    BitSet seen = new BitSet(size);
    seen.set(0, size);
    if (!whole) {
      for (int k = 0; k < size; k++) {
        seen.set(k, random.nextBoolean());
      }
      seen.set(random.nextInt(size));
      seen.clear(random.nextInt(size));
      if (seen.isEmpty()) {
        seen.set(0);
      }
    }
    return seen;
  }

  private float[] gaussian(int dimension, double deviation) {
    float[] values = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      values[k] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private char[] anyTokens(int positions, int codebook) {
    char[] tokens = new char[positions];
    for (int s = 0; s < positions; s++) {
      tokens[s] = (char) random.nextInt(codebook);
    }
    return tokens;
  }

  private char[] mutated(char[] tokens, int codebook, double share) {
    char[] mutated = tokens.clone();
    for (int s = 0; s < tokens.length; s++) {
      if (random.nextDouble() < share) {
        mutated[s] = (char) random.nextInt(codebook);
      }
    }
    return mutated;
  }

  private static double[] oneHot(char[] tokens, int codebook) {
    double[] v = new double[tokens.length * codebook];
    for (int s = 0; s < tokens.length; s++) {
      v[s * codebook + tokens[s]] = 1;
    }
    return v;
  }

  private static double[] join(double[] first, double[] second, double[] weights) {
    double[] joined = new double[first.length + second.length];
    for (int k = 0; k < joined.length; k++) {
      joined[k] =
          k < first.length
              ? Math.sqrt(weights[0]) * first[k]
              : Math.sqrt(weights[1]) * second[k - first.length];
    }
    return joined;
  }

  private static boolean[] join(boolean[] first, boolean[] second) {
    boolean[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static boolean[] booleans(BitSet set, int size) {
    boolean[] flags = new boolean[size];
    set.stream().forEach(k -> flags[k] = true);
    return flags;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, k -> values[k]);
    return doubles;
  }
}
