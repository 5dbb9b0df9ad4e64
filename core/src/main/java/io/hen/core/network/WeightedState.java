package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The state {@code v = remnant·c̃ + F + Σ w_k ξ_{rows[k]}} while the dynamics run on a support A of
 * the bank. Steps never touch K numbers: they need inner products among the support only.
 *
 * <p>F is what the state still holds of memories that have left the support ({@link Faded}); it
 * fades as what is left of the cue does, by 1-η a step, so both together are one vector {@code r =
 * remnant·c̃ + F} to the steps.
 */
final class WeightedState {
  private final int[] rows;
  private final double[] weights;

  /** ⟨ξ_k, Σ w ξ⟩ for the memories of the support. */
  private final double[] memoryInner;

  /** ⟨ξ_k, c̃⟩ for the memories of the support. */
  private final double[] cueInner;

  /** ‖c̃‖². */
  private final double cueSquared;

  private final Faded faded;

  /** ⟨ξ_k, F⟩ of the support at first. */
  private final double[] fadedInner;

  private double remnant;

  /** What is left of F, which was 1 when it was made. */
  private double left = 1;

  /**
   * Memories that have left the support.
   *
   * @param held w where they left
   * @param cueInner ⟨c̃, F⟩
   * @param squared ‖F‖²
   */
  record Faded(Mixture held, double cueInner, double squared) {
    static final Faded NONE = new Faded(Mixture.NONE, 0, 0);
  }

  WeightedState(
      double remnant,
      double cueSquared,
      int[] rows,
      double[] weights,
      double[] memoryInner,
      double[] cueInner) {
    this(
        remnant,
        cueSquared,
        rows,
        weights,
        memoryInner,
        cueInner,
        Faded.NONE,
        new double[rows.length]);
  }

  private WeightedState(
      double remnant,
      double cueSquared,
      int[] rows,
      double[] weights,
      double[] memoryInner,
      double[] cueInner,
      Faded faded,
      double[] fadedInner) {
    this.faded = faded;
    this.fadedInner = fadedInner;
    this.remnant = remnant;
    this.cueSquared = cueSquared;
    this.rows = rows;
    this.weights = weights;
    this.memoryInner = memoryInner;
    this.cueInner = cueInner;
  }

  int[] rows() {
    return rows;
  }

  double remnant() {
    return remnant;
  }

  /** What the state holds of the memories, by row. */
  Mixture mixture() {
    Mixture old = faded.held();
    if (old.size() == 0) {
      return new Mixture(rows.clone(), weights.clone());
    }
    int[] members = new int[rows.length + old.size()];
    double[] held = new double[members.length];
    int f = 0;
    int k = 0;
    for (int i = 0; i < members.length; i++) {
      boolean own = f == old.size() || (k < rows.length && rows[k] < old.members()[f]);
      members[i] = own ? rows[k] : old.members()[f];
      held[i] = own ? weights[k++] : left * old.weights()[f++];
    }
    return new Mixture(members, held);
  }

  /** The state that holds some memories outside of the support beside what this one holds. */
  WeightedState holding(Retirement.Leaving others) {
    WeightedState state =
        new WeightedState(
            remnant,
            cueSquared,
            rows,
            weights,
            memoryInner.clone(),
            cueInner,
            others.held(),
            others.inner());
    state.leaveOutFaded();
    return state;
  }

  /** Takes F out of the inner products, where they are those of a vector that contains it. */
  void leaveOutFaded() {
    for (int k = 0; k < memoryInner.length; k++) {
      memoryInner[k] -= left * fadedInner[k];
    }
  }

  /** What leaves the support when some of it leave, with what had left before: by row. */
  Mixture leaving(int[] gone) {
    Mixture all = mixture();
    boolean[] goes = new boolean[all.size()];
    Arrays.fill(goes, true);
    int g = 0;
    for (int k = 0; k < rows.length; k++) {
      boolean own = g < gone.length && gone[g] == k;
      g += own ? 1 : 0;
      goes[Arrays.binarySearch(all.members(), rows[k])] = own;
    }
    int[] places = IntStream.range(0, goes.length).filter(i -> goes[i]).toArray();
    return new Mixture(gather(all.members(), places), gather(all.weights(), places));
  }

  /**
   * The same state where some memories have left the support.
   *
   * @param kept which of the support stay, ascending
   * @param gramW ⟨ξ_k, Σ w ξ⟩ over those that stay
   * @param old what leaves
   * @param oldInner ⟨ξ_k, F⟩ of those that stay
   */
  WeightedState without(int[] kept, double[] gramW, Faded old, double[] oldInner) {
    return new WeightedState(
        remnant,
        cueSquared,
        gather(rows, kept),
        gather(weights, kept),
        gramW,
        gather(cueInner, kept),
        old,
        oldInner);
  }

  /** w, of the support; not to be changed. */
  double[] weights() {
    return weights;
  }

  /** ⟨ξ_k, c̃⟩. */
  double cueInner(int k) {
    return cueInner[k];
  }

  /** ⟨c̃, F⟩. */
  double fadedCue() {
    return left * faded.cueInner;
  }

  /** By what F has faded since the others left. */
  double left() {
    return left;
  }

  /** ⟨ξ_k, r⟩. */
  private double rest(int k) {
    return remnant * cueInner[k] + left * fadedInner[k];
  }

  /** ‖r‖². */
  private double restSquared() {
    return remnant * (remnant * cueSquared + 2 * left * faded.cueInner)
        + left * left * faded.squared;
  }

  /** ⟨ξ_k, v⟩ for the k-th memory of the support. */
  double inner(int k) {
    return rest(k) + memoryInner[k];
  }

  /** {@code scale·(⟨ξ_k,v⟩ + biases[rows[k]])} for the memories of the support. */
  double[] scores(double[] biases, double scale) {
    double[] scores = new double[rows.length];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = scale * (inner(k) + biases[rows[k]]);
    }
    return scores;
  }

  /** ⟨ξ_k, Σ w ξ⟩ for the memories of the support; whoever scores the state anew writes here. */
  double[] memoryInner() {
    return memoryInner;
  }

  /** {@code ⟨ξ_k, remnant·c̃⟩ + biases[rows[k]]}: what the memories held do not change. */
  double[] base(double[] biases) {
    double[] base = new double[rows.length];
    for (int k = 0; k < base.length; k++) {
      base[k] = remnant * cueInner[k] + biases[rows[k]];
    }
    return base;
  }

  /** ⟨q, v⟩ for a vector q given by its inner products with the memories and with c̃. */
  double inner(Numbers withMemories, double withCue) {
    double sum = remnant * withCue;
    double[] withSupport = withMemories.gather(rows);
    for (int k = 0; k < rows.length; k++) {
      sum += weights[k] * withSupport[k];
    }
    double[] withFaded = withMemories.gather(faded.held().members());
    for (int f = 0; f < withFaded.length; f++) {
      sum += left * faded.held().weights()[f] * withFaded[f];
    }
    return sum;
  }

  /** ⟨c̃, v⟩. */
  double cueInner() {
    double sum = remnant * cueSquared + left * faded.cueInner;
    for (int k = 0; k < rows.length; k++) {
      sum += weights[k] * cueInner[k];
    }
    return sum;
  }

  /** ‖v‖². */
  double squaredNorm() {
    double sum = restSquared();
    for (int k = 0; k < rows.length; k++) {
      sum += weights[k] * (memoryInner[k] + 2 * rest(k));
    }
    return sum;
  }

  /**
   * ‖Σ p ξ - v‖, formed from the differences of the weights so that nearby states lose no digits.
   *
   * @param gramP ⟨ξ_k, Σ p ξ⟩ for the support
   */
  double distanceTo(double[] p, double[] gramP) {
    double sum = restSquared();
    for (int k = 0; k < rows.length; k++) {
      double d = p[k] - weights[k];
      sum += d * (gramP[k] - memoryInner[k] - 2 * rest(k));
    }
    return Math.sqrt(Math.max(0, sum));
  }

  /**
   * ‖Σ p ξ - v‖, as the other.
   *
   * @param squared ‖Σ p ξ - Σ w ξ‖²
   */
  double distanceTo(double[] p, double squared) {
    if (remnant == 0) {
      return Math.sqrt(squared);
    }
    double sum = squared + remnant * (remnant * cueSquared + 2 * left * faded.cueInner);
    for (int k = 0; k < rows.length; k++) {
      sum -= 2 * remnant * (p[k] - weights[k]) * cueInner[k];
    }
    return Math.sqrt(Math.max(0, sum));
  }

  /** {@code remnant + Σ |p_k - w_k|}: how much weight a whole step moves, that of F included. */
  double change(double[] p) {
    double sum = remnant;
    for (double held : faded.held().weights()) {
      sum += left * held;
    }
    for (int k = 0; k < rows.length; k++) {
      sum += Math.abs(p[k] - weights[k]);
    }
    return sum;
  }

  /** {@code v ← v + η(Σ p ξ - v)}. */
  void moveTowards(double[] p, double[] gramP, double eta) {
    remnant *= 1 - eta;
    left *= 1 - eta;
    for (int k = 0; k < rows.length; k++) {
      weights[k] += eta * (p[k] - weights[k]);
      memoryInner[k] += eta * (gramP[k] - memoryInner[k]);
    }
  }

  /** As the other; the inner products are no longer those of the state. */
  void moveTowards(double[] p, double eta) {
    remnant *= 1 - eta;
    left *= 1 - eta;
    for (int k = 0; k < rows.length; k++) {
      weights[k] += eta * (p[k] - weights[k]);
    }
  }

  static int[] gather(int[] all, int[] rows) {
    return Arrays.stream(rows).map(n -> all[n]).toArray();
  }

  static double[] gather(double[] all, int[] rows) {
    return Arrays.stream(rows).mapToDouble(n -> all[n]).toArray();
  }
}
