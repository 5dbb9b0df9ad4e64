package io.hen.core.network;

import io.hen.core.bank.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * States at which the whole bank was scored, as a nearly orthonormal basis q_1..q_r.
 *
 * <p>A later state v is {@code Σ a_j q_j + ρ} with {@code a_j ≈ ⟨q_j,v⟩}, so every memory's inner
 * product is known up to a bound without reading it: {@code ⟨ξ_n,v⟩ ≤ Σ a_j⟨ξ_n,q_j⟩ + ‖ρ‖‖ξ_n‖}
 * (Cauchy-Schwarz). The path to one attractor lies in the span of the cue and one later state; that
 * is why two readings of the bank usually suffice, whatever T is.
 *
 * <p>Rounding makes the basis slightly oblique. The decomposition is exact for any q_j and a_j, so
 * only ‖ρ‖ must be bounded: {@code ‖ρ‖² = ‖v‖² - Σ a_j² - 2Σ a_j δ_j + Σ a_i a_j E_ij}, where δ_j
 * is the error of a_j and E the Gram matrix of the basis less the identity. Bounds of both are
 * kept.
 */
final class ReferenceStates {
  private static final int MOST = 6;

  /** A state that is closer than this to the others, relative to its length, is not added. */
  private static final double LEAST = 1e-3;

  /** How many memories are read at first to find the highest bound. */
  private static final int BATCH = 16;

  /** Where more than this part of the blocks is looked at, numbers are formed in one go. */
  private static final int MANY = 8;

  /** ⟨ξ_n,q_j⟩ for every n, and ⟨c̃,q_j⟩. */
  private record Direction(Numbers inner, double cueInner) {}

  private final List<Direction> basis = new ArrayList<>();

  /** Bounds of the errors of every ⟨ξ_n,q_j⟩ and ⟨c̃,q_j⟩, hence δ, and of every |E_ij|. */
  private double error;

  private double skew;

  /**
   * A state's position: its inner products with the basis, and what is left of its length.
   *
   * @param along a_j
   * @param length ‖a‖
   * @param residual bound of ‖ρ‖, rounding included
   */
  record Projection(double[] along, double length, double residual) {}

  /**
   * Adds a state whose inner products with all memories are known, or known as far as they matter.
   *
   * @param inaccuracy bound of the errors of {@code inner}, of ⟨c̃,v⟩ and of ‖v‖²
   */
  void add(WeightedState state, Numbers inner, double inaccuracy) {
    if (basis.size() == MOST) {
      basis.clear();
    }
    if (basis.isEmpty()) {
      error = 0;
      skew = 0;
    }
    double squared = state.squaredNorm();
    double[] along = along(state);
    double length = length(along);
    double rest = squared - length * length;
    if (rest <= LEAST * LEAST * squared) {
      return;
    }
    double height = Math.sqrt(rest);
    Numbers direction = inner;
    double cueInner = state.cueInner();
    for (int j = 0; j < along.length; j++) {
      Direction other = basis.get(j);
      direction = direction.plus(-along[j], other.inner);
      cueInner -= along[j] * other.cueInner;
    }
    direction = direction.over(height);
    double sum = sum(along);
    double across = (error + skew * sum) / height;
    double own = (inaccuracy + 2 * error * sum + skew * sum * sum) / rest;
    error = Math.max(error, 2 * (inaccuracy + error * sum) / height);
    skew = Math.max(skew, Math.max(across, own));
    basis.add(new Direction(direction, cueInner / height));
  }

  /** As {@link #add} explains {@code inaccuracy}. */
  Projection project(WeightedState state, double inaccuracy) {
    double[] along = along(state);
    double length = length(along);
    double sum = sum(along);
    double rest = Math.max(0, state.squaredNorm() - length * length);
    double rounding = inaccuracy + 2 * error * sum + skew * sum * sum;
    return new Projection(along, length, Math.sqrt(rest + 2 * rounding));
  }

  /**
   * The highest {@code bound on ⟨ξ_n,v⟩ + bias_n} of the memories that are not {@code inside}; -∞
   * where there are none.
   */
  double highest(Projection projection, boolean[] inside, Terrain terrain) {
    if (terrain.evenBiases() && basis.stream().allMatch(direction -> direction.inner.complete())) {
      return highestByBlocks(projection, inside, terrain);
    }
    double[] bounds = new double[inside.length];
    int best = highest(projection, inside, terrain, bounds);
    if (best < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    // Of a memory that was not read the bound is bounded in turn: first a few are read, then all
    // that may still lie above the best of those.
    for (int round = 0; !known(best); round++) {
      double least = round == 0 ? leastOfHighest(bounds, inside) : highestKnown(bounds, inside);
      know(bounds, inside, least);
      best = highest(projection, inside, terrain, bounds);
    }
    return bounds[best];
  }

  /**
   * As {@link #highest(Projection, boolean[], Terrain)} where all numbers are known: bounds of the
   * bounds of whole blocks of memories tell which few need be formed. They are formed by the same
   * operations, which rounding does not turn around, so that none is too low.
   */
  private double highestByBlocks(Projection projection, boolean[] inside, Terrain terrain) {
    double[] ceilings = new double[(inside.length + Numbers.BLOCK - 1) / Numbers.BLOCK];
    Arrays.fill(ceilings, bound(projection, terrain.largestNorm()));
    for (int j = 0; j < projection.along.length; j++) {
      double along = projection.along[j];
      Numbers inner = basis.get(j).inner;
      double[] extremes = along >= 0 ? inner.ceilings() : inner.floors();
      for (int b = 0; b < ceilings.length; b++) {
        ceilings[b] += along * extremes[b];
      }
    }
    double bias = terrain.biases().length == 0 ? 0 : terrain.biases()[0];
    int first = 0;
    for (int b = 1; b < ceilings.length; b++) {
      first = ceilings[b] > ceilings[first] ? b : first;
    }
    double best =
        ceilings.length == 0
            ? Double.NEGATIVE_INFINITY
            : highestOf(first, projection, inside, terrain);
    double found = best;
    int[] open =
        IntStream.range(0, ceilings.length).filter(b -> ceilings[b] + bias > found).toArray();
    if (MANY * open.length > ceilings.length) {
      // So many are formed sooner in one go than each when it is asked for.
      basis.forEach(direction -> direction.inner.values());
    }
    for (int b : open) {
      if (b != first && ceilings[b] + bias > best) {
        best = Math.max(best, highestOf(b, projection, inside, terrain));
      }
    }
    return best;
  }

  /** The highest bound of the memories of a block that are not inside. */
  private double highestOf(int block, Projection projection, boolean[] inside, Terrain terrain) {
    int end = Math.min(inside.length, (block + 1) * Numbers.BLOCK);
    double best = Double.NEGATIVE_INFINITY;
    for (int n = block * Numbers.BLOCK; n < end; n++) {
      if (!inside[n]) {
        best = Math.max(best, bound(projection, n, terrain));
      }
    }
    return best;
  }

  /** The least of the {@link #BATCH} highest bounds of memories outside. */
  private static double leastOfHighest(double[] bounds, boolean[] inside) {
    double[] highest = new double[BATCH];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (int n = 0; n < bounds.length; n++) {
      if (!inside[n] && bounds[n] > highest[0]) {
        int place = 1;
        while (place < BATCH && highest[place] < bounds[n]) {
          highest[place - 1] = highest[place++];
        }
        highest[place - 1] = bounds[n];
      }
    }
    return highest[0];
  }

  private double highestKnown(double[] bounds, boolean[] inside) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < bounds.length; n++) {
      if (!inside[n] && bounds[n] > highest && known(n)) {
        highest = bounds[n];
      }
    }
    return highest;
  }

  private void know(double[] bounds, boolean[] inside, double least) {
    int[] rows =
        IntStream.range(0, bounds.length)
            .filter(n -> !inside[n] && bounds[n] >= least && !known(n))
            .toArray();
    basis.forEach(direction -> direction.inner.know(rows));
  }

  private boolean known(int n) {
    for (Direction direction : basis) {
      if (!direction.inner.known(n)) {
        return false;
      }
    }
    return true;
  }

  /** The memory with the highest bound; -1 if all are inside. */
  private int highest(Projection projection, boolean[] inside, Terrain terrain, double[] bounds) {
    double[] norms = terrain.norms();
    double[] biases = terrain.biases();
    for (int n = 0; n < bounds.length; n++) {
      bounds[n] = bound(projection, norms[n]);
    }
    for (int j = 0; j < projection.along.length; j++) {
      double along = projection.along[j];
      double[] inner = along >= 0 ? basis.get(j).inner.highs() : basis.get(j).inner.lows();
      for (int n = 0; n < bounds.length; n++) {
        bounds[n] += along * inner[n];
      }
    }
    int best = -1;
    for (int n = 0; n < bounds.length; n++) {
      bounds[n] += biases[n];
      if (!inside[n] && (best < 0 || bounds[n] > bounds[best])) {
        best = n;
      }
    }
    return best;
  }

  /** The bound on ⟨ξ_n,v⟩ + bias_n of one memory. */
  double bound(Projection projection, int n, Terrain terrain) {
    double bound = bound(projection, terrain.norms()[n]);
    for (int j = 0; j < projection.along.length; j++) {
      bound += projection.along[j] * basis.get(j).inner.at(n);
    }
    return bound + terrain.biases()[n];
  }

  /** The part of the bound that does not depend on the basis. */
  private double bound(Projection projection, double norm) {
    return projection.residual * norm + error * projection.length * projection.along.length;
  }

  private double[] along(WeightedState state) {
    double[] along = new double[basis.size()];
    for (int j = 0; j < along.length; j++) {
      along[j] = state.inner(basis.get(j).inner, basis.get(j).cueInner);
    }
    return along;
  }

  private static double length(double[] along) {
    double squares = 0;
    for (double a : along) {
      squares += a * a;
    }
    return Math.sqrt(squares);
  }

  private static double sum(double[] along) {
    double sum = 0;
    for (double a : along) {
      sum += Math.abs(a);
    }
    return sum;
  }
}
