package io.hen.core.bank;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Squared norms of rows, formed when they are first asked for, and kept. */
final class RowNorms {
  private final DenseRows rows;
  private final int size;
  private final @Nullable RowNorms like;
  private volatile double @Nullable [] squared;
  private volatile double @Nullable [] raw;

  /** Cues often come in series that show the same coordinates; the last ones' norms are kept. */
  private volatile @Nullable Masked masked;

  private record Masked(BitSet observed, double[] norms) {}

  /**
   * Norms.
   *
   * @param like those of the same rows, multiplied by something else
   */
  RowNorms(DenseRows rows, int size, @Nullable RowNorms like) {
    this.rows = rows;
    this.size = size;
    this.like = like;
  }

  /** {@code ‖ξ_n‖²}, double[N]. */
  double[] squared() {
    double[] known = squared;
    if (known == null) {
      double[] factors = rows.factors();
      known = raw();
      if (factors != null) {
        known = scaled(known.clone());
      }
      squared = known;
    }
    return known;
  }

  /** Squared norms of the rows themselves, whatever they are multiplied by, double[N]. */
  double[] raw() {
    double[] known = raw;
    if (known == null) {
      BitSet all = new BitSet();
      all.set(0, rows.dimension());
      known = like == null ? scan(all) : like.raw();
      raw = known;
    }
    return known;
  }

  /** {@code ‖ξ_n‖²} over the coordinates that a cue shows, double[N]. */
  double[] observed(Observation.Dense seen) {
    if (seen.whole()) {
      return squared();
    }
    Masked known = masked;
    if (known == null || !known.observed.equals(seen.observed())) {
      known = new Masked(seen.observed(), scaled(scan(seen.observed())));
      masked = known;
    }
    return known.norms;
  }

  /** Whether {@link #observed} need not read the rows. */
  boolean known(Observation.Dense seen) {
    Masked known = masked;
    return seen.whole() || (known != null && known.observed.equals(seen.observed()));
  }

  private double[] scaled(double[] norms) {
    double[] factors = rows.factors();
    if (factors != null) {
      Arrays.setAll(norms, n -> norms[n] * (factors[n] * factors[n]));
    }
    return norms;
  }

  private double[] scan(BitSet observed) {
    double[] mask = new double[rows.dimension()];
    observed.stream().forEach(k -> mask[k] = 1);
    double[] norms = new double[size];
    RowScan.run(
        size,
        rows.stride() * Float.BYTES,
        (from, to) ->
            rows.kernels().maskedSquaredNorms(rows.rows(), rows.stride(), from, to, mask, norms));
    return norms;
  }
}
