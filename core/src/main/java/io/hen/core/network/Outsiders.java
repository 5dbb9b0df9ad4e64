package io.hen.core.network;

import io.hen.core.bank.Numbers;
import io.hen.core.bank.PrefixStates;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The memories outside the support, and whether it is proved that each of them is below a
 * threshold.
 *
 * <p>What the steps go on with depends on facts alone: a memory enters when its score, as a reading
 * of the bank at the state gives it, reaches the threshold. How it is proved that none does, and
 * how often the bank is looked at for that, depends on what is known of the bank, and shows in no
 * result. First the way that the state has gone since the last look is compared with how far below
 * the threshold the outsiders were (Cauchy-Schwarz). Where that does not do, bounds at the state
 * itself are formed: from the coordinates that an index keeps ({@link PrefixWatch}) if there is
 * one, else from the states at which the bank was read ({@link ReferenceStates}).
 */
final class Outsiders {
  private final Terrain terrain;
  private final double scale;
  private final boolean[] inside;
  private final ReferenceStates references = new ReferenceStates();
  private Supplier<Optional<PrefixStates>> index = Optional::empty;
  private @Nullable PrefixWatch watch;

  /** How far below the threshold the outsiders were at the last look, and what it was then. */
  private double slack = Double.NEGATIVE_INFINITY;

  private double thresholdThen;
  private double wayThen;

  /** The outsider that was nearest at the last reading, where it is known, or -1. */
  private int witness = -1;

  private int members;

  Outsiders(Terrain terrain, double scale) {
    this.terrain = terrain;
    this.scale = scale;
    this.inside = new boolean[terrain.size()];
  }

  /** Has the coordinates of an index watch the outsiders, if there is one. */
  void watchBy(Supplier<Optional<PrefixStates>> coordinates) {
    index = coordinates;
  }

  /** The support is another. */
  void take(int[] rows) {
    Arrays.fill(inside, false);
    for (int n : rows) {
      inside[n] = true;
    }
    members = rows.length;
  }

  /** Whether there are any. */
  boolean any() {
    return members < inside.length;
  }

  /**
   * The highest score of an outsider; -∞ where there is none.
   *
   * @param scores of every memory at the state
   */
  double highest(Numbers scores) {
    return scores.highestBut(inside);
  }

  /**
   * Notes a reading.
   *
   * @param scores of every memory at the state
   * @param inner ⟨ξ_n,v⟩
   * @param cueInner ⟨ξ_n,c̃⟩, where something of the cue is left
   */
  void note(Numbers scores, Numbers inner, @Nullable Numbers cueInner, Whereabouts at) {
    if (watch == null && !scores.complete()) {
      watch = index.get().map(by -> new PrefixWatch(terrain, scale, by, cueInner)).orElse(null);
    }
    if (watch != null) {
      watch.begin(scores.highs(), inside, at);
      return;
    }
    slack(at, at.threshold() - highest(scores));
    witness = scores.highestRowBut(inside);
    references.add(at.state(), inner, at.inaccuracy());
  }

  private void slack(Whereabouts at, double found) {
    slack = found;
    thresholdThen = at.threshold();
    wayThen = at.way();
  }

  /** Whether it is proved that all are below the threshold. */
  boolean stayOut(Whereabouts at) {
    if (watch != null) {
      return watch.stayOut(inside, at);
    }
    double reach = scale * (at.way() - wayThen) * terrain.largestNorm();
    if (slack + at.limit() - thresholdThen > reach) {
      return true;
    }
    ReferenceStates.Projection projection = references.project(at.state(), at.inaccuracy());
    if (witness >= 0 && scale * references.bound(projection, witness, terrain) >= at.limit()) {
      return false;
    }
    double highest = references.highest(projection, inside, terrain);
    slack(at, at.threshold() - scale * highest);
    return scale * highest < at.limit();
  }
}
