package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Reading;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.calibrate.Calibration;
import io.hen.core.calibrate.Calibrator;
import io.hen.core.calibrate.Judgement;
import io.hen.core.calibrate.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A modern Hopfield network: memories are attractors of
 *
 * <pre>{@code
 * v ← v + η (Σ pₙ ξₙ - v),    p = separation(scores),    scoresₙ = β·sim(ξₙ,v)
 * }</pre>
 *
 * (Ramsauer et al. 2020, arXiv 2008.02217, with η = 1; Hopfield Encoding Networks, arXiv
 * 2409.16408, Eq. 2). It descends the energy
 *
 * <pre>{@code
 * E(v) = -potential(β'(⟨ξₙ,v⟩ + bₙ)) + β'·½‖v‖²
 * }</pre>
 *
 * which for softmax is {@code -ln Σ exp(β⟨ξₙ,v⟩) + β·½‖v‖²} for dot products and exactly {@code -ln
 * Σ exp(-β‖ξₙ-v‖²)} for squared distances. Two corrections to the paper: its Eq. 1 lacks the
 * quadratic term for dot products, without which the energy is unbounded below, and its Eq. 2
 * climbs the energy instead of descending it. For every β and {@code 0 < η ≤ 1} one step lowers the
 * energy by at least {@code β'η(1-η/2)‖Σ pₙ ξₙ - v‖²}: E is the minimum over p of {@code F(v,p) =
 * -⟨p,scores⟩ + Ω(p) + β'·½‖v‖²}, and for fixed p that is a parabola around {@code Σ pₙ ξₙ}.
 *
 * <p><b>Absent is not zero.</b> A cue may observe some coordinates only. Then the first step scores
 * the observed coordinates alone, and what it expects at the absent ones, {@code Σ pₙ ξₙ},
 * completes the cue: c̃. From there on the dynamics are those above, from v = c̃. The first energy
 * of a trace is then {@code F(c̃,p)}; for a wholly observed cue that is E itself, and the descent
 * holds from there in both cases.
 *
 * <p><b>Clamped.</b> {@link Dynamics#CLAMPED} keeps the observed coordinates at the cue's values
 * for ever, as evidence, and moves the absent ones alone, from what the first step expects there:
 *
 * <pre>{@code
 * v_absent ← v_absent + η (Σ pₙ ξₙ - v)_absent,    scoresₙ = β·sim(ξₙ,v) of the whole state
 * }</pre>
 *
 * <p>It descends the same energy: for fixed p, F is a parabola in the absent coordinates around
 * their mean, so one step lowers E by at least {@code β'η(1-η/2)‖(Σ pₙ ξₙ - v)_absent‖²}. The first
 * step only completes the cue. A state of it is {@code (remnant 1, cue, fill)}, and fill moves.
 * With every coordinate observed nothing can move: the recall has no steps, the state is the cue,
 * and weights and verdict are those of the cue.
 *
 * <p>Immutable and safe for any number of threads. The same cue gives the same result, whatever the
 * number of threads.
 */
public final class HopfieldNetwork {
  private final Landscape landscape;
  private final NetworkCertifier certifier;
  private final Calibrator calibrator;
  private final Owners owners;

  /**
   * A network over a bank; {@link Similarity#COSINE} scales each part of each pattern to length 1.
   */
  public HopfieldNetwork(PatternBank bank, Similarity similarity) {
    this(bank, similarity, Optional.empty());
  }

  /**
   * As the other, with what an earlier state of the memory has measured of itself.
   *
   * @param earlier used while the memory has the same shapes and weights and has grown or shrunk by
   *     at most a tenth, else measured anew
   */
  public HopfieldNetwork(PatternBank bank, Similarity similarity, Optional<Calibration> earlier) {
    this(bank, similarity, earlier, Owners.EACH);
  }

  /** As the other; rows of one owner are not each other's rivals when a cue is judged. */
  public HopfieldNetwork(
      PatternBank bank, Similarity similarity, Optional<Calibration> earlier, Owners owners) {
    this.landscape = new Landscape(bank, similarity);
    this.certifier = new NetworkCertifier(landscape);
    this.owners = owners;
    this.calibrator = new Calibrator(landscape.bank, similarity, owners, earlier);
  }

  /**
   * What this memory has measured of itself so far, whole cues at least: to be kept and handed to
   * the network over the memory's next state. The first call, or the first recall that needs it,
   * costs up to 512 scans of the bank; see {@link Calibrator}.
   */
  public Calibration calibration() {
    return calibrator.calibration();
  }

  /**
   * Measures now what an earlier state of the memory has measured of itself and this network was
   * not given: so that no recall has to.
   */
  public void measureLike(Calibration earlier) {
    calibrator.measureLike(earlier);
  }

  /** The bank in the scale of the similarity: the one that states of this network refer to. */
  public PatternBank bank() {
    return landscape.bank;
  }

  /** The similarity. */
  public Similarity similarity() {
    return landscape.similarity;
  }

  /** M, the largest norm of a memory. */
  public double largestNorm() {
    return landscape.largestNorm;
  }

  /**
   * Runs the dynamics from a cue.
   *
   * <p>Every step equals that of the plain recurrence up to {@code 3·ε·M} and rounding (M the
   * largest norm, ε of the options; {@link Certificate.Truncation} says by how much at most), but
   * reads the bank only where a bound cannot prove that no other memory matters; see {@link
   * SupportDynamics}.
   *
   * <p>Where the bank {@linkplain PatternBank#bounded answers with bounds}, the memories that
   * cannot matter are not read; that shows in nothing but the time. (A reading of a bank counts as
   * one in {@link Recall.Work} either way.)
   *
   * <p>Automatic β and the stranger test need what the memory has measured of itself; see {@link
   * #calibration}. A fixed β without stranger test never measures anything.
   *
   * @throws IllegalArgumentException if the cue is not of the bank's shape
   */
  public Recall recall(Observation cue, RecallOptions options) {
    return recalled(cue, options, null);
  }

  /**
   * As {@link #recall(Observation, RecallOptions)}, watched.
   *
   * @param listener told of the state before the first step and after each one; of none where there
   *     is nothing to recall, or nothing to recall by
   */
  public Recall recall(Observation cue, RecallOptions options, StepListener listener) {
    return recalled(cue, options, listener);
  }

  private Recall recalled(Observation cue, RecallOptions options, @Nullable StepListener listener) {
    Observation scaled = landscape.scaled(cue);
    if (options.beta() instanceof Beta.Fixed(double beta) && options.strangerError() == 0) {
      Optional<FirstUpdate> expected = FirstUpdate.read(landscape, scaled, beta, options);
      if (expected.isPresent()) {
        Numbers similarities = Numbers.exact(expected.get().similarities());
        return run(
                scaled, similarities, beta, options, expected, UnaryOperator.identity(), listener)
            .run(false);
      }
    }
    boolean bounded = options.dynamics() == Dynamics.FREE || scaled.whole();
    Reading first = new Reading.Similarities(scaled, landscape.similarity);
    return begin(scaled, landscape.read(first, bounded), options, listener).run(bounded);
  }

  /** As {@link #recallAll(List, RecallOptions, Consumer)}, with all recalls kept. */
  public List<Recall> recallAll(List<? extends Observation> cues, RecallOptions options) {
    List<Recall> recalls = new ArrayList<>(cues.size());
    recallAll(cues, options, recalls::add);
    return recalls;
  }

  /**
   * Recalls many cues, with the very results of {@link #recall} for each, bit for bit.
   *
   * <p>Up to 64 cues at a time share their readings of the bank: a bank of dense rows (or such a
   * part of a bank) is fetched from memory once for all of them, which is several times faster.
   * Where the cues are all memories of a dense bank, whole and in its order, the bank is multiplied
   * by itself once, if 4·N² bytes are 1 GiB at most; that memory is off-heap and freed at the end.
   * A bank of tokens is read once for each. The recalls of a tile together hold about 256 MB at
   * most, unless four of them already need more (beyond a million memories).
   *
   * <p>The scans and, between them, the recalls are divided among the threads of the calling
   * thread's {@link java.util.concurrent.ForkJoinPool}, or of the common one; the results do not
   * depend on their number.
   *
   * @param done is given the recalls in the order of the cues, in the calling thread, a tile at a
   *     time
   * @throws IllegalArgumentException if a cue is not of the bank's shape; the recalls of earlier
   *     tiles have been handed over by then
   * @throws CancellationException if the calling thread is interrupted, which is looked for before
   *     each reading; the thread stays interrupted
   */
  public void recallAll(
      List<? extends Observation> cues, RecallOptions options, Consumer<? super Recall> done) {
    new BulkRecall(
            landscape, options, (cue, similarities) -> begin(cue, similarities, options, null))
        .run(cues, done);
  }

  private RecallRun begin(
      Observation cue,
      Numbers similarities,
      RecallOptions options,
      @Nullable StepListener listener) {
    boolean judged = options.strangerError() > 0 || options.beta() instanceof Beta.Automatic;
    if (!judged || similarities.size() == 0 || cue.nothing()) {
      return run(
          cue,
          similarities,
          unjudgedBeta(options),
          options,
          Optional.empty(),
          UnaryOperator.identity(),
          listener);
    }
    Judgement judgement = calibrator.judge(cue, similarities, options.strangerError());
    double beta =
        switch (options.beta()) {
          case Beta.Fixed(double value) -> value;
          case Beta.Automatic(double error) -> judgement.beta(error);
        };
    return run(
        cue,
        similarities,
        beta,
        options,
        Optional.empty(),
        recall ->
            options.strangerError() > 0
                ? StrangerTest.apply(recall, judgement.familiarity(), similarities, owners, options)
                : recall,
        listener);
  }

  private RecallRun run(
      Observation cue,
      Numbers similarities,
      double beta,
      RecallOptions options,
      Optional<FirstUpdate> expected,
      UnaryOperator<Recall> judged,
      @Nullable StepListener listener) {
    return new RecallRun(
        landscape, certifier, cue, similarities, beta, options, expected, judged, listener);
  }

  /**
   * {@code scores[n] = β'(⟨ξ_n,v⟩ + b_n)} for every n; for squared distances up to {@code β‖v‖²}.
   */
  public double[] scores(State state, double beta) {
    double[] scores = landscape.inner(state);
    double scale = landscape.similarity.betaScale() * beta;
    for (int n = 0; n < scores.length; n++) {
      scores[n] = scale * (scores[n] + landscape.biases[n]);
    }
    return scores;
  }

  /** E(v). */
  public double energy(State state, double beta, Separation separation) {
    double[] inner = landscape.inner(state);
    double scale = landscape.similarity.betaScale() * beta;
    double squared = landscape.squaredNorm(state, inner);
    return -separation.potential(scores(state, beta)) + scale / 2 * squared;
  }

  /**
   * Whether a memory is stored at this β, in the sense of {@link Certificate.Storage}; reads the
   * bank once.
   *
   * @param memory row of the bank
   * @param beta β, finite and positive
   */
  public Optional<Certificate.Storage> storage(int memory, double beta) {
    Objects.checkIndex(memory, landscape.bank.size());
    return certifier.storage(memory, new Beta.Fixed(beta).value());
  }

  /**
   * Whether β is so low that every cue ends in one average, in the sense of {@link
   * Certificate.Forgetting}. Reads the bank twice, once per network, and only where a few pairs of
   * memories do not already show that it cannot be proved.
   *
   * @param beta β, finite and positive
   */
  public Optional<Certificate.Forgetting> forgets(double beta) {
    return certifier.forgets(new Beta.Fixed(beta).value());
  }

  /**
   * One plain update that reads the whole bank: the definition that {@link #recall} is held to.
   *
   * @param state for clamped dynamics one with remnant 1 and no memories, whose fill moves
   * @param options with a fixed β
   * @throws IllegalArgumentException if the dynamics are clamped and the state is another
   */
  public State step(State state, RecallOptions options) {
    double[] weights = scores(state, fixedBeta(options));
    options.separation().weights(weights, weights);
    double eta = options.damping();
    int[] members = new int[weights.length];
    for (int n = 0; n < weights.length; n++) {
      members[n] = n;
      weights[n] *= eta;
    }
    boolean clamped = options.dynamics() == Dynamics.CLAMPED;
    if (clamped && (state.remnant() != 1 || state.memories().size() > 0)) {
      throw new IllegalArgumentException(
          "a clamped state keeps the whole cue and no memories beside it, but this one keeps "
              + state.remnant()
              + " of it and "
              + state.memories().size()
              + " memories");
    }
    Mixture old = clamped ? state.fill() : state.memories();
    for (int k = 0; k < old.size(); k++) {
      weights[old.members()[k]] += (1 - eta) * old.weights()[k];
    }
    Mixture moved = new Mixture(members, weights).above(Double.MIN_NORMAL);
    return clamped
        ? new State(1, state.cue(), moved, Mixture.NONE)
        : new State((1 - eta) * state.remnant(), state.cue(), state.fill(), moved);
  }

  private static double fixedBeta(RecallOptions options) {
    return switch (options.beta()) {
      case Beta.Fixed(double value) -> value;
      case Beta.Automatic _ ->
          throw new IllegalArgumentException("automatic beta follows from a cue; a step has none");
    };
  }

  /** β of a recall that has nothing to go by. */
  private static double unjudgedBeta(RecallOptions options) {
    return switch (options.beta()) {
      case Beta.Fixed(double value) -> value;
      case Beta.Automatic _ -> Double.NaN;
    };
  }
}
