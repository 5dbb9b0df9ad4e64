package io.hen.experiments.classical;

/**
 * The network of J. J. Hopfield, Neural networks and physical systems with emergent collective
 * computational abilities, PNAS 79:2554 (1982): D neurons of ±1, Hebbian weights without a
 * diagonal,
 *
 * <pre>
 *   W_ij = (1/D) Σ_μ ξ_i^μ ξ_j^μ,  W_ii = 0,   E(σ) = -½ Σ_ij W_ij σ_i σ_j,   σ_i ← sign Σ_j W_ij σ_j
 * </pre>
 *
 * (the paper's neurons are 0 and 1, and its thresholds 0; ±1 is the form in which its capacity was
 * later analysed). Where the sum is 0 the neuron keeps its state. Weights are held as integers, D
 * times W, so that such ties are exact.
 */
public final class ClassicalNetwork implements BinaryNetwork {
  private final int neurons;
  private final int patterns;

  /** int[D][D], D·W. */
  private final int[][] weights;

  private ClassicalNetwork(int neurons, int patterns, int[][] weights) {
    this.neurons = neurons;
    this.patterns = patterns;
    this.weights = weights;
  }

  /**
   * Stores patterns.
   *
   * @param patterns byte[N][D] of +1 and -1, N ≥ 1
   * @throws IllegalArgumentException if their lengths differ or a value is neither +1 nor -1
   */
  public static ClassicalNetwork of(byte[][] patterns) {
    int neurons = Spins.requirePatterns(patterns);
    long[][] bits = bits(patterns, neurons);
    int[][] weights = new int[neurons][neurons];
    for (int i = 0; i < neurons; i++) {
      for (int j = 0; j < i; j++) {
        // N patterns, of which each that differs in i and j counts -1 instead of +1.
        int weight = patterns.length - 2 * differing(bits[i], bits[j]);
        weights[i][j] = weight;
        weights[j][i] = weight;
      }
    }
    return new ClassicalNetwork(neurons, patterns.length, weights);
  }

  /** long[D][⌈N/64⌉]: which patterns have +1 at a neuron. */
  private static long[][] bits(byte[][] patterns, int neurons) {
    long[][] bits = new long[neurons][(patterns.length + 63) / 64];
    for (int n = 0; n < patterns.length; n++) {
      for (int i = 0; i < neurons; i++) {
        if (patterns[n][i] > 0) {
          bits[i][n >> 6] |= 1L << n;
        }
      }
    }
    return bits;
  }

  private static int differing(long[] a, long[] b) {
    int count = 0;
    for (int k = 0; k < a.length; k++) {
      count += Long.bitCount(a[k] ^ b[k]);
    }
    return count;
  }

  @Override
  public int neurons() {
    return neurons;
  }

  @Override
  public int patterns() {
    return patterns;
  }

  /** E(σ) = -½ Σ_ij W_ij σ_i σ_j. */
  @Override
  public double energy(byte[] state) {
    Spins.require(state, neurons);
    long sum = 0;
    for (int i = 0; i < neurons; i++) {
      sum += (long) state[i] * field(i, state);
    }
    return -0.5 * sum / neurons;
  }

  @Override
  public Neurons start(byte[] state) {
    Spins.require(state, neurons);
    int[] fields = new int[neurons];
    for (int i = 0; i < neurons; i++) {
      fields[i] = field(i, state);
    }
    return new Fields(state.clone(), fields);
  }

  /** D Σ_j W_ij σ_j: at most D·N, which an int holds up to N = 2³¹/D. */
  private int field(int i, byte[] state) {
    int[] row = weights[i];
    int sum = 0;
    for (int j = 0; j < neurons; j++) {
      sum += row[j] * state[j];
    }
    return sum;
  }

  /** Neurons with the sum that each one's update asks for. */
  private final class Fields implements Neurons {
    private final byte[] state;
    private final int[] fields;

    Fields(byte[] state, int[] fields) {
      this.state = state;
      this.fields = fields;
    }

    @Override
    public byte[] state() {
      return state.clone();
    }

    /** 2 σ_i Σ_j W_ij σ_j. */
    @Override
    public double rise(int neuron) {
      return 2.0 * state[neuron] * fields[neuron] / neurons;
    }

    @Override
    public void flip(int neuron) {
      int twice = 2 * state[neuron];
      int[] row = weights[neuron];
      for (int j = 0; j < fields.length; j++) {
        fields[j] -= twice * row[j];
      }
      state[neuron] = (byte) -state[neuron];
    }
  }
}
