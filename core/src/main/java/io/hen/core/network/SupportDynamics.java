package io.hen.core.network;

import io.hen.core.bank.Mixture;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one recall: T updates for the price of two or three readings of the bank.
 *
 * <p>A reading scores every memory at one state. Those within {@code separation.window} of the best
 * form the support; the others have together at most ε of the weight. The steps run on the support
 * alone. Before each step a bound ({@link ReferenceStates}) must prove that no memory outside has
 * come within the window, rounding included, else the bank is read again at the present state.
 * Leaving out mass e moves one update by at most 2eM, M the largest norm: {@code m = (1-e)m_in +
 * e·m_out}.
 *
 * <p>The readings are made elsewhere, so that those of many recalls can be made together: {@link
 * #advance} says at which mixture, {@link #take} gets the answer.
 *
 * <p>A support of more than half the bank is taken to be all of it, so that low β runs the plain
 * recurrence.
 */
final class SupportDynamics {
  /**
   * How many nats the support reaches below the window, so that small moves need no new reading.
   */
  private static final double RESERVE = 2;

  private final Terrain terrain;
  private final RecallOptions options;
  private final double scale;
  private final double window;
  private final double cutoff;
  private final ReferenceStates references = new ReferenceStates();
  private final boolean[] inside;
  private final double[] energies;

  private double cueSquared;
  private double @Nullable [] cueInner;

  private WeightedState state;
  private SupportGram gram;
  private double[] scores;
  private double[] weights;

  /** The weights of the last update that matter, by row of the bank. */
  private Mixture last = Mixture.NONE;

  /** Whether the first weights came from other scores than those of the state it begins at. */
  private boolean beginsElsewhere;

  /** Whether nothing vouches for the memories outside, so that the bank must be read. */
  private boolean lostSupport;

  /** Whether the scores are those of a reading at the present state. */
  private boolean justRead;

  private boolean ended;
  private boolean settled;

  /** How far below the window the outsiders were at the last check, and what has changed since. */
  private double slack = Double.NEGATIVE_INFINITY;

  private double topAtCheck;
  private double movedSinceCheck;

  private double residual = Double.NaN;
  private int steps;
  private int largestSupport;

  /** Told of every state that the steps come by, once the weights there are known. */
  private @Nullable Runnable watcher;

  SupportDynamics(Terrain terrain, double scale, RecallOptions options) {
    this.terrain = terrain;
    this.options = options;
    this.scale = scale;
    int size = terrain.size();
    this.window = options.separation().window(size, options.epsilon());
    this.cutoff = options.epsilon() / size;
    this.inside = new boolean[size];
    this.energies = new double[options.trace() ? options.steps() + 1 : 0];
    this.state = new WeightedState(1, 0, new int[0], new double[0], new double[0], new double[0]);
    this.gram = new SupportGram(terrain, state.rows(), 0);
    this.scores = new double[0];
    this.weights = new double[0];
  }

  /** Has someone told, from now on, before each step and when the steps have ended. */
  void watch(Runnable told) {
    watcher = told;
  }

  /**
   * The first weights.
   *
   * @param first scores of the observed coordinates, double[N]
   */
  Mixture weigh(double[] first) {
    int[] rows = within(first, Max.highest(first) - window - RESERVE, new double[0]);
    scores = WeightedState.gather(first, rows);
    takeSupport(rows, 0, new double[rows.length], new double[rows.length]);
    separate();
    return last;
  }

  /** Begins at a wholly observed cue c, {@code inner[n] = ⟨ξ_n,c⟩}. */
  void beginAtWholeCue(double squared, double[] inner) {
    cueSquared = squared;
    cueInner = inner;
    int[] rows = state.rows();
    takeSupport(rows, 1, new double[rows.length], new double[rows.length]);
    noteReading(scored(inner), inner);
    traceFirst();
  }

  /** As {@link #beginAtCompletedCue(double, double[])} where nothing of the cue will be left. */
  void beginAtCompletedCue() {
    int[] rows = state.rows();
    takeSupport(rows, 1, new double[rows.length], new double[rows.length]);
    beginsElsewhere = true;
  }

  /** Begins at a cue c̃ that the first weights have completed, {@code inner[n] = ⟨ξ_n,c̃⟩}. */
  void beginAtCompletedCue(double squared, double[] inner) {
    cueSquared = squared;
    cueInner = inner;
    beginAtCompletedCue();
    traceFirst();
  }

  /** Begins, among the absent coordinates, at what the first weights expect there. */
  void beginAtFirstWeights() {
    takeSupport(state.rows(), 0, weights.clone(), gram.times(weights));
    beginsElsewhere = true;
    traceFirst();
  }

  /**
   * Runs steps until the bank must be read, at the mixture returned; empty once they have ended.
   */
  Optional<Mixture> advance() {
    while (!ended) {
      if (steps > 0 && !arrive()) {
        // Many recalls may wait, and the support is about to change: drop the matrix.
        gram = new SupportGram(terrain, state.rows(), 0);
        return Optional.of(mixture());
      }
      if (watcher != null) {
        watcher.run();
      }
      if (!ended) {
        move();
      }
    }
    return Optional.empty();
  }

  /** Scores and weighs where the state is now; false if the bank must be read for that. */
  private boolean arrive() {
    boolean done = steps == options.steps();
    if (done && !options.trace()) {
      ended = true;
      return true;
    }
    if (!justRead) {
      score();
      if (lostSupport || !outsidersStayOut()) {
        return false;
      }
    }
    justRead = false;
    if (options.trace()) {
      energies[steps] = energyHere();
    }
    if (done) {
      ended = true;
    } else {
      separate();
    }
    return true;
  }

  /** Makes one step, unless the state stands still. */
  private void move() {
    if (steps == 0 && beginsElsewhere) {
      // The weights come from the observed coordinates, so no reading vouches for the outsiders.
      state.moveTowards(weights, new double[weights.length], options.damping());
      lostSupport = true;
    } else {
      double[] gramP = gram.times(weights);
      residual = state.distanceTo(weights, gramP);
      if (residual <= options.tolerance() * terrain.largestNorm()) {
        settled = true;
        ended = true;
        return;
      }
      double rounding = 4 * inaccuracy() * state.change(weights);
      movedSinceCheck += options.damping() * Math.sqrt(residual * residual + rounding);
      state.moveTowards(weights, gramP, options.damping());
    }
    steps++;
  }

  /** Whether the state stopped moving before all steps were run. */
  boolean settled() {
    return settled;
  }

  /** The weights of the last update that matter. */
  Mixture last() {
    return last;
  }

  /** What the state holds of the memories; weights below ε/N left out. */
  Mixture mixture() {
    return state.mixture().above(cutoff);
  }

  /** How much of the cue is left in the state. */
  double remnant() {
    return state.remnant();
  }

  /** ‖m(v)-v‖ before the last step. */
  double residual() {
    return residual;
  }

  int steps() {
    return steps;
  }

  /** Energy of the present state, if a trace was asked for. */
  OptionalDouble energy() {
    return options.trace() ? OptionalDouble.of(energies[steps]) : OptionalDouble.empty();
  }

  int largestSupport() {
    return largestSupport;
  }

  /** Energy before the first and after each step, if a trace was asked for. */
  double[] energies() {
    return options.trace() ? Arrays.copyOf(energies, steps + 1) : energies;
  }

  /**
   * Bounds the rounding errors of every ⟨ξ_n,v⟩ + bias_n, of ⟨c̃,v⟩ and of ‖v‖². Each inner product
   * is formed with the bank's relative error, that of the memories then averaged with earlier ones
   * step by step, whose own roundings add up to at most those of 1/η steps.
   */
  double inaccuracy() {
    double lengths = terrain.largestNorm() + Math.sqrt(Math.max(cueSquared, terrain.heldSquared()));
    double relative = terrain.bank().rounding(Math.max(2, largestSupport));
    return 4 * relative * lengths * lengths / options.damping();
  }

  private void separate() {
    weights = new double[scores.length];
    options.separation().weights(scores, weights);
    last = new Mixture(state.rows(), weights.clone()).above(cutoff);
  }

  private void score() {
    int[] rows = state.rows();
    scores = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      scores[k] = scale * (state.inner(k) + terrain.biases()[rows[k]]);
    }
  }

  /** Whether it is proved that every memory outside the support lies below the window. */
  private boolean outsidersStayOut() {
    double top = Max.highest(scores);
    double inaccuracy = inaccuracy();
    double rounding = 4 * scale * inaccuracy;
    double reach = scale * movedSinceCheck * terrain.largestNorm();
    if (slack + top - topAtCheck >= reach + rounding) {
      return true;
    }
    ReferenceStates.Projection projection = references.project(state, inaccuracy);
    double highest = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < inside.length; n++) {
      if (!inside[n]) {
        double bound = references.bound(projection, n, terrain.norms()[n]);
        highest = Math.max(highest, bound + terrain.biases()[n]);
      }
    }
    return checked(top - window - scale * highest, top) >= rounding;
  }

  /**
   * Takes the support from a reading of the whole bank at the present state.
   *
   * @param memoryInner ⟨ξ_n, Σ w_m ξ_m⟩ where the state moves, for the mixture that {@link
   *     #advance} has asked for, double[N]
   */
  void take(double[] memoryInner) {
    Mixture memories = mixture();
    double[] held = new double[terrain.size()];
    for (int k = 0; k < memories.size(); k++) {
      held[memories.members()[k]] = memories.weights()[k];
    }
    double[] inner = memoryInner.clone();
    double remnant = state.remnant();
    if (remnant > 0 && cueInner != null) {
      for (int n = 0; n < inner.length; n++) {
        inner[n] += remnant * cueInner[n];
      }
    }
    double[] all = scored(inner);
    int[] rows = within(all, Max.highest(all) - window - RESERVE, held);
    takeSupport(
        rows, remnant, WeightedState.gather(held, rows), WeightedState.gather(memoryInner, rows));
    scores = WeightedState.gather(all, rows);
    noteReading(all, inner);
    lostSupport = false;
    justRead = true;
  }

  private double[] scored(double[] inner) {
    double[] all = new double[inner.length];
    Arrays.setAll(all, n -> scale * (inner[n] + terrain.biases()[n]));
    return all;
  }

  private void takeSupport(int[] rows, double remnant, double[] held, double[] memoryInner) {
    double[] cueOnRows =
        cueInner == null ? new double[rows.length] : WeightedState.gather(cueInner, rows);
    state = new WeightedState(remnant, cueSquared, rows, held, memoryInner, cueOnRows);
    gram = new SupportGram(terrain, rows, options.steps() - steps);
    largestSupport = Math.max(largestSupport, rows.length);
  }

  private void noteReading(double[] all, double[] inner) {
    Arrays.fill(inside, false);
    for (int n : state.rows()) {
      inside[n] = true;
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < all.length; n++) {
      if (!inside[n]) {
        highest = Math.max(highest, all[n]);
      }
    }
    double top = Max.highest(all);
    checked(top - window - highest, top);
    references.add(state, inner, inaccuracy());
  }

  private double checked(double newSlack, double top) {
    slack = newSlack;
    topAtCheck = top;
    movedSinceCheck = 0;
    return newSlack;
  }

  /** The memories that score at least {@code least} or are held already; all if that is half. */
  private int[] within(double[] all, double least, double[] held) {
    int[] rows =
        IntStream.range(0, all.length)
            .filter(n -> all[n] >= least || (n < held.length && held[n] > 0))
            .toArray();
    return 2L * rows.length > all.length ? IntStream.range(0, all.length).toArray() : rows;
  }

  private double energyHere() {
    double squared = state.squaredNorm() + terrain.heldSquared();
    return scale / 2 * squared - options.separation().potential(scores);
  }

  /**
   * {@code F(v,p) = -⟨p,scores(v)⟩ + Ω(p) + β'·½‖v‖²} at the first state, with {@code Ω(p) = ⟨p,s⟩
   * - potential(s)} at the scores s that p came from (Fenchel's equality).
   */
  private void traceFirst() {
    if (!options.trace()) {
      return;
    }
    double energy = energyHere();
    for (int k = 0; k < weights.length; k++) {
      double atState = scale * (state.inner(k) + terrain.biases()[state.rows()[k]]);
      energy += weights[k] * (scores[k] - atState);
    }
    energies[0] = energy;
  }
}
