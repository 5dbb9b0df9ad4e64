package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.RowSweep;
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
 * recurrence; then nobody is outside and nothing needs proof. Where the bank has vectors, large
 * supports run with the state as a vector ({@link SupportVector}), small ones on their Gram matrix.
 */
final class SupportDynamics {
  /**
   * How many nats the support reaches below the window, so that small moves need no new reading.
   */
  static final double RESERVE = 2;

  /** After so many undamped steps most states have come to rest. */
  private static final int USUAL = 16;

  private final Terrain terrain;
  private final RecallOptions options;
  private final double scale;
  private final double contraction;
  private final double window;
  private final double cutoff;
  private final ReferenceStates references = new ReferenceStates();
  private final boolean[] inside;
  private final double[] energies;

  private double cueSquared;
  private @Nullable Numbers cueInner;

  private WeightedState state;
  private SupportGram gram;

  /** The state and its target as vectors; null where the Gram matrix serves. */
  private @Nullable SupportVector vector;

  private double[] scores;
  private double[] weights;

  /** As {@link #combined()} of vectors that are no longer there. */
  private double combined;

  /** The rows that the weights belong to. */
  private int[] weighed = new int[0];

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

  /** The outsider that was nearest at the last reading, where it is known, or -1. */
  private int witness = -1;

  private double topAtCheck;
  private double movedSinceCheck;

  private double residual = Double.NaN;

  /** The residual of the step before. */
  private double before = Double.NaN;

  private int steps;
  private int largestSupport;

  /** Told of every state that the steps come by, once the weights there are known. */
  private @Nullable Runnable watcher;

  /**
   * Dynamics that have not begun.
   *
   * @param contraction c with {@code ‖m(v)-m(v')‖ ≤ c‖v-v'‖} for all states; infinite if unknown
   */
  SupportDynamics(Terrain terrain, double scale, double contraction, RecallOptions options) {
    this.contraction = contraction;
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
   * @param first scores of the observed coordinates
   * @param expected what they expect, where it is known already
   */
  Mixture weigh(Numbers first, Optional<FirstUpdate> expected) {
    int[] rows = within(first, first.top(window + RESERVE) - window - RESERVE, Mixture.NONE);
    scores = first.gather(rows);
    boolean all = rows.length == terrain.size();
    takeSupport(
        rows,
        0,
        new double[rows.length],
        new double[rows.length],
        expected.filter(_ -> all).map(FirstUpdate::sweep));
    if (vector != null && !outsiders() && expected.isPresent()) {
      weights = expected.get().weights();
      weighed = rows;
      vector.aimAt(weights, expected.get().mean());
    } else {
      separate();
    }
    return last();
  }

  /** Begins at a wholly observed cue c, {@code inner[n] = ⟨ξ_n,c⟩}. */
  void beginAtWholeCue(double squared, Numbers inner) {
    cueSquared = squared;
    cueInner = inner;
    beginAt(1, new double[weights.length], new double[weights.length]);
    noteReading(scored(inner), inner);
    traceFirst();
  }

  /** As {@link #beginAtCompletedCue(double, Numbers)} where nothing of the cue will be left. */
  void beginAtCompletedCue() {
    beginAt(1, new double[weights.length], new double[weights.length]);
    beginsElsewhere = true;
  }

  /** Begins at a cue c̃ that the first weights have completed, {@code inner[n] = ⟨ξ_n,c̃⟩}. */
  void beginAtCompletedCue(double squared, Numbers inner) {
    cueSquared = squared;
    cueInner = inner;
    beginAtCompletedCue();
    traceFirst();
  }

  /** Begins, among the absent coordinates, at what the first weights expect there. */
  void beginAtFirstWeights() {
    if (vector == null) {
      beginAt(0, weights.clone(), gram.times(weights));
    } else {
      vector.moveTowards(1);
      beginAt(0, weights.clone(), new double[weights.length]);
      if (options.trace()) {
        vector.score(state.base(terrain.biases()), scale, state.memoryInner(), scoresHere());
      }
    }
    beginsElsewhere = true;
    traceFirst();
  }

  /**
   * Runs steps until the bank must be read, at the mixture returned; empty once they have ended.
   */
  Optional<Mixture> advance() {
    while (!ended) {
      if (steps > 0 && !arrive()) {
        // Many recalls may wait, and the support is about to change: drop what is large.
        gram = new SupportGram(terrain, state.rows(), 0);
        combined = combined();
        vector = null;
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
    boolean toWeigh = !done;
    if (!justRead) {
      if (lostSupport) {
        return false;
      }
      score(done);
      toWeigh &= vector == null;
      if (!outsidersStayOut()) {
        return false;
      }
    }
    justRead = false;
    if (options.trace()) {
      energies[steps] = energyHere();
    }
    ended = done;
    if (toWeigh) {
      separate();
    }
    return true;
  }

  /** Makes one step, unless the state stands still. */
  private void move() {
    if (steps == 0 && beginsElsewhere) {
      // The weights come from the observed coordinates, so no reading vouches for the outsiders.
      state.moveTowards(weights, new double[weights.length], options.damping());
      lostSupport = vector == null || outsiders();
      if (vector != null && !lostSupport) {
        vector.moveTowards(options.damping());
      }
    } else {
      double[] gramP = vector == null ? gram.times(weights) : weights;
      before = residual;
      residual =
          vector == null
              ? state.distanceTo(weights, gramP)
              : state.distanceTo(weights, vector.squaredDistance()) + vector.blur();
      if (residual <= options.tolerance() * terrain.largestNorm() || atRest()) {
        settled = true;
        ended = true;
        return;
      }
      double rounding = 4 * inaccuracy() * state.change(weights);
      movedSinceCheck += options.damping() * Math.sqrt(residual * residual + rounding);
      if (vector == null) {
        state.moveTowards(weights, gramP, options.damping());
      } else {
        state.moveTowards(weights, options.damping());
        vector.moveTowards(options.damping());
      }
      if (nextIsStill()) {
        settled = true;
        ended = true;
      }
    }
    steps++;
    if (ended && watcher != null) {
      watcher.run();
    }
  }

  /**
   * Whether it is proved that the step after this one would move the state too little: where m is a
   * contraction by c ({@link Certificate.Forgetting}), {@code ‖m(v')-v'‖ ≤ (1-η+ηc)‖m(v)-v‖} for
   * {@code v' = v + η(m(v)-v)}. It spares the reading that would find so.
   */
  private boolean nextIsStill() {
    double eta = options.damping();
    double next = (1 - eta + eta * contraction) * residual;
    return vector != null && !outsiders() && !options.trace() && next <= 0.99 * still();
  }

  /**
   * Whether a step would move the state by no more than the rounding errors of its target: all
   * further steps would only repeat them. {@link Certificate.Truncation} counts that much in every
   * step.
   */
  private boolean atRest() {
    return vector != null && state.remnant() == 0 && residual <= still();
  }

  /** A step shorter than that need not be made. */
  private double still() {
    double rounding = terrain.bank().rounding(weights.length);
    return Math.max(options.tolerance(), rounding) * terrain.largestNorm();
  }

  /** Whether the state stopped moving before all steps were run. */
  boolean settled() {
    return settled;
  }

  /** The weights of the last update that matter. */
  Mixture last() {
    return new Mixture(weighed, weights).above(cutoff);
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
   * step by step, whose own roundings add up to at most those of 1/η steps. Inner products that
   * followed from known ones are off by as much as their combination says.
   */
  double inaccuracy() {
    return rounding() + combined();
  }

  /** Bounds the errors of combinations of known inner products, see {@link KnownMeans}. */
  private double combined() {
    return Math.max(combined, vector == null ? 0 : vector.error());
  }

  /** How much farther than its rounding a step may move a state that is taken to be at rest. */
  double approximation() {
    return combined() == 0 ? 0 : combined() / terrain.largestNorm();
  }

  private double rounding() {
    double lengths = terrain.largestNorm() + Math.sqrt(Math.max(cueSquared, terrain.heldSquared()));
    double relative = terrain.bank().rounding(Math.max(2, largestSupport));
    return 4 * relative * lengths * lengths / options.damping();
  }

  private void separate() {
    weights = new double[scores.length];
    weighed = state.rows();
    if (vector == null) {
      options.separation().weights(scores, weights);
    } else {
      vector.weigh(scores, weights);
    }
  }

  /**
   * Scores the state; with vectors also weighs the scores, in the same reading.
   *
   * @param only whether no weights are needed
   */
  private void score(boolean only) {
    if (vector == null) {
      scores = scoresHere();
      return;
    }
    double[] base = state.base(terrain.biases());
    scores = new double[base.length];
    if (only) {
      vector.score(base, scale, state.memoryInner(), scores);
    } else {
      weights = new double[base.length];
      weighed = state.rows();
      vector.weigh(base, scale, state.memoryInner(), scores, weights, expectedEnd());
    }
  }

  /**
   * The distance to the target at which the recall ends, if it will probably end now: where the
   * state has forgotten the cue and the residuals have fallen geometrically; else 0.
   */
  private double expectedEnd() {
    double end = options.tolerance() * terrain.largestNorm();
    return state.remnant() == 0 && residual / before * residual <= end / 2 ? end : 0;
  }

  /** The scores at the state, from its inner products. */
  private double[] scoresHere() {
    int[] rows = state.rows();
    double[] here = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      here[k] = scale * (state.inner(k) + terrain.biases()[rows[k]]);
    }
    return here;
  }

  /** Whether any memory is outside the support. */
  private boolean outsiders() {
    return state.rows().length < terrain.size();
  }

  /** Whether it is proved that every memory outside the support lies below the window. */
  private boolean outsidersStayOut() {
    if (!outsiders()) {
      return true;
    }
    double top = Max.highest(scores);
    double inaccuracy = inaccuracy();
    double rounding = 4 * scale * inaccuracy;
    double reach = scale * movedSinceCheck * terrain.largestNorm();
    if (slack + top - topAtCheck >= reach + rounding) {
      return true;
    }
    ReferenceStates.Projection projection = references.project(state, inaccuracy);
    if (witness >= 0
        && top - window - scale * references.bound(projection, witness, terrain) < rounding) {
      return false;
    }
    double highest = references.highest(projection, inside, terrain);
    return checked(top - window - scale * highest, top) >= rounding;
  }

  /**
   * Takes the support from a reading of the whole bank at the present state.
   *
   * @param memoryInner ⟨ξ_n, Σ w_m ξ_m⟩ where the state moves, for the mixture that {@link
   *     #advance} has asked for
   */
  void take(Numbers memoryInner) {
    Mixture memories = mixture();
    double remnant = state.remnant();
    Numbers inner =
        remnant > 0 && cueInner != null ? memoryInner.plus(remnant, cueInner) : memoryInner;
    Numbers all = scored(inner);
    all.know(memories.members());
    int[] rows = within(all, all.top(window + RESERVE) - window - RESERVE, memories);
    takeSupport(rows, remnant, held(memories, rows), memoryInner.gather(rows), Optional.empty());
    scores = all.gather(rows);
    noteReading(all, inner);
    lostSupport = false;
    justRead = true;
  }

  private Numbers scored(Numbers inner) {
    return terrain.scores(inner, scale);
  }

  private void takeSupport(
      int[] rows, double remnant, double[] held, double[] memoryInner, Optional<RowSweep> made) {
    int expected = expectedSteps();
    Optional<RowSweep> sweep = made.or(() -> terrain.sweep(rows));
    boolean matrix =
        sweep.isEmpty() || rows.length <= Math.min(2 * expected, sweep.get().numbers());
    gram = new SupportGram(terrain, rows, matrix ? options.steps() - steps : 0);
    vector = matrix ? null : vector(sweep.get(), held, memoryInner);
    largestSupport = Math.max(largestSupport, rows.length);
    place(rows, remnant, held, memoryInner);
  }

  private SupportVector vector(RowSweep sweep, double[] held, double[] memoryInner) {
    KnownMeans means = new KnownMeans(terrain.largestNorm(), sweep.rounding());
    return new SupportVector(
        sweep,
        options.separation(),
        held,
        memoryInner,
        means,
        terrain.largestNorm(),
        this::bearable);
  }

  /** As much as rounding may err anyway, or what changes no weight by more than ε. */
  private double bearable() {
    return Math.max(rounding(), options.epsilon() / (8 * scale));
  }

  /** Begins on the support of the first weights. */
  private void beginAt(double remnant, double[] held, double[] memoryInner) {
    place(state.rows(), remnant, held, memoryInner);
  }

  private void place(int[] rows, double remnant, double[] held, double[] memoryInner) {
    double[] cueOnRows = cueInner == null ? new double[rows.length] : cueInner.gather(rows);
    state = new WeightedState(remnant, cueSquared, rows, held, memoryInner, cueOnRows);
  }

  /** How many of the steps that remain will probably be run. */
  private int expectedSteps() {
    int left = options.steps() - steps;
    if (options.damping() == 1) {
      return Math.min(left, USUAL);
    }
    double fade = Math.log(options.tolerance()) / Math.log1p(-options.damping());
    return (int) Math.min(left, USUAL + fade);
  }

  private void noteReading(Numbers all, Numbers inner) {
    Arrays.fill(inside, false);
    for (int n : state.rows()) {
      inside[n] = true;
    }
    all.know(state.rows());
    double highest = all.highestBut(inside);
    witness = all.highestRowBut(inside);
    double top = all.top(0);
    checked(top - window - highest, top);
    references.add(state, inner, inaccuracy());
  }

  private double checked(double newSlack, double top) {
    slack = newSlack;
    topAtCheck = top;
    movedSinceCheck = 0;
    return newSlack;
  }

  /**
   * The memories that score at least {@code least}, all of which are known, or are held already;
   * all if that is half.
   */
  private static int[] within(Numbers all, double least, Mixture held) {
    int size = all.size();
    int[] rows = all.rowsFrom(least);
    if (held.size() > 0) {
      int[] members = held.members();
      rows =
          IntStream.concat(
                  Arrays.stream(rows),
                  IntStream.range(0, members.length)
                      .filter(k -> held.weights()[k] > 0)
                      .map(k -> members[k]))
              .sorted()
              .distinct()
              .toArray();
    }
    return 2L * rows.length > size ? IntStream.range(0, size).toArray() : rows;
  }

  /** The weights of some memories, ascending as the members of the mixture are. */
  private static double[] held(Mixture mixture, int[] rows) {
    double[] held = new double[rows.length];
    int k = 0;
    for (int i = 0; i < rows.length; i++) {
      while (k < mixture.size() && mixture.members()[k] < rows[i]) {
        k++;
      }
      if (k < mixture.size() && mixture.members()[k] == rows[i]) {
        held[i] = mixture.weights()[k];
      }
    }
    return held;
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
