package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One recall: T updates for the price of two or three readings of the bank.
 *
 * <p>A reading scores every memory at one state. Those within {@code separation.window} of the best
 * form the support; the others have together at most ε of the weight. The steps run on the support
 * alone. Before each step a bound ({@link ReferenceStates}) must prove that no memory outside has
 * come within the window, else the bank is read again at the present state. Leaving out mass e
 * moves one update by at most 2eM, M the largest norm: {@code m = (1-e)m_in + e·m_out}.
 *
 * <p>A support of more than half the bank is taken to be all of it, so that low β runs the plain
 * recurrence.
 */
final class SupportDynamics {
  /**
   * How many nats the support reaches below the window, so that small moves need no new reading.
   */
  private static final double RESERVE = 2;

  private final Landscape landscape;
  private final PatternBank bank;
  private final Observation cue;
  private final RecallOptions options;
  private final double beta;
  private final double scale;
  private final double window;
  private final double cutoff;
  private final ReferenceStates references = new ReferenceStates();
  private final boolean[] inside;
  private final double[] energies;

  private Mixture fill = Mixture.NONE;
  private double cueSquared;
  private double @Nullable [] cueInner;

  private WeightedState state;
  private SupportGram gram;
  private double[] scores;
  private double[] weights;

  /** The weights of the last update that matter, by row of the bank. */
  private Mixture last = Mixture.NONE;

  /** How far below the window the outsiders were at the last check, and what has changed since. */
  private double slack = Double.NEGATIVE_INFINITY;

  private double topAtCheck;
  private double movedSinceCheck;

  private double residual = Double.NaN;
  private int steps;
  private int scans;
  private int largestSupport;

  SupportDynamics(Landscape landscape, Observation cue, double beta, RecallOptions options) {
    this.landscape = landscape;
    this.bank = landscape.bank;
    this.cue = cue;
    this.options = options;
    this.beta = beta;
    this.scale = landscape.similarity.betaScale() * beta;
    int size = bank.size();
    this.window = options.separation().window(Math.max(1, size), options.epsilon());
    this.cutoff = options.epsilon() / Math.max(1, size);
    this.inside = new boolean[size];
    this.energies = new double[options.trace() ? options.steps() + 1 : 0];
    this.state = emptyState();
    this.gram = new SupportGram(bank, state.rows(), 0);
    this.scores = new double[0];
    this.weights = new double[0];
  }

  Recall run() {
    if (bank.size() == 0) {
      return unfamiliar("nothing is stored");
    }
    double[] similarities = new double[bank.size()];
    bank.similarities(cue, landscape.similarity, similarities);
    scans++;
    if (cue.nothing()) {
      return unfamiliar("the cue shows nothing to recall by");
    }
    FirstScan first = FirstScan.of(similarities, landscape.similarity, landscape.largestNorm);
    begin(similarities);
    boolean settled = iterate();
    return new Recall(
        verdict(first),
        new State(state.remnant(), cue, fill, state.mixture().above(cutoff)),
        last.sorted(),
        first.nearest(),
        first.margin(),
        beta,
        steps,
        settled,
        residual / landscape.largestNorm,
        options.trace() ? Arrays.copyOf(energies, steps + 1) : energies,
        Optional.empty(),
        List.of(),
        new Recall.Work(scans, largestSupport));
  }

  /** Scores the cue's observed coordinates, and completes the cue where it has absent ones. */
  private void begin(double[] similarities) {
    double[] observed = similarities.clone();
    for (int n = 0; n < observed.length; n++) {
      observed[n] *= beta;
    }
    int[] rows = within(observed, Max.highest(observed) - window - RESERVE, new double[0]);
    scores = WeightedState.gather(observed, rows);
    separate(rows);
    if (cue.whole()) {
      cueSquared = bank.squaredNorm(cue, fill);
      double[] inner = innerFromSimilarities(similarities);
      cueInner = inner;
      takeSupport(rows, 1, new double[rows.length], new double[rows.length]);
      noteReading(scored(inner), inner);
    } else {
      fill = last;
      if (options.damping() < 1 || options.trace()) {
        cueSquared = bank.squaredNorm(cue, fill);
        cueInner = new double[bank.size()];
        bank.inner(cue, fill, cueInner);
        scans++;
      }
      takeSupport(rows, 1, new double[rows.length], new double[rows.length]);
    }
    if (options.trace()) {
      energies[0] = freeEnergy();
    }
  }

  /** Runs the steps; true if the state stopped moving before all of them were run. */
  private boolean iterate() {
    boolean lostSupport = false;
    while (true) {
      if (steps > 0) {
        boolean done = steps == options.steps();
        if (done && !options.trace()) {
          return false;
        }
        score();
        if (lostSupport || !outsidersStayOut()) {
          read();
          lostSupport = false;
        }
        if (options.trace()) {
          energies[steps] =
              -options.separation().potential(scores) + scale / 2 * state.squaredNorm();
        }
        if (done) {
          return false;
        }
        separate(state.rows());
      }
      if (steps == 0 && !cue.whole()) {
        // The weights come from the observed coordinates, so no reading vouches for the outsiders.
        state.moveTowards(weights, new double[weights.length], options.damping());
        lostSupport = true;
      } else {
        double[] gramP = gram.times(weights);
        residual = state.distanceTo(weights, gramP);
        if (residual <= options.tolerance() * landscape.largestNorm) {
          return true;
        }
        state.moveTowards(weights, gramP, options.damping());
        movedSinceCheck += options.damping() * residual;
      }
      steps++;
    }
  }

  private void separate(int[] rows) {
    weights = new double[rows.length];
    options.separation().weights(scores, weights);
    last = new Mixture(rows, weights.clone()).above(cutoff);
  }

  private void score() {
    int[] rows = state.rows();
    scores = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      scores[k] = scale * (state.inner(k) + landscape.biases[rows[k]]);
    }
  }

  /** Whether it is proved that every memory outside the support lies below the window. */
  private boolean outsidersStayOut() {
    double top = Max.highest(scores);
    double reach = scale * movedSinceCheck * landscape.largestNorm;
    if (slack + top - topAtCheck >= reach) {
      return true;
    }
    ReferenceStates.Projection projection = references.project(state);
    double highest = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < inside.length; n++) {
      if (!inside[n]) {
        double bound = references.bound(projection, n, landscape.norms[n]);
        highest = Math.max(highest, bound + landscape.biases[n]);
      }
    }
    return checked(top - window - scale * highest, top) >= 0;
  }

  /** Reads the whole bank at the present state and takes the support from there. */
  private void read() {
    Mixture memories = state.mixture().above(cutoff);
    double[] held = new double[bank.size()];
    for (int k = 0; k < memories.size(); k++) {
      held[memories.members()[k]] = memories.weights()[k];
    }
    double[] memoryInner = new double[bank.size()];
    bank.inner(memories, memoryInner);
    scans++;
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
  }

  private double[] scored(double[] inner) {
    double[] all = new double[inner.length];
    Arrays.setAll(all, n -> scale * (inner[n] + landscape.biases[n]));
    return all;
  }

  private void takeSupport(int[] rows, double remnant, double[] held, double[] memoryInner) {
    double[] cueOnRows =
        cueInner == null ? new double[rows.length] : WeightedState.gather(cueInner, rows);
    state = new WeightedState(remnant, cueSquared, rows, held, memoryInner, cueOnRows);
    gram = new SupportGram(bank, rows, options.steps() - steps);
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
    references.add(state, inner);
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

  /** ⟨ξ_n,c⟩ from the similarities to a wholly observed cue. */
  private double[] innerFromSimilarities(double[] similarities) {
    if (landscape.similarity != Similarity.L2) {
      return similarities;
    }
    double[] inner = new double[similarities.length];
    Arrays.setAll(inner, n -> (similarities[n] + bank.squaredNorm(n) + cueSquared) / 2);
    return inner;
  }

  /**
   * {@code F(c̃,p) = -⟨p,scores(c̃)⟩ + Ω(p) + β'·½‖c̃‖²} with {@code Ω(p) = ⟨p,s⟩ - potential(s)}
   * at the scores s that p came from (Fenchel's equality).
   */
  private double freeEnergy() {
    double energy = scale / 2 * cueSquared - options.separation().potential(scores);
    for (int k = 0; k < weights.length; k++) {
      double atCue = scale * (state.inner(k) + landscape.biases[state.rows()[k]]);
      energy += weights[k] * (scores[k] - atCue);
    }
    return energy;
  }

  private Verdict verdict(FirstScan first) {
    if (first.ties().length > 1) {
      return new Verdict.Ambiguous(first.ties(), weightsOf(first.ties()));
    }
    Mixture sorted = last.sorted();
    if (sorted.weights()[0] >= Verdict.RETRIEVED_WEIGHT) {
      return new Verdict.Retrieved(sorted.members()[0], sorted.weights()[0]);
    }
    return Verdict.Metastable.of(sorted);
  }

  /** The weights of some memories in the last update. */
  private double[] weightsOf(int[] memories) {
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

  private static WeightedState emptyState() {
    return new WeightedState(1, 0, new int[0], new double[0], new double[0], new double[0]);
  }
}
