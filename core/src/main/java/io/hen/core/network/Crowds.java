package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps supports small in large banks of tokens, where a cue that is rather unlike its memory has
 * every memory within the window: N of them at its lower edge would have ε of the weight.
 *
 * <p>Where more than {@link #MANY} memories are within the window, the support is
 *
 * <ol>
 *   <li>the fewest memories, the highest first, such that all others have at most ε of the weight
 *       by their scores, if that is not many either,
 *   <li>else the fewest such that all others have at most {@link #MOST} of the weight; those others
 *       are a {@link Crowd}, whose weight is not left out but carried along,
 *   <li>else what it would be anyway.
 * </ol>
 *
 * <p>The scores decide, nothing else, so that a result does not depend on threads or company. Both
 * say about this update only; the next one has to be proved as ever, and is preceded by a reading
 * where it cannot.
 */
final class Crowds {
  /** So many memories are taken into a support without asking whether all of them matter. */
  static final int MANY = 2048;

  /** In a smaller bank a large support is no matter. */
  private static final int LEAST = 4 * MANY;

  /** The largest weight of a crowd: so little that bounds stay tight. */
  private static final double MOST = 1e-6;

  /** Width of a class of scores, in nats. */
  private static final double STEP = 0.125;

  private final Terrain terrain;
  private final double depth;
  private final double epsilon;
  private boolean suitable;

  /** Those outside at the update that is about to be made, and at the last one. */
  private @Nullable Crowd next;

  private @Nullable Crowd last;

  /** What the state holds of earlier ones. */
  private final List<Held> held = new ArrayList<>();

  /** The largest weight that the state and the coming update have had of crowds. */
  private double doubt;

  private record Held(Crowd crowd, double factor) {}

  /**
   * No crowds so far.
   *
   * @param depth how many nats below the highest score the rows lie at most that are offered to
   *     {@link #support}
   */
  Crowds(Terrain terrain, double depth, double epsilon) {
    this.terrain = terrain;
    this.depth = depth;
    this.epsilon = epsilon;
  }

  /** Lets supports be made small from now on, where the bank has what that needs. */
  void allow() {
    suitable = terrain.size() > LEAST && terrain.everyone(new int[0], new double[0]);
  }

  /**
   * The support to be used at a state.
   *
   * @param scores of every memory there
   * @param rows all that may matter, ascending
   * @param kept what the state is made of, which stays in the support
   */
  int[] support(Numbers scores, int[] rows, Mixture kept) {
    next = null;
    if (!suitable || rows.length <= MANY || !scores.complete()) {
      return rows;
    }
    double top = scores.top(0);
    double[] all = scores.values();
    int[] counts = new int[(int) (depth / STEP) + 2];
    for (int n : rows) {
      counts[depthOf(all[n], top, counts.length)]++;
    }
    int classes = fewest(counts, terrain.size() - rows.length, epsilon * (1 - 1e-6));
    boolean crowded = classes < 0;
    if (crowded) {
      classes = fewest(counts, terrain.size() - rows.length, MOST);
    }
    if (classes < 0) {
      return rows;
    }
    int[] few = chosen(scores, kept, top, classes, counts.length);
    if (few.length > MANY) {
      return rows;
    }
    if (crowded) {
      next = new Crowd(terrain, scores, few);
      doubt = Math.max(doubt, mass() + next.mass());
    }
    return few;
  }

  private static int depthOf(double score, double top, int classes) {
    return (int) Math.min(classes - 1, (top - score) / STEP);
  }

  /**
   * How many classes of scores are needed, the highest first, for all below to have at most {@code
   * weight}, relative to the highest; -1 where these have many memories.
   *
   * @param others how many memories lie below all classes
   */
  private int fewest(int[] counts, int others, double weight) {
    double rest = others * Math.exp(-depth);
    int classes = counts.length;
    while (classes > 1) {
      rest += counts[classes - 1] * Math.exp(-(classes - 1) * STEP);
      if (rest > weight) {
        break;
      }
      classes--;
    }
    long members = 0;
    for (int c = 0; c < classes; c++) {
      members += counts[c];
    }
    return members <= MANY ? classes : -1;
  }

  private static int[] chosen(Numbers scores, Mixture kept, double top, int least, int classes) {
    int[] high = scores.rowsFrom(top - (least + 1) * STEP);
    return IntStream.concat(
            Arrays.stream(high).filter(n -> depthOf(scores.at(n), top, classes) < least),
            IntStream.range(0, kept.size())
                .filter(k -> kept.weights()[k] > 0)
                .map(k -> kept.members()[k]))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Makes weights that sum to 1 over the support those of all memories. */
  void share(double[] weights) {
    last = next;
    if (next != null) {
      double share = next.share();
      for (int k = 0; k < weights.length; k++) {
        weights[k] *= share;
      }
    }
  }

  /** Adds what the coming update has of a crowd to {@code ⟨ξ_n, Σ p ξ⟩}, n = rows[k]. */
  void addNext(int[] rows, double[] inner) {
    if (next != null) {
      next.add(1, rows, inner);
    }
  }

  /** Adds what the state holds of crowds to {@code ⟨ξ_n, Σ w ξ⟩}, n = rows[k]. */
  void addHeld(int[] rows, double[] inner) {
    for (Held one : held) {
      one.crowd.add(one.factor, rows, inner);
    }
  }

  /** {@code v ← v + η(m - v)}. */
  void moved(double eta) {
    if (next == null && held.isEmpty()) {
      return;
    }
    held.replaceAll(one -> new Held(one.crowd, (1 - eta) * one.factor));
    held.removeIf(one -> one.factor * one.crowd.mass() <= epsilon / terrain.size());
    if (next != null) {
      held.add(new Held(next, eta));
      next = null;
    }
  }

  private double mass() {
    double mass = 0;
    for (Held one : held) {
      mass += one.factor * one.crowd.mass();
    }
    return mass;
  }

  /** Whether the state holds anything of crowds. */
  boolean held() {
    return !held.isEmpty();
  }

  /** Bounds the weight of crowds, in the state and the coming update, now and so far. */
  double doubt() {
    return doubt;
  }

  /** What the state is made of: kept memories, and those of crowds whose weight is not dropped. */
  Mixture all(Mixture kept, double cutoff) {
    double most = 0;
    for (Held one : held) {
      most += one.factor * one.crowd.heaviest();
    }
    if (most < cutoff) {
      return kept;
    }
    double[] weights = new double[terrain.size()];
    for (Held one : held) {
      one.crowd.weigh(one.factor, weights);
    }
    return together(kept, weights, cutoff);
  }

  /** The weights of the last update: those of the support, and of the crowd where not dropped. */
  Mixture update(Mixture kept, double cutoff) {
    if (last == null || last.heaviest() < cutoff) {
      return kept;
    }
    double[] weights = new double[terrain.size()];
    last.weigh(1, weights);
    return together(kept, weights, cutoff);
  }

  private static Mixture together(Mixture kept, double[] weights, double cutoff) {
    int[] everyone = new int[weights.length];
    Arrays.setAll(everyone, n -> n);
    for (int k = 0; k < kept.size(); k++) {
      weights[kept.members()[k]] += kept.weights()[k];
    }
    return new Mixture(everyone, weights).above(cutoff);
  }
}
