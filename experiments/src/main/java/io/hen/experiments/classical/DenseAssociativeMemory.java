package io.hen.experiments.classical;

/**
 * The network of D. Krotov and J. J. Hopfield, Dense Associative Memory for Pattern Recognition,
 * NeurIPS 2016 (arXiv 1606.01164): D neurons of ±1, an energy and the update of Eq. (4),
 *
 * <pre>
 *   E(σ) = -Σ_μ F(⟨ξ^μ,σ⟩)
 *   σ_i ← sign Σ_μ [F(ξ_i^μ + Σ_{j≠i} ξ_j^μ σ_j) - F(-ξ_i^μ + Σ_{j≠i} ξ_j^μ σ_j)]
 * </pre>
 *
 * The sum in Eq. (4) is the energy with σ_i = -1 less the energy with σ_i = +1, so a neuron flips
 * where that lowers the energy. Where the sum is 0 the neuron keeps its state.
 *
 * <p>Overlaps ⟨ξ^μ,σ⟩ are kept up to date, so that looking at one neuron and flipping it cost O(N)
 * each. An overlap is one of the 2D+1 integers from -D to D, so F is evaluated beforehand.
 *
 * <p>Overlaps are divided by S, the smallest power of two that is not below D, before F is applied:
 * F(x) = xⁿ then lies in [-1,1] whatever n is, and energies are those of the paper divided by Sⁿ. A
 * power of two, because dividing by it does not round: as long as N·Dⁿ is below 2⁵³, sums are exact
 * and ties are ties.
 */
public final class DenseAssociativeMemory implements BinaryNetwork {
  private final int neurons;
  private final int patterns;

  /** byte[D][N]: the patterns neuron by neuron, as updates read them. */
  private final byte[][] columns;

  /** double[2D+1]: F(x/S) at x + D. */
  private final double[] values;

  /** double[2D+1]: F(x/S) - F((x-2)/S) at x + D, x ≥ 2 - D. */
  private final double[] differences;

  private DenseAssociativeMemory(byte[][] columns, double[] values, double[] differences) {
    this.neurons = columns.length;
    this.patterns = columns[0].length;
    this.columns = columns;
    this.values = values;
    this.differences = differences;
  }

  /**
   * Stores patterns.
   *
   * @param patterns byte[N][D] of +1 and -1, N ≥ 1
   * @throws IllegalArgumentException if their lengths differ or a value is neither +1 nor -1
   */
  public static DenseAssociativeMemory of(byte[][] patterns, Interaction interaction) {
    int neurons = Spins.requirePatterns(patterns);
    byte[][] columns = new byte[neurons][patterns.length];
    for (int n = 0; n < patterns.length; n++) {
      for (int i = 0; i < neurons; i++) {
        columns[i][n] = patterns[n][i];
      }
    }
    double scale = scale(neurons);
    double[] values = new double[2 * neurons + 1];
    double[] differences = new double[values.length];
    for (int x = -neurons; x <= neurons; x++) {
      values[x + neurons] = interaction.of(x / scale);
      if (x >= 2 - neurons) {
        differences[x + neurons] = values[x + neurons] - values[x + neurons - 2];
      }
    }
    return new DenseAssociativeMemory(columns, values, differences);
  }

  /** S, the smallest power of two that is at least D. */
  static int scale(int neurons) {
    return neurons == 1 ? 1 : Integer.highestOneBit(neurons - 1) << 1;
  }

  @Override
  public int neurons() {
    return neurons;
  }

  @Override
  public int patterns() {
    return patterns;
  }

  /** E(σ) = -Σ_μ F(⟨ξ^μ,σ⟩/S). */
  @Override
  public double energy(byte[] state) {
    double sum = 0;
    for (int overlap : overlaps(state)) {
      sum += values[overlap + neurons];
    }
    return -sum;
  }

  @Override
  public Neurons start(byte[] state) {
    return new Overlaps(state.clone(), overlaps(state));
  }

  private int[] overlaps(byte[] state) {
    Spins.require(state, neurons);
    int[] overlaps = new int[patterns];
    for (int i = 0; i < neurons; i++) {
      add(overlaps, columns[i], state[i]);
    }
    return overlaps;
  }

  private static void add(int[] overlaps, byte[] column, int factor) {
    for (int n = 0; n < overlaps.length; n++) {
      overlaps[n] += factor * column[n];
    }
  }

  /** Neurons with the overlap of their state with every pattern. */
  private final class Overlaps implements Neurons {
    private final byte[] state;
    private final int[] overlaps;

    Overlaps(byte[] state, int[] overlaps) {
      this.state = state;
      this.overlaps = overlaps;
    }

    @Override
    public byte[] state() {
      return state.clone();
    }

    /**
     * Σ_μ F(h) - F(h - 2a), where h is the overlap and a = ξ_i σ_i tells whether pattern μ agrees:
     * F(h) - F(h-2) if it does, and F(h) - F(h+2) if not. Both are ±a difference of neighbours.
     */
    @Override
    public double rise(int neuron) {
      byte[] column = columns[neuron];
      int own = state[neuron];
      int shift = neurons + 1;
      double sum = 0;
      for (int n = 0; n < overlaps.length; n++) {
        int agrees = own * column[n];
        sum += agrees * differences[overlaps[n] + shift - agrees];
      }
      return sum;
    }

    @Override
    public void flip(int neuron) {
      add(overlaps, columns[neuron], -2 * state[neuron]);
      state[neuron] = (byte) -state[neuron];
    }
  }
}
