package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.PrefixStates;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches outsiders by the coordinates that an index keeps of them, as Hamerly and Elkan watch
 * centres (Elkan 2003; Hamerly 2010): those far below the threshold as one, by the way that the
 * state has gone; those near it one by one, with the bounds of {@link PrefixStates}. A memory whose
 * bounds do not keep it out is scored.
 *
 * <p>Scores are in units of {@code score/β'} here: {@code ⟨ξ_n,v⟩ + bias_n}.
 */
final class PrefixWatch {
  /** How far below the threshold a memory is near, in nats, unless there are too many. */
  private static final double NEAR = 64;

  private static final int MOST_NEAR = 1024;
  private static final double LEAST_NEAR = 4;

  private final Terrain terrain;
  private final double scale;
  private final PrefixStates prefixes;

  /** ⟨ξ_n,c̃⟩, where something of the cue is left. */
  private final @Nullable Numbers cueInner;

  /** The last view of the state, the way gone until then, and that outside of the directions. */
  private PrefixStates.@Nullable View last;

  private double lastWay;
  private double tailWay;

  /** How far below the threshold the far ones were, what it was then, and the way gone. */
  private double farSlack = Double.NEGATIVE_INFINITY;

  private double farThreshold;
  private double farWay;

  private int[] near = new int[0];
  private PrefixStates.@Nullable Some some;

  /** The state where the near ones were divided from the others. */
  private PrefixStates.@Nullable View divided;

  /**
   * Of each near one: a bound of its score less ⟨y,z⟩ at some state (until the coordinates are
   * fetched, a bound of its score), and the tail's way then.
   */
  private double[] base = new double[0];

  private double[] since = new double[0];

  /** How far the near ones were at the last look, by their bounds. */
  private double nearSlack;

  private double nearThreshold;
  private double nearWay;

  PrefixWatch(Terrain terrain, double scale, PrefixStates prefixes, @Nullable Numbers cueInner) {
    this.terrain = terrain;
    this.scale = scale;
    this.prefixes = prefixes;
    this.cueInner = cueInner;
  }

  /**
   * Begins at a state where the bank was read.
   *
   * @param highs upper bounds of all scores, double[N]
   */
  void begin(double[] highs, boolean[] inside, Whereabouts at) {
    PrefixStates.View view = view(at);
    double[] bounds = new double[highs.length];
    for (int n = 0; n < bounds.length; n++) {
      bounds[n] = highs[n] / scale;
    }
    divide(bounds, inside, at, view);
  }

  /** Whether it is proved that all are below the threshold. */
  boolean stayOut(boolean[] inside, Whereabouts at) {
    double limit = at.limit() / scale;
    boolean farOut = farSlack + limit - farThreshold > reach(at, farWay);
    if (farOut && nearSlack + limit - nearThreshold > reach(at, nearWay)) {
      return true;
    }
    PrefixStates.View view = view(at);
    if (farOut) {
      return nearStayOut(nearBounds(view), view, at);
    }
    double[] nearBounds = some == null ? drifted(at) : nearBounds(view);
    double[] bounds = new double[inside.length];
    prefixes.highs(view, bounds);
    double[] biases = terrain.biases();
    for (int n = 0; n < bounds.length; n++) {
      bounds[n] += biases[n];
    }
    for (int i = 0; i < near.length; i++) {
      bounds[near[i]] = Math.min(bounds[near[i]], nearBounds[i]);
    }
    divide(bounds, inside, at, view);
    return nearSlack + limit - nearThreshold > 0 || nearStayOut(nearBounds(view), view, at);
  }

  /** Bounds of the near ones by the way gone since they were divided from the others. */
  private double[] drifted(Whereabouts at) {
    double[] bounds = new double[near.length];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = base[i] + (at.way() - nearWay) * terrain.norms()[near[i]];
    }
    return bounds;
  }

  private double reach(Whereabouts at, double from) {
    return (at.way() - from) * terrain.largestNorm();
  }

  /** The state as the index sees it, and how far it has gone outside of what that sees. */
  private PrefixStates.View view(Whereabouts at) {
    WeightedState state = at.state();
    Mixture held = state.mixture().above(Double.MIN_NORMAL);
    double squared = Math.max(0, state.squaredNorm() + at.inaccuracy());
    PrefixStates.View view =
        prefixes.view(state.remnant(), held.members(), held.weights(), squared);
    if (last != null) {
      tailWay += prefixes.tailStep(last, view, at.way() - lastWay);
    }
    last = view;
    lastWay = at.way();
    return view;
  }

  /** Divides the outsiders into near and far ones. */
  private void divide(double[] bounds, boolean[] inside, Whereabouts at, PrefixStates.View view) {
    double threshold = at.threshold() / scale;
    double depth = NEAR;
    int count = count(bounds, inside, threshold - depth / scale);
    while (count > MOST_NEAR && depth > LEAST_NEAR) {
      depth /= 2;
      count = count(bounds, inside, threshold - depth / scale);
    }
    double least = threshold - depth / scale;
    near = new int[count];
    double far = Double.NEGATIVE_INFINITY;
    int i = 0;
    for (int n = 0; n < bounds.length; n++) {
      if (!inside[n]) {
        if (bounds[n] >= least) {
          near[i++] = n;
        } else if (bounds[n] > far) {
          far = bounds[n];
        }
      }
    }
    farSlack = threshold - far;
    farThreshold = threshold;
    farWay = at.way();
    some = null;
    divided = view;
    base = new double[count];
    since = new double[count];
    double closest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      base[k] = bounds[near[k]];
      closest = Math.max(closest, base[k]);
    }
    Arrays.fill(since, tailWay);
    noteNear(threshold - closest, at);
  }

  /** The coordinates of the near ones, fetched when they are needed first. */
  private PrefixStates.Some some() {
    PrefixStates.Some known = some;
    if (known == null) {
      known = prefixes.some(near);
      double[] dots = new double[near.length];
      PrefixStates.View then = Objects.requireNonNull(divided);
      known.dots(then, dots);
      for (int k = 0; k < dots.length; k++) {
        base[k] += prefixes.error(near[k], then) - dots[k];
      }
      some = known;
    }
    return known;
  }

  private static int count(double[] bounds, boolean[] inside, double least) {
    int count = 0;
    for (int n = 0; n < bounds.length; n++) {
      if (bounds[n] >= least && !inside[n]) {
        count++;
      }
    }
    return count;
  }

  private void noteNear(double slack, Whereabouts at) {
    nearSlack = slack;
    nearThreshold = at.threshold() / scale;
    nearWay = at.way();
  }

  private double[] nearBounds(PrefixStates.View view) {
    double[] bounds = new double[near.length];
    some().dots(view, bounds);
    for (int i = 0; i < near.length; i++) {
      int n = near[i];
      double direct = terrain.biases()[n] + prefixes.tail(n, view);
      double onward = base[i] + prefixes.tail(n, tailWay - since[i]);
      bounds[i] += Math.min(direct, onward) + prefixes.error(n, view);
    }
    return bounds;
  }

  /** Scores those whose bounds do not keep them out. */
  private boolean nearStayOut(double[] bounds, PrefixStates.View view, Whereabouts at) {
    double limit = at.limit() / scale;
    int[] open = new int[near.length];
    int count = 0;
    double closest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < near.length; i++) {
      if (bounds[i] >= limit) {
        open[count++] = i;
      } else {
        closest = Math.max(closest, bounds[i]);
      }
    }
    if (count > 0) {
      int[] rows = new int[count];
      for (int k = 0; k < count; k++) {
        rows[k] = near[open[k]];
      }
      double[] scores = scores(rows, at);
      double[] dots = new double[count];
      prefixes.some(rows).dots(view, dots);
      for (int k = 0; k < count; k++) {
        base[open[k]] = scores[k] + prefixes.error(rows[k], view) - dots[k];
        since[open[k]] = tailWay;
        closest = Math.max(closest, scores[k]);
        if (at.admits(scale * scores[k])) {
          return false;
        }
      }
    }
    noteNear(at.threshold() / scale - closest, at);
    return true;
  }

  /** The scores that a reading gives, over β'. */
  private double[] scores(int[] rows, Whereabouts at) {
    double[] inner = new double[rows.length];
    terrain.inner(at.held(), rows, inner);
    double remnant = at.state().remnant();
    if (remnant > 0 && cueInner != null) {
      double[] cue = cueInner.gather(rows);
      for (int k = 0; k < rows.length; k++) {
        inner[k] += remnant * cue[k];
      }
    }
    for (int k = 0; k < rows.length; k++) {
      inner[k] += terrain.biases()[rows[k]];
    }
    return inner;
  }
}
