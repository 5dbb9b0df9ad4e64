package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

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

  private final TokenScan scan;
  private final int size;
  private final int positions;
  private final int codebook;

  /** Square of what each one-hot vector is multiplied by: 1, or 1/S for unit length. */
  private final double scale;

  private TokenBank(TokenScan scan, int size, int positions, int codebook, double scale) {
    this.scan = scan;
    this.size = size;
    this.positions = positions;
    this.codebook = codebook;
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
    TokenIndex index = TokenIndex.of(tokens, size, positions, codebook);
    return of(tokens, size, positions, codebook, kernels, index);
  }

  static TokenBank of(
      MemorySegment tokens,
      int size,
      int positions,
      int codebook,
      Kernels kernels,
      TokenIndex index) {
    TokenScan scan = new TokenScan(tokens, size, positions, codebook, kernels, index);
    return new TokenBank(scan, size, positions, codebook, 1);
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
    return scan.token(n, s);
  }

  /**
   * This bank, which takes over what an earlier one has found out about rows that both have, as
   * when a memory has grown: it reads them faster from the beginning. Nothing of it shows in
   * results.
   *
   * @param common how many rows both have, from the first on
   */
  public TokenBank continuing(TokenBank earlier, int common) {
    scan.index().after(earlier.scan.index(), common);
    return this;
  }

  @Override
  public void similarities(Observation cue, Similarity similarity, double[] out) {
    Observation.Tokens seen = checked(cue);
    int observed = seen.observed();
    scan.matches(seen.tokens(), out, (from, to) -> score(similarity, observed, out, from, to));
  }

  /** Turns numbers of equal tokens into similarities. */
  private void score(Similarity similarity, int observed, double[] out, int from, int to) {
    switch (similarity) {
      case DOT -> {
        if (scale != 1) {
          for (int n = from; n < to; n++) {
            out[n] = scale * out[n];
          }
        }
      }
      case L2 -> {
        for (int n = from; n < to; n++) {
          out[n] = -2 * scale * (observed - out[n]);
        }
      }
      case COSINE -> {
        for (int n = from; n < to; n++) {
          out[n] = observed > 0 ? out[n] / observed : 0;
        }
      }
    }
  }

  @Override
  public double inner(int m, int n) {
    return scan.inner(m, n, scale);
  }

  @Override
  public double[][] gram(Observation held, int[] rows) {
    return scan.gram(checked(held).tokens(), scale, rows);
  }

  @Override
  public double squaredNorm(int n) {
    return scale * positions;
  }

  @Override
  public void absentInner(Observation cue, Mixture mixture, double[] out) {
    Arrays.fill(out, 0, size, 0);
    scan.addMixture(mixture, checked(cue).tokens(), scale, out);
  }

  @Override
  public void absentInner(Observation cue, Mixture mixture, int[] chosen, double[] out) {
    Arrays.fill(out, 0, chosen.length, 0);
    scan.addMixture(mixture, checked(cue).tokens(), scale, chosen, out);
  }

  @Override
  public boolean innerWithAll(Observation cue, int[] rows, double[] out) {
    return scan.addAll(checked(cue).tokens(), scale, rows, out);
  }

  @Override
  public Optional<RowSweep> sweep(Observation held, int[] chosen) {
    return Optional.empty();
  }

  @Override
  public void inner(Observation cue, Mixture fill, double[] out) {
    char[] seen = checked(cue).tokens();
    scan.matches(seen, out, (from, to) -> score(Similarity.DOT, 0, out, from, to));
    scan.addMixture(fill, seen, scale, out);
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
  public OptionalDouble evenObservedSquaredNorm(Observation cue) {
    return OptionalDouble.of(scale * checked(cue).observed());
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
    return new TokenBank(scan, size, positions, codebook, 1.0 / positions);
  }

  /** Token cues have the bank's own scale; nothing is to be done. */
  @Override
  public Observation unit(Observation cue) {
    return checked(cue);
  }

  private Observation.Tokens checked(Observation cue) {
    if (cue instanceof Observation.Tokens seen && seen.tokens().length == positions) {
      return seen;
    }
    throw new IllegalArgumentException(
        "this bank holds grids of " + positions + " tokens, the cue is " + cue.describe());
  }
}
