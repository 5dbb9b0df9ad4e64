package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.PrefixStates;
import io.hen.core.bank.RowSweep;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one recall: T updates for the price of two or three readings of the bank.
 *
 * <p>A reading scores every memory at one state. Those within {@code separation.window} of the best
 * form the support; the others have together at most ε of the weight. The steps run on the support
 * alone. Before each step it must be proved that no memory outside has come within the window,
 * rounding included ({@link Outsiders}), else the bank is read again at the present state. Leaving
 * out mass e moves one update by at most 2eM, M the largest norm: {@code m = (1-e)m_in + e·m_out}.
 *
 * <p>The readings are made elsewhere, so that those of many recalls can be made together: {@link
 * #advance} says at which mixture, {@link #take} gets the answer.
 *
 * <p>A support of more than half the bank is taken to be all of it, so that low β runs the plain
 * recurrence; then nobody is outside and nothing needs proof. Where the bank has vectors, large
 * supports run with the state as a vector ({@link SupportVector}), small ones on their Gram matrix.
 * A large one whose members have mostly come to lie far below the window goes on with the others
 * alone ({@link Retirement}); the weight of each that has retired is below ε/N, as that of an
 * outsider is.
 */
final class SupportDynamics {
  /**
   * How many nats the support reaches below the window, so that small moves need no new reading.
   */
  static final double RESERVE = 2;

  /** So many steps on a Gram matrix pay for it: undamped, most states have come to rest then. */
  private static final int USUAL = 16;

  private final Terrain terrain;
  private final RecallOptions options;
  private final double scale;
  private final double contraction;
  private final double window;
  private final double cutoff;
  private final Outsiders outsiders;
  private final Crowds crowds;
  private final EnergyTrace trace;
  private final ErrorBounds errors;

  private double cueSquared;
  private @Nullable Numbers cueInner;

  private WeightedState state;
  private SupportGram gram;

  /** The state and its target as vectors; null where the Gram matrix serves. */
  private @Nullable SupportVector vector;

  private double[] scores;
  private double[] weights;

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

  /** Whether the last reading has shown that no other memory matters where the state is. */
  private boolean looked;

  /** The length of the way that the state has gone. */
  private double way;

  /** How many steps the present vector was scored for. */
  private int vectorSteps;

  /** Members that have left the support since it was taken. */
  private @Nullable Retired retired;

  private double residual = Double.NaN;

  /** The residual of the step before. */
  private double before = Double.NaN;

  private int steps;

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
    this.outsiders = new Outsiders(terrain, scale);
    this.crowds = new Crowds(terrain, window + RESERVE, options.epsilon());
    this.trace = new EnergyTrace(terrain, scale, options);
    this.errors = new ErrorBounds(terrain, options, scale, crowds);
    this.state = new WeightedState(1, 0, new int[0], new double[0], new double[0], new double[0]);
    this.gram = new SupportGram(terrain, state.rows(), 0);
    this.scores = new double[0];
    this.weights = new double[0];
  }

  /** Has the coordinates that an index keeps watch the memories outside, if there is one. */
  void watchOutsidersBy(Supplier<Optional<PrefixStates>> coordinates) {
    outsiders.watchBy(coordinates);
  }

  /** Has someone told, from now on, before each step and when the steps have ended. */
  void watch(Runnable told) {
    watcher = told;
  }

  /** Lets the support be small where many memories have next to no weight each: {@link Crowds}. */
  void allowCrowds() {
    if (options.separation() instanceof Softmax && !options.trace()) {
      crowds.allow();
    }
  }

  /**
   * The first weights.
   *
   * @param first scores of the observed coordinates
   * @param expected what they expect, where it is known already
   * @param leaves whether the state goes on from elsewhere, so that the bank is read again unless
   *     all of it is the support: then what the weights expect is not formed here
   */
  Mixture weigh(Numbers first, Optional<FirstUpdate> expected, boolean leaves) {
    int[] rows = within(first, Mixture.NONE);
    scores = first.gather(rows);
    Optional<RowSweep> known =
        expected.filter(_ -> rows.length == terrain.size()).map(FirstUpdate::sweep);
    takeSupport(
        rows,
        0,
        new double[rows.length],
        new double[rows.length],
        known.or(() -> terrain.sweep(rows)));
    if (vector != null && !outsiders.any() && expected.isPresent()) {
      weights = expected.get().weights();
      weighed = rows;
      vector.aimAt(weights, expected.get().mean());
    } else if (vector != null && leaves && outsiders.any()) {
      weights = new double[scores.length];
      weighed = rows;
      options.separation().weights(scores, weights);
    } else {
      separate();
    }
    return new Mixture(weighed, weights).above(cutoff);
  }

  /** Begins at a wholly observed cue c, {@code inner[n] = ⟨ξ_n,c⟩}. */
  void beginAtWholeCue(double squared, Numbers inner) {
    cueSquared = squared;
    errors.begin(squared);
    cueInner = inner;
    place(state.rows(), 1, new double[weights.length], new double[weights.length]);
    noteReading(scored(inner), inner);
    trace.first(state, weights, scores);
  }

  /** As {@link #beginAtCompletedCue(double, Numbers)} where nothing of the cue will be left. */
  void beginAtCompletedCue() {
    place(state.rows(), 1, new double[weights.length], new double[weights.length]);
    beginsElsewhere = true;
  }

  /** Begins at a cue c̃ that the first weights have completed, {@code inner[n] = ⟨ξ_n,c̃⟩}. */
  void beginAtCompletedCue(double squared, Numbers inner) {
    cueSquared = squared;
    errors.begin(squared);
    cueInner = inner;
    beginAtCompletedCue();
    trace.first(state, weights, scores);
  }

  /** Begins, among the absent coordinates, at what the first weights expect there. */
  void beginAtFirstWeights() {
    if (vector == null) {
      place(state.rows(), 0, weights.clone(), gram.times(weights));
    } else {
      vector.moveTowards(1);
      place(state.rows(), 0, weights.clone(), new double[weights.length]);
      if (options.trace()) {
        vector.score(
            state.base(terrain.biases()),
            scale,
            state.memoryInner(),
            state.scores(terrain.biases(), scale));
      }
    }
    beginsElsewhere = true;
    trace.first(state, weights, scores);
  }

  /**
   * Runs steps until the bank must be read, at the mixture returned; empty once they have ended.
   */
  Optional<Mixture> advance() {
    while (!ended) {
      if (steps > 0 && !arrive()) {
        // Many recalls may wait: drop what is large.
        gram.forget();
        return Optional.of(kept());
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
    if (!justRead && !looked) {
      if (lostSupport) {
        return false;
      }
      score(done);
      if (!outsidersStayOut()) {
        return false;
      }
    }
    if (!justRead) {
      boolean retire = !done && vector != null && retire(vector);
      toWeigh &= retire || vector == null;
    }
    justRead = false;
    looked = false;
    trace.note(steps, state, scores);
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
      lostSupport = vector == null || outsiders.any();
      if (vector != null && !lostSupport) {
        vector.moveTowards(options.damping());
      }
    } else {
      double[] gramP = vector == null ? gram.times(weights) : weights;
      crowds.addNext(state.rows(), gramP);
      before = residual;
      residual =
          vector == null
              ? state.distanceTo(weights, gramP)
              : state.distanceTo(weights, vector.squaredDistance()) + vector.blur();
      residual += crowds.held() ? crowds.doubt() * terrain.largestNorm() : 0;
      if (atRest() || (options.tolerance() > 0 && residual <= still())) {
        settled = true;
        ended = true;
        return;
      }
      double rounding = 4 * errors.doubt() * state.change(weights);
      way += options.damping() * Math.sqrt(residual * residual + rounding);
      if (vector == null) {
        state.moveTowards(weights, gramP, options.damping());
      } else {
        state.moveTowards(weights, options.damping());
        vector.moveTowards(options.damping());
      }
      crowds.moved(options.damping());
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
    return vector != null && !outsiders.any() && !options.trace() && next <= 0.99 * still();
  }

  /**
   * Whether a step would surely move the state by no more than the rounding errors of its target:
   * all further steps would only repeat them. {@link Certificate.Truncation} counts that much in
   * every step.
   *
   * <p>The residual says so only where it is the distance of two vectors. Formed from inner
   * products it is off by the root of their errors, so that a cue that nearly is a memory would
   * seem to be at rest; then {@code ‖m-v‖ ≤ r‖c̃‖ + Σ|p_k - w_k|·M} says it.
   */
  private boolean atRest() {
    double rounding = terrain.bank().rounding(weights.length) * terrain.largestNorm();
    if (vector != null && state.remnant() == 0) {
      return residual <= rounding;
    }
    double longest = Math.max(terrain.largestNorm(), Math.sqrt(cueSquared));
    double crowd = crowds.held() ? crowds.doubt() : 0;
    return (state.change(weights) + crowd) * longest <= rounding;
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
    return crowds.update(new Mixture(weighed, weights).above(cutoff), cutoff);
  }

  /** What the state holds of the memories; weights below ε/N left out. */
  Mixture mixture() {
    return crowds.all(kept(), cutoff);
  }

  /** The same without {@link Crowds}. */
  private Mixture kept() {
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
    return trace.at(steps);
  }

  /** Energy before the first and after each step, if a trace was asked for. */
  double[] energies() {
    return trace.until(steps);
  }

  /** What the numbers that the steps go by may be off. */
  ErrorBounds errors() {
    return errors;
  }

  private void separate() {
    weights = new double[scores.length];
    weighed = state.rows();
    if (vector == null) {
      options.separation().weights(scores, weights);
      crowds.share(weights);
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
      scores = state.scores(terrain.biases(), scale);
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
    state.leaveOutFaded();
  }

  /**
   * The distance to the target at which the recall ends, if it will probably end now: where the
   * state has forgotten the cue and the residuals have fallen geometrically; else 0.
   */
  private double expectedEnd() {
    double end = options.tolerance() * terrain.largestNorm();
    return state.remnant() == 0 && residual / before * residual <= end / 2 ? end : 0;
  }

  /** Whether it is proved that every memory outside the support lies below the window. */
  private boolean outsidersStayOut() {
    if (!outsiders.any() && retired == null) {
      return true;
    }
    Whereabouts here = here(Max.highest(scores));
    if (retired != null && !retired.stayOut(here)) {
      lostSupport = true;
      return false;
    }
    return !outsiders.any() || outsiders.stayOut(here);
  }

  private Whereabouts here(double top) {
    double unit = scale * terrain.largestNorm() * terrain.largestNorm();
    return Whereabouts.of(state, top - window, cutoff, way, errors.doubt(), scale, unit);
  }

  /**
   * Takes a reading of the whole bank at the present state: a support, unless it shows that the
   * present one will do.
   *
   * @param memoryInner ⟨ξ_n, Σ w_m ξ_m⟩ where the state moves, for the mixture that {@link
   *     #advance} has asked for
   * @return whether it has changed the support
   */
  boolean take(Numbers memoryInner) {
    Mixture memories = kept();
    double remnant = state.remnant();
    Numbers inner =
        remnant > 0 && cueInner != null ? memoryInner.plus(remnant, cueInner) : memoryInner;
    Numbers all = scored(inner);
    if (!lostSupport) {
      Whereabouts here = here(Max.highest(scores));
      if (!here.admits(outsiders.highest(all))) {
        outsiders.note(all, inner, cueInner, here);
        looked = true;
        return false;
      }
    }
    if (terrain.sweep(state.rows()).isPresent()) {
      int[] rows = Membership.within(all, window + RESERVE, Mixture.NONE);
      takeSupport(rows, remnant, memories, memoryInner.gather(rows));
      Retirement.Leaving leaving = Retirement.leaving(terrain, memories, rows, cueInner);
      state = state.holding(leaving);
      if (vector != null) {
        vector.add(leaving.vector());
      }
      scores = all.gather(rows);
    } else {
      all.know(memories.members());
      int[] rows = within(all, memories);
      double[] onRows = memoryInner.gather(rows);
      scores = all.gather(rows);
      crowds.addHeld(rows, scale, onRows, scores);
      takeSupport(rows, remnant, memories, onRows);
    }
    noteReading(all, inner);
    lostSupport = false;
    justRead = true;
    return true;
  }

  /**
   * Goes on with the Gram matrix of those members that matter, once they are few.
   *
   * @return whether it does; the scores are then theirs
   */
  private boolean retire(SupportVector from) {
    vectorSteps++;
    double least = Max.highest(scores) - window - Retirement.DEPTH;
    int[] kept = IntStream.range(0, scores.length).filter(k -> scores[k] >= least).toArray();
    if (!from.fewEnough(kept.length, vectorSteps, options.steps() - steps)) {
      return false;
    }
    Retirement retirement = Retirement.of(terrain, scale, state, from, scores, kept, way);
    state = retirement.state();
    gram = retirement.gram();
    retired = retirement.retired();
    scores = WeightedState.gather(scores, kept);
    vector = null;
    errors.support(kept.length, null);
    return true;
  }

  private Numbers scored(Numbers inner) {
    return terrain.scores(inner, scale);
  }

  private void takeSupport(int[] rows, double remnant, Mixture memories, double[] memoryInner) {
    double[] held = Membership.weights(memories, rows);
    takeSupport(rows, remnant, held, memoryInner, terrain.sweep(rows));
  }

  private void takeSupport(
      int[] rows, double remnant, double[] held, double[] memoryInner, Optional<RowSweep> sweep) {
    boolean matrix = sweep.map(all -> onMatrix(rows.length, all.numbers())).orElse(true);
    gram = new SupportGram(terrain, rows, matrix ? options.steps() - steps : 0);
    vector = matrix ? null : vector(sweep.orElseThrow(), held, memoryInner);
    errors.support(rows.length, vector);
    vectorSteps = 0;
    retired = null;
    outsiders.take(rows);
    place(rows, remnant, held, memoryInner);
  }

  /** Whether a support runs on its Gram matrix from the beginning. */
  private boolean onMatrix(int members, int numbers) {
    int expected = Math.min(USUAL, options.steps() - steps);
    return members <= Math.min(2 * expected, numbers);
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
        errors::bearable);
  }

  private void place(int[] rows, double remnant, double[] held, double[] memoryInner) {
    double[] cueOnRows = cueInner == null ? new double[rows.length] : cueInner.gather(rows);
    state = new WeightedState(remnant, cueSquared, rows, held, memoryInner, cueOnRows);
  }

  private void noteReading(Numbers all, Numbers inner) {
    all.know(state.rows());
    outsiders.note(all, inner, cueInner, here(Max.highest(all.gather(state.rows()))));
  }

  /**
   * The memories within the window and the reserve, all of which are known, or held already; all if
   * that is half, unless few will do.
   */
  private int[] within(Numbers all, Mixture held) {
    return crowds
        .support(all, held)
        .orElseGet(() -> Membership.within(all, window + RESERVE, held));
  }
}
