package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;

/**
 * Memories that are grids of tokens, one for each of S positions.
 *
 * <p>They stand for one-hot vectors of S·V numbers, which are never built: {@code ⟨ξ_m,ξ_n⟩} is the
 * number of equal tokens, {@code ‖ξ-v‖²} for two grids is {@code 2(S - matches)}; integers, exact,
 * 2 bytes a token.
 */
public final class TokenBank implements PatternBank {
  /** Most tokens a codebook may have: one 16-bit value is kept for "hidden". */
  public static final int MAX_CODEBOOK = Kernels.NEVER;

  /** From so many members on, a table of weights is cheaper than one comparison for each. */
  private static final int TABLE_FROM = 24;

  /** Numbers a table may hold: so few that it stays in the cache and is no dense state. */
  private static final int TABLE_SIZE = 1 << 16;

  private final MemorySegment tokens;
  private final int size;
  private final int positions;
  private final int codebook;
  private final Kernels kernels;

  /** Square of what each one-hot vector is multiplied by: 1, or 1/S for unit length. */
  private final double scale;

  private TokenBank(
      MemorySegment tokens, int size, int positions, int codebook, Kernels kernels, double scale) {
    this.tokens = tokens;
    this.size = size;
    this.positions = positions;
    this.codebook = codebook;
    this.kernels = kernels;
    this.scale = scale;
  }

  /**
   * A bank over tokens that are not copied and must not change.
   *
   * @param tokens off-heap or mapped unsigned 16-bit tokens in native order, row n beginning at
   *     token {@code n·positions}, each below {@code codebook}
   * @param size N
   * @param positions S ≥ 1
   * @param codebook V, 1 to {@link #MAX_CODEBOOK}
   */
  public static TokenBank of(MemorySegment tokens, int size, int positions, int codebook) {
    return of(tokens, size, positions, codebook, Kernels.selected());
  }

  /** As the other, with chosen kernels. */
  public static TokenBank of(
      MemorySegment tokens, int size, int positions, int codebook, Kernels kernels) {
    long needed = (long) size * positions * Character.BYTES;
    if (positions < 1 || tokens.byteSize() < needed) {
      throw new IllegalArgumentException(
          size
              + " rows of "
              + positions
              + " tokens need "
              + needed
              + " bytes, not "
              + tokens.byteSize());
    }
    if (codebook < 1 || codebook > MAX_CODEBOOK) {
      throw new IllegalArgumentException(
          "a codebook has 1 to " + MAX_CODEBOOK + " tokens, not " + codebook);
    }
    if (needed >= RowScan.LARGE) {
      kernels.warmUp(tokens);
    }
    return new TokenBank(tokens, size, positions, codebook, kernels, 1);
  }

  /**
   * Copies rows.
   *
   * @param rows char[N][S], N ≥ 1, each token below {@code codebook}
   */
  public static TokenBank of(char[][] rows, int codebook, Kernels kernels) {
    int positions = rows[0].length;
    MemorySegment copy =
        Arena.ofAuto().allocate((long) rows.length * positions * Character.BYTES, 64);
    for (int n = 0; n < rows.length; n++) {
      if (rows[n].length != positions) {
        throw new IllegalArgumentException(
            "row " + n + " has " + rows[n].length + " tokens, but row 0 has " + positions);
      }
      for (int s = 0; s < positions; s++) {
        if (rows[n][s] >= codebook) {
          throw new IllegalArgumentException(
              "token "
                  + s
                  + " of row "
                  + n
                  + " is "
                  + (int) rows[n][s]
                  + ", but the codebook has only "
                  + codebook);
        }
        copy.setAtIndex(ValueLayout.JAVA_CHAR, (long) n * positions + s, rows[n][s]);
      }
    }
    return of(copy, rows.length, positions, codebook, kernels);
  }

  @Override
  public int size() {
    return size;
  }

  /** S. */
  public int positions() {
    return positions;
  }

  /** V. */
  public int codebook() {
    return codebook;
  }

  /** The token of memory n at position s. */
  public int token(int n, int s) {
    return tokens.getAtIndex(ValueLayout.JAVA_CHAR, (long) n * positions + s);
  }

  @Override
  public void similarities(Observation cue, Similarity similarity, double[] out) {
    Observation.Tokens seen = checked(cue);
    Arrays.fill(out, 0, size, 0);
    addMatches(seen.tokens(), 1, out);
    int observed = seen.observed();
    for (int n = 0; n < size; n++) {
      out[n] =
          switch (similarity) {
            case DOT -> scale * out[n];
            case L2 -> -2 * scale * (observed - out[n]);
            case COSINE -> observed > 0 ? out[n] / observed : 0;
          };
    }
  }

  @Override
  public double inner(int m, int n) {
    double[] count = new double[1];
    addMatches(row(m), scale, new int[] {n}, count);
    return count[0];
  }

  @Override
  public double squaredNorm(int n) {
    return scale * positions;
  }

  @Override
  public void absentInner(Observation cue, Mixture mixture, double[] out) {
    Arrays.fill(out, 0, size, 0);
    addMixture(mixture, checked(cue).tokens(), out);
  }

  @Override
  public void absentInner(Observation cue, Mixture mixture, int[] chosen, double[] out) {
    char[] shown = checked(cue).tokens();
    Arrays.fill(out, 0, chosen.length, 0);
    if (mixture.size() < TABLE_FROM) {
      for (int k = 0; k < mixture.size(); k++) {
        addMatches(hidden(mixture.members()[k], shown), scale * mixture.weights()[k], chosen, out);
      }
      return;
    }
    int depth = tableDepth();
    double[] table = new double[depth * codebook];
    for (int first = 0; first < positions; first += depth) {
      int last = Math.min(positions, first + depth);
      fillTable(table, mixture, shown, first, last);
      for (int k = 0; k < chosen.length; k++) {
        out[k] += lookUp(table, chosen[k], first, last);
      }
    }
  }

  @Override
  public Optional<RowSweep> sweep(Observation held, int[] chosen) {
    return Optional.empty();
  }

  @Override
  public void inner(Observation cue, Mixture fill, double[] out) {
    Observation.Tokens seen = checked(cue);
    Arrays.fill(out, 0, size, 0);
    addMatches(seen.tokens(), scale, out);
    addMixture(fill, seen.tokens(), out);
  }

  @Override
  public double squaredNorm(Observation cue, Mixture fill) {
    Observation.Tokens seen = checked(cue);
    double[] weights = new double[codebook];
    double sum = seen.observed();
    for (int s = 0; s < positions; s++) {
      if (seen.tokens()[s] == Kernels.NEVER) {
        for (int k = 0; k < fill.size(); k++) {
          weights[token(fill.members()[k], s)] += fill.weights()[k];
        }
        for (int k = 0; k < fill.size(); k++) {
          int token = token(fill.members()[k], s);
          sum += weights[token] * weights[token];
          weights[token] = 0;
        }
      }
    }
    return scale * sum;
  }

  @Override
  public void observedSquaredNorms(Observation cue, double[] out) {
    Arrays.fill(out, 0, size, scale * checked(cue).observed());
  }

  @Override
  public double selfSimilarity(Observation cue, Similarity similarity) {
    int observed = checked(cue).observed();
    return switch (similarity) {
      case DOT -> scale * observed;
      case L2 -> 0;
      case COSINE -> observed > 0 ? 1 : 0;
    };
  }

  /** One memory may lose a match and the other gain one. */
  @Override
  public double tokenStep(Observation cue, Similarity similarity) {
    int observed = checked(cue).observed();
    if (observed == 0) {
      return 0;
    }
    return switch (similarity) {
      case DOT -> 2 * scale;
      case L2 -> 4 * scale;
      case COSINE -> 2.0 / observed;
    };
  }

  /** Counts are exact; tables add up to {@code members} weights at each position. */
  @Override
  public double rounding(int members) {
    return (members <= 1 ? 16 : positions + members + 16.0) * 0x1p-53;
  }

  @Override
  public Observation.Tokens nothing() {
    char[] hidden = new char[positions];
    Arrays.fill(hidden, Kernels.NEVER);
    return new Observation.Tokens(hidden);
  }

  @Override
  public TokenBank unit() {
    return new TokenBank(tokens, size, positions, codebook, kernels, 1.0 / positions);
  }

  /** Token cues have the bank's own scale; nothing is to be done. */
  @Override
  public Observation unit(Observation cue) {
    return checked(cue);
  }

  private char[] row(int n) {
    char[] row = new char[positions];
    MemorySegment.copy(
        tokens, ValueLayout.JAVA_CHAR, (long) n * positions * Character.BYTES, row, 0, positions);
    return row;
  }

  private void addMatches(char[] query, double weight, double[] out) {
    RowScan.run(
        size,
        (long) positions * Character.BYTES,
        (from, to) -> kernels.addMatches(tokens, from, to, query, weight, out));
  }

  private void addMatches(char[] query, double weight, int[] chosen, double[] out) {
    double[] one = new double[1];
    for (int k = 0; k < chosen.length; k++) {
      one[0] = 0;
      MemorySegment row = tokens.asSlice((long) chosen[k] * positions * Character.BYTES);
      kernels.addMatches(row, 0, 1, query, weight, one);
      out[k] += one[0];
    }
  }

  /** Adds ⟨ξ_n, Σ w_m ξ_m⟩ over the positions where {@code cue} shows nothing. */
  private void addMixture(Mixture mixture, char[] cue, double[] out) {
    if (mixture.size() >= TABLE_FROM) {
      addByTables(mixture, cue, out);
      return;
    }
    for (int k = 0; k < mixture.size(); k++) {
      addMatches(hidden(mixture.members()[k], cue), scale * mixture.weights()[k], out);
    }
  }

  /** The tokens of memory n where {@code cue} shows nothing. */
  private char[] hidden(int n, char[] cue) {
    char[] tokens = row(n);
    for (int s = 0; s < positions; s++) {
      if (cue[s] != Kernels.NEVER) {
        tokens[s] = Kernels.NEVER;
      }
    }
    return tokens;
  }

  private void addByTables(Mixture mixture, char[] cue, double[] out) {
    int depth = tableDepth();
    double[] table = new double[depth * codebook];
    for (int from = 0; from < positions; from += depth) {
      int first = from;
      int last = Math.min(positions, from + depth);
      fillTable(table, mixture, cue, first, last);
      RowScan.run(
          size,
          (long) positions * Character.BYTES,
          (low, high) -> {
            for (int n = low; n < high; n++) {
              out[n] += lookUp(table, n, first, last);
            }
          });
    }
  }

  private int tableDepth() {
    return Math.clamp(TABLE_SIZE / codebook, 1, positions);
  }

  private void fillTable(double[] table, Mixture mixture, char[] cue, int first, int last) {
    Arrays.fill(table, 0);
    for (int k = 0; k < mixture.size(); k++) {
      for (int s = first; s < last; s++) {
        if (cue[s] == Kernels.NEVER) {
          table[(s - first) * codebook + token(mixture.members()[k], s)] +=
              scale * mixture.weights()[k];
        }
      }
    }
  }

  private double lookUp(double[] table, int n, int first, int last) {
    double sum = 0;
    for (int s = first; s < last; s++) {
      sum += table[(s - first) * codebook + token(n, s)];
    }
    return sum;
  }

  private Observation.Tokens checked(Observation cue) {
    if (cue instanceof Observation.Tokens seen && seen.tokens().length == positions) {
      return seen;
    }
    throw new IllegalArgumentException(
        "this bank holds grids of " + positions + " tokens, the cue is " + cue.describe());
  }
}
