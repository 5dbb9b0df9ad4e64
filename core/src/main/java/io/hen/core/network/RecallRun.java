package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Reading;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One recall: the first scan, the dynamics, and what is to be said about them.
 *
 * <p>It reads the bank by asking: {@link #wanted} says what is to be read next, {@link #take} gets
 * the answer and goes on to the next question or to the end. So many recalls can have their
 * questions answered together; {@link #run} answers those of one.
 */
final class RecallRun {
  private final Landscape landscape;
  private final NetworkCertifier network;
  private final PatternBank bank;
  private final Observation cue;
  private final RecallOptions options;
  private final Numbers similarities;
  private final double beta;
  private final double scale;
  private final UnaryOperator<Recall> judgement;
  private final Optional<FirstUpdate> expected;
  private final @Nullable StepListener listener;
  private int scans;

  /** What is to be read, and what is done with the answer; null when nothing is. */
  private @Nullable Reading wanted;

  private @Nullable Consumer<Numbers> use;
  private @Nullable Recall recall;

  /**
   * A recall that has gone as far as the similarities take it.
   *
   * @param cue in the scale of the landscape
   * @param similarities of every memory to it
   * @param expected what the similarities expect, where the reading has formed it
   * @param judgement what is made of the recall once the dynamics have ended
   * @param listener told of each step, if anyone is
   */
  RecallRun(
      Landscape landscape,
      NetworkCertifier network,
      Observation cue,
      Numbers similarities,
      double beta,
      RecallOptions options,
      Optional<FirstUpdate> expected,
      UnaryOperator<Recall> judgement,
      @Nullable StepListener listener) {
    this.landscape = landscape;
    this.network = network;
    this.bank = landscape.bank;
    this.cue = cue;
    this.similarities = similarities;
    this.options = options;
    this.judgement = judgement;
    this.expected = expected;
    this.listener = listener;
    this.beta = beta;
    this.scale = landscape.similarity.betaScale() * beta;
    begin();
  }

  /** What must be read before the recall can go on; empty once it has ended. */
  Optional<Reading> wanted() {
    return Optional.ofNullable(wanted);
  }

  /**
   * Goes on with the answer.
   *
   * @param read the numbers that {@link #wanted} asks for
   */
  void take(Numbers read) {
    Consumer<Numbers> next = Objects.requireNonNull(use);
    wanted = null;
    use = null;
    next.accept(read);
  }

  /** Whether all similarities had to be known, so that later readings will be full as well. */
  boolean readAll() {
    return similarities.complete();
  }

  /** The recall, once it has ended. */
  Recall recall() {
    return Objects.requireNonNull(recall);
  }

  /**
   * Runs to the end. Where the first scan had to read the whole bank, later ones would, too.
   *
   * @param bounded whether to have the questions answered with bounds
   */
  Recall run(boolean bounded) {
    while (wanted != null) {
      take(landscape.read(wanted, bounded && !similarities.complete()));
    }
    return recall();
  }

  private void read(Reading reading, Consumer<Numbers> next) {
    scans++;
    wanted = reading;
    use = next;
  }

  private void begin() {
    if (bank.size() == 0) {
      recall = unfamiliar("nothing is stored");
      return;
    }
    scans++;
    if (cue.nothing()) {
      recall = unfamiliar("the cue shows nothing to recall by");
      return;
    }
    Numbers scores = similarities.times(beta, 0);
    if (options.dynamics() == Dynamics.CLAMPED && !cue.whole()) {
      observedInner(inner -> clamped(scores, inner));
      return;
    }
    SupportDynamics dynamics =
        new SupportDynamics(Terrain.free(landscape), scale, contraction(), options);
    if (cue.whole()) {
      dynamics.allowCrowds();
    }
    Mixture first = dynamics.weigh(scores, expected, !cue.whole());
    boolean left = cue.whole() || fromCompletedCue();
    if (!similarities.complete()) {
      Mixture fill = cue.whole() ? Mixture.NONE : first;
      dynamics.watchOutsidersBy(
          () -> bank.prefixes(left ? cue : bank.nothing(), left ? fill : Mixture.NONE));
    }
    if (cue.whole()) {
      whole(dynamics);
    } else {
      completed(dynamics, first);
    }
  }

  /** From a wholly observed cue; if it is held, nothing can move. */
  private void whole(SupportDynamics dynamics) {
    double squared = bank.squaredNorm(cue, Mixture.NONE);
    innerFrom(
        squared,
        inner -> {
          dynamics.beginAtWholeCue(squared, inner);
          if (options.dynamics() == Dynamics.CLAMPED) {
            State held = new State(1, cue, Mixture.NONE, Mixture.NONE);
            tell(dynamics, held);
            end(dynamics, held, true, 0);
          } else {
            free(dynamics, Mixture.NONE);
          }
        });
  }

  /** From a cue that the first weights complete. */
  private void completed(SupportDynamics dynamics, Mixture fill) {
    if (fromCompletedCue()) {
      read(
          new Reading.Completed(cue, fill),
          inner -> {
            dynamics.beginAtCompletedCue(bank.squaredNorm(cue, fill), inner);
            free(dynamics, fill);
          });
    } else {
      dynamics.beginAtCompletedCue();
      free(dynamics, fill);
    }
  }

  /** Whether something of a cue that the first weights complete will be left, or is asked for. */
  private boolean fromCompletedCue() {
    return options.damping() < 1 || options.trace();
  }

  private void free(SupportDynamics dynamics, Mixture fill) {
    steps(
        Terrain.free(landscape),
        dynamics,
        () -> new State(dynamics.remnant(), cue, fill, dynamics.mixture()));
  }

  private void clamped(Numbers scores, Numbers observedInner) {
    Terrain terrain = Terrain.clamped(landscape, cue, observedInner.values());
    SupportDynamics dynamics =
        new SupportDynamics(terrain, scale, Double.POSITIVE_INFINITY, options);
    dynamics.weigh(scores, Optional.empty(), false);
    dynamics.beginAtFirstWeights();
    steps(terrain, dynamics, () -> new State(1, cue, dynamics.mixture(), Mixture.NONE));
  }

  /** Runs the steps and ends. */
  private void steps(Terrain terrain, SupportDynamics dynamics, Supplier<State> state) {
    if (listener != null) {
      dynamics.watch(() -> tell(dynamics, state.get()));
    }
    step(
        terrain,
        dynamics,
        () -> end(dynamics, state.get(), dynamics.settled(), dynamics.residual()));
  }

  private void tell(SupportDynamics dynamics, State state) {
    if (listener != null) {
      listener.onStep(
          new StepListener.Step(dynamics.steps(), dynamics.energy(), state, dynamics.last()));
    }
  }

  private void step(Terrain terrain, SupportDynamics dynamics, Runnable end) {
    dynamics
        .advance()
        .ifPresentOrElse(
            mixture ->
                read(
                    terrain.reading(mixture),
                    inner -> {
                      // A look that changes nothing is not counted: what is known of the bank
                      // decides how many there are.
                      scans -= dynamics.take(inner) ? 0 : 1;
                      step(terrain, dynamics, end);
                    }),
            end);
  }

  private void end(SupportDynamics run, State state, boolean settled, double residual) {
    double self = bank.selfSimilarity(cue, landscape.similarity);
    double highest = similarities.top(0);
    double error = landscape.similarityError(landscape.cueLength(self, highest), self);
    FirstScan first = FirstScan.of(similarities, error);
    Certifier certifier = new Certifier(landscape, cue, similarities, first, scale, options);
    Mixture last = run.last().sorted();
    List<Certificate> certificates =
        new ArrayList<>(certifier.issue(last, run.steps(), run.errors()));
    forgetting().ifPresent(certificates::add);
    Recall ended =
        new Recall(
            verdict(first, last),
            state,
            last,
            first.nearest(),
            first.margin(),
            beta,
            run.steps(),
            settled,
            residual / landscape.largestNorm,
            run.energies(),
            Optional.empty(),
            List.copyOf(certificates),
            new Recall.Work(scans, run.errors().largestSupport()));
    recall = judgement.apply(ended);
  }

  private Optional<Certificate.Forgetting> forgetting() {
    return options.dynamics() == Dynamics.FREE && options.separation() instanceof Softmax
        ? network.forgets(beta)
        : Optional.empty();
  }

  private double contraction() {
    return forgetting().map(Certificate.Forgetting::contraction).orElse(Double.POSITIVE_INFINITY);
  }

  /** ⟨ξ_n,c⟩ from the similarities to a wholly observed cue. */
  private void innerFrom(double cueSquared, Consumer<Numbers> next) {
    if (landscape.similarity == Similarity.DOT
        || (landscape.similarity == Similarity.COSINE && bank instanceof PartsBank)) {
      // The parts of the cue have unit length only up to the rounding of floats, each its own.
      observedInner(next);
      return;
    }
    double length = Math.sqrt(cueSquared);
    next.accept(
        landscape.similarity == Similarity.COSINE
            ? similarities.times(length, 0)
            : similarities.map(
                (n, similarity) -> (similarity + bank.squaredNorm(n) + cueSquared) / 2));
  }

  /** ⟨ξ_n,c⟩ over the observed coordinates. */
  private void observedInner(Consumer<Numbers> next) {
    if (landscape.similarity == Similarity.DOT) {
      next.accept(similarities);
    } else {
      read(new Reading.Completed(cue, Mixture.NONE), next);
    }
  }

  /**
   * What the recall ended as.
   *
   * @param last the weights of the last update, heaviest first
   */
  private Verdict verdict(FirstScan first, Mixture last) {
    if (first.ties().length > 1) {
      return new Verdict.Ambiguous(first.ties(), weightsOf(first.ties(), last));
    }
    if (last.weights()[0] >= Verdict.RETRIEVED_WEIGHT) {
      return new Verdict.Retrieved(last.members()[0], last.weights()[0]);
    }
    return Verdict.Metastable.of(last);
  }

  /** The weights of some memories in the last update. */
  private double[] weightsOf(int[] memories, Mixture last) {
    double[] all = new double[bank.size()];
    for (int k = 0; k < last.size(); k++) {
      all[last.members()[k]] = last.weights()[k];
    }
    return WeightedState.gather(all, memories);
  }

  private Recall unfamiliar(String reason) {
    return new Recall(
        new Verdict.Unfamiliar(reason),
        new State(1, cue, Mixture.NONE, Mixture.NONE),
        Mixture.NONE,
        -1,
        Double.POSITIVE_INFINITY,
        beta,
        0,
        true,
        Double.NaN,
        new double[0],
        Optional.empty(),
        List.of(),
        new Recall.Work(scans, 0));
  }
}
