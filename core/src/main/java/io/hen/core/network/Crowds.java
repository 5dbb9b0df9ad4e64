package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
   * @param depth how many nats below the highest score a support reaches otherwise
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
   * A small support for a state where many memories are within {@code depth} of the highest score;
   * empty where there are not many, or where few will not do.
   *
   * @param scores of every memory there
   * @param kept what the state is made of, which stays in the support
   */
  Optional<int[]> support(Numbers scores, Mixture kept) {
    next = null;
    if (!suitable) {
      return Optional.empty();
    }
    double[] all = scores.values();
    double top = scores.top(0);
    if (!scores.moreThan(MANY, top - depth)) {
      return Optional.empty();
    }
    int[] counts = counts(all, top);
    int classes = fewest(counts, counts.length, epsilon * (1 - 1e-6));
    boolean crowded = classes < 0;
    if (crowded) {
      classes = fewest(counts, lowest(counts), epsilon / 2);
      if (classes < 0 || weight(counts, classes) > MOST) {
        classes = fewest(counts, counts.length, MOST);
      }
    }
    int[] few = classes < 0 ? new int[0] : chosen(scores, kept, top, classes);
    if (few.length == 0 || few.length > MANY) {
      return Optional.empty();
    }
    if (crowded) {
      next = new Crowd(terrain, scores, few, epsilon * (1 - 1e-6));
      doubt = Math.max(doubt, mass() + next.mass());
    }
    return Optional.of(few);
  }

  /** How many scores lie 0, 1, 2 ... steps below the highest; the last are all that lie deeper. */
  private int[] counts(double[] scores, double top) {
    int[] counts = new int[(int) (depth / STEP) + 1];
    for (double score : scores) {
      counts[steps(score, top, counts.length)]++;
    }
    return counts;
  }

  private static int steps(double score, double top, int classes) {
    return (int) Math.min(classes - 1, (top - score) * (1 / STEP));
  }

  private static int lowest(int[] counts) {
    int lowest = counts.length - 1;
    while (counts[lowest] == 0) {
      lowest--;
    }
    return lowest;
  }

  /** A bound of the weight, relative to the highest, of all memories below some classes. */
  private static double weight(int[] counts, int classes) {
    double weight = 0;
    for (int c = counts.length - 1; c >= classes; c--) {
      weight += counts[c] * Math.exp(-c * STEP);
    }
    return weight;
  }

  /**
   * How many classes of scores are needed, the highest first, for all below to have at most {@code
   * weight}, relative to the highest; -1 where these have many memories.
   *
   * @param end those of this class and deeper do not count
   */
  private static int fewest(int[] counts, int end, double weight) {
    double rest = 0;
    int classes = end;
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

  private static int[] chosen(Numbers scores, Mixture kept, double top, int classes) {
    int[] high = scores.rowsFrom(top - (classes + 1) * STEP);
    return IntStream.concat(
            Arrays.stream(high).filter(n -> steps(scores.at(n), top, classes + 1) < classes),
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

  /**
   * Adds what the state holds of crowds.
   *
   * @param inner ⟨ξ_n, Σ w ξ⟩, n = rows[k]
   * @param scores {@code scale·(⟨ξ_n,v⟩ + bias_n)}
   */
  void addHeld(int[] rows, double scale, double[] inner, double[] scores) {
    if (held.isEmpty()) {
      return;
    }
    double[] more = new double[rows.length];
    for (Held one : held) {
      one.crowd.add(one.factor, rows, more);
    }
    for (int k = 0; k < more.length; k++) {
      inner[k] += more[k];
      scores[k] += scale * more[k];
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
