package io.hen.core.bank;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the inner products of memories with the states of one recall, from the coordinates that
 * a {@link PrefixIndex} keeps. A state {@code v = a·c̃ + Σ w_m ξ_m} has the coordinates {@code
 * a·z_c + Σ w_m y_m}, so nothing of length K is touched.
 *
 * <p>Two kinds of bounds. By {@link PrefixIndex}, with {@code ξ = V y + t} and {@code v = V z + s}
 *
 * <pre>{@code
 * ⟨ξ,v⟩ ≤ ⟨y,z⟩ + e(v) + ‖t‖‖s‖,    e(v) = ‖y‖‖Vᵀv-z‖ + ‖Vᵀt‖‖z‖ and roundings
 * }</pre>
 *
 * and against an earlier state r, for the same reasons,
 *
 * <pre>{@code
 * ⟨ξ,v⟩ - ⟨ξ,r⟩ ≤ ⟨y,z_v⟩ - ⟨y,z_r⟩ + e(v) + e(r) + ‖t‖‖s_v-s_r‖
 * }</pre>
 *
 * where {@code ‖s_v-s_r‖} is at most the length of the way outside of V that the state has gone
 * since ({@link #tailStep}). What a state does along V costs nothing there.
 */
public final class PrefixStates {
  private final PrefixIndex index;
  private final double @Nullable [] factors;
  private final double[] cueAlong;
  private final double cueOff;

  /** A state v as {@code V z + s}. */
  public static final class View {
    private final PrefixIndex.Split split;
    private final double relative;

    private View(PrefixIndex.Split split, double relative) {
      this.split = split;
      this.relative = relative;
    }
  }

  /** Some memories, whose coordinates lie one after the other. */
  public final class Some {
    private final int[] rows;
    private final MemorySegment prefixes;

    private Some(int[] rows) {
      this.rows = rows;
      this.prefixes = index.gather(rows);
    }

    /** {@code out[i] ≈ ⟨y,z⟩} of the i-th memory. */
    public void dots(View state, double[] out) {
      index.roughDots(prefixes, rows.length, state.split, out);
      for (int i = 0; i < rows.length; i++) {
        int n = rows[i];
        out[i] *= state.split.length() * index.length(n) * factor(n);
      }
    }
  }

  PrefixStates(PrefixIndex index, double @Nullable [] factors, double[] cue) {
    this.index = index;
    this.factors = factors;
    this.cueAlong = index.along(cue);
    this.cueOff = 2 * index.rounding() * Math.sqrt(PrincipalBasis.dot(cue, cue));
  }

  /**
   * A state.
   *
   * @param remnant a
   * @param rows the memories held
   * @param weights their weights, ≥ 0, at most 1 together
   * @param squared an upper bound of ‖v‖²
   */
  public View view(double remnant, int[] rows, double[] weights, double squared) {
    double[] along = new double[index.directions()];
    double[] lengths = new double[rows.length];
    double off = 0;
    double sum = remnant * Math.sqrt(PrincipalBasis.dot(cueAlong, cueAlong));
    for (int i = 0; i < rows.length; i++) {
      double weight = weights[i] * factor(rows[i]);
      lengths[i] = weight * index.length(rows[i]);
      sum += lengths[i];
      off += weight * index.skew(rows[i]);
    }
    index.accumulate(rows, lengths, along);
    for (int j = 0; j < along.length; j++) {
      along[j] += remnant * cueAlong[j];
    }
    // Sums of that many terms in each of R coordinates.
    off += remnant * cueOff + (rows.length + 16) * 0x1p-52 * Math.sqrt(along.length) * sum;
    PrefixIndex.Split split = index.split(along, squared, off * (1 + 1e-9));
    return new View(split, index.relative(split));
  }

  /**
   * Upper bounds of ⟨ξ_n,v⟩ for every n.
   *
   * @param high double[N], written
   */
  public void highs(View state, double[] high) {
    index.bounds(state.split, factors, new double[high.length], high);
  }

  /** Some memories, to be asked for again and again. */
  public Some some(int[] rows) {
    return new Some(rows);
  }

  /** e(v) of memory n. */
  public double error(int n, View state) {
    double error = index.skew(n) * state.split.own() + index.length(n) * state.relative;
    return error * (1 + 1e-9) * factor(n) + Double.MIN_NORMAL;
  }

  /** ‖t‖‖s‖ of memory n. */
  public double tail(int n, View state) {
    return tail(n, state.split.tail());
  }

  /** ‖t‖ of memory n times a length. */
  public double tail(int n, double length) {
    return index.tail(n) * length * factor(n) * (1 + 1e-9);
  }

  /**
   * A bound of {@code ‖s_b-s_a‖}: with {@code d = b-a} and {@code z_d = z_b-z_a}, {@code ‖d-Vz_d‖²
   * ≤ ‖d‖² - 2⟨Vᵀd,z_d⟩ + ‖z_d‖² + ‖E‖‖z_d‖²}.
   *
   * @param moved a bound of ‖d‖
   */
  public double tailStep(View a, View b, double moved) {
    double squares = 0;
    for (int j = 0; j < a.split.prefix().length; j++) {
      double d = b.split.prefix()[j] * b.split.length() - a.split.prefix()[j] * a.split.length();
      squares += d * d;
    }
    double step = Math.sqrt(squares);
    double lengths = a.split.length() + b.split.length();
    double off = a.split.moved() + b.split.moved() + 0x1p-40 * lengths;
    double rest =
        moved * moved * (1 + 1e-12)
            - squares * (1 - 1e-12)
            + (2 * off + index.oblique() * step) * step;
    return Math.min(moved, Math.sqrt(Math.max(0, rest)) + 0x1p-40 * lengths);
  }

  private double factor(int n) {
    return factors == null ? 1 : factors[n];
  }
}
