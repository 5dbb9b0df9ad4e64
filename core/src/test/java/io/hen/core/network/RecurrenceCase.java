package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Listed;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.Landscapes.Case;
import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One recall, made from a seed, and all that its certificates say of it held to the plain
 * recurrence.
 *
 * <p>A state is told without the weights below ε/N. What they sum to, d, is what the sum of the
 * others lacks of 1, so the state that the certificate is about lies within dM of the one told. An
 * update is Lipschitz with {@code 1-η+ηβ'R²}, R the largest distance of a memory from their mean.
 */
final class RecurrenceCase {
  private static final double[] DAMPINGS = {0.05, 0.1, 0.5, 1};
  private static final int[] STEPS = {1, 3, 15, 150};
  private static final double[] COARSE = {1e-12, 1e-6, 1e-3, 1e-2};

  /** Of {@code β·d²}, d² the mean squared distance of two memories: six decades from 0.01 on. */
  private static final double LOWEST = -2;

  private static final double HIGHEST = 4;

  final Trial trial;
  final Shape shape;
  final Recall recall;

  /** {@code ⌊log₁₀ β·d²⌋}. */
  final int decade;

  /** How far the state was from the exact one where the end is certified, in units of M. */
  double off;

  /** The most that one step may have been off by the bounds and was not, in units of M. */
  double allowed;

  private final String name;
  private final SplittableRandom random;
  private final Kernels kernels;
  private final PlainRecurrence plain;
  private final List<StepListener.Step> told = new ArrayList<>();
  private final double size;
  private final double betaScaled;
  private final double radiusSquared;

  RecurrenceCase(Kind kind, long seed) {
    random = new SplittableRandom(seed);
    kernels = random.nextBoolean() ? Kernels.scalar() : Kernels.simd().orElseGet(Kernels::scalar);
    shape = Shape.values()[random.nextInt(3)];
    // Some as long as a vector of the kernels and longer.
    Landscapes landscapes =
        random.nextInt(10) == 0
            ? new Landscapes(random.nextLong(), kernels, 60)
            : Landscapes.small(random.nextLong(), kernels, 30);
    boolean whole = random.nextBoolean();
    Case data =
        kind == Kind.PARTS && random.nextBoolean()
            ? landscapes.denseParts(shape, whole)
            : landscapes.next(kind, shape, whole);
    Similarity similarity = Similarity.values()[random.nextInt(3)];
    HopfieldNetwork network = new HopfieldNetwork(data.bank(), similarity);
    double exponent = random.nextDouble(LOWEST, HIGHEST);
    decade = (int) Math.floor(exponent);
    PlainRecurrence scaled = new Trial(0, data, network, similarity, RecallOptions.paper()).plain();
    double[] spread = spread(scaled.memories);
    RecallOptions options =
        RecallOptions.paper()
            .withBeta(
                Math.pow(10, exponent) / (spread[0] > 1e-9 * spread[1] + 1e-12 ? 2 * spread[0] : 1))
            .withDamping(DAMPINGS[random.nextInt(4)])
            .withSteps(STEPS[random.nextInt(4)])
            .withTolerance(random.nextInt(4) == 0 ? 1e-6 : 0)
            .withDynamics(random.nextInt(3) == 0 ? Dynamics.CLAMPED : Dynamics.FREE)
            .withEpsilon(random.nextBoolean() ? 1e-10 : COARSE[random.nextInt(4)])
            .withTrace(random.nextBoolean());
    trial = new Trial(0, data, network, similarity, options);
    plain = trial.plain();
    name = "%s %s, -Dhen.seed=%d repeats it: %s".formatted(kind, shape, seed, trial);
    recall = network.recall(data.observation(), options, told::add);
    size = network.largestNorm();
    betaScaled = similarity.betaScale() * PlainRecurrence.beta(options);
    radiusSquared = spread[1];
  }

  /** The mean and the largest squared distance from the mean. */
  private static double[] spread(double[][] memories) {
    double[] centre = new double[memories[0].length];
    for (double[] memory : memories) {
      for (int k = 0; k < centre.length; k++) {
        centre[k] += memory[k] / memories.length;
      }
    }
    double[] distances =
        Arrays.stream(memories).mapToDouble(memory -> squaredDistance(memory, centre)).toArray();
    return new double[] {
      Arrays.stream(distances).sum() / distances.length, Arrays.stream(distances).max().orElse(0)
    };
  }

  /** Pruned or from lists, in company, and unwatched: the same bits. */
  void sameInEveryWay() {
    Object here = RecallAllTest.plain(recall);
    Observation cue = trial.data().observation();
    PatternBank quick = quick(trial.data().bank());
    Recall there = new HopfieldNetwork(quick, trial.similarity()).recall(cue, trial.options());
    assertThat(RecallAllTest.plain(there)).as("pruned or from lists, %s", name).isEqualTo(here);
    List<Recall> together =
        trial.network().recallAll(List.of(RecallAllTest.other(cue, random), cue), trial.options());
    assertThat(RecallAllTest.plain(together.get(1))).as("in company, %s", name).isEqualTo(here);
  }

  private PatternBank quick(PatternBank bank) {
    return switch (bank) {
      case DenseBank rows -> rows.pruned(random.nextInt(1, 8));
      case TokenBank grids ->
          Listed.of(grids, random.nextInt(grids.size() + 1), random.nextInt(1, 20), kernels);
      case PartsBank several ->
          new PartsBank(
              IntStream.range(0, several.count()).mapToObj(k -> quick(several.part(k))).toList(),
              IntStream.range(0, several.count()).mapToDouble(several::weight).toArray());
    };
  }

  /** Each step is within the certificate of that of the recurrence from the same state. */
  void stepsAreThoseOfTheRecurrence() {
    double perStep = truncation().orElseThrow().perStep();
    double[] at = plain.dense(told.getFirst().state());
    double[] first = plain.mean(plain.firstWeights);
    for (int k = 0; k < at.length; k++) {
      if (plain.observed[k]) {
        assertThat(at[k]).as(name).isEqualTo(plain.cue[k]);
      }
    }
    within("the completed cue", at, first, k -> !plain.observed[k], perStep + missing(0));
    for (int t = 0; t < recall.steps(); t++) {
      double[] target = t == 0 ? first : plain.mean(plain.weights(at));
      double[] exact = moved(at, target);
      double moves = lipschitz() * missing(t) + missing(t + 1);
      allowed = Math.max(allowed, (perStep + moves) / size);
      at = plain.dense(told.get(t + 1).state());
      within("step " + (t + 1), at, exact, _ -> true, perStep + moves);
    }
    assertThat(plain.dense(recall.state())).as(name).isEqualTo(at);
    ends(at, first, perStep);
  }

  /** It ends after all steps, or where the next one would move the state too little. */
  private void ends(double[] at, double[] first, double perStep) {
    boolean still = trial.options().dynamics() == Dynamics.CLAMPED && plain.whole();
    if (recall.settled() && !still) {
      double[] target = recall.steps() == 0 ? first : plain.mean(plain.weights(at));
      double moves = 2 * lipschitz() / trial.options().damping() * missing(recall.steps());
      within("at rest", at, target, plain::moves, perStep + tolerance() + moves);
    } else {
      assertThat(recall.steps()).as(name).isEqualTo(still ? 0 : trial.options().steps());
    }
  }

  /** The residual that it is held against is off by the root of the errors of inner products. */
  private double tolerance() {
    return trial.options().tolerance() > 0 ? (trial.options().tolerance() + 1e-7) * size : 0;
  }

  private double[] moved(double[] from, double[] target) {
    double[] to = from.clone();
    for (int k = 0; k < to.length; k++) {
      if (plain.moves(k)) {
        to[k] += trial.options().damping() * (target[k] - to[k]);
      }
    }
    return to;
  }

  /** dM: how far the state told after some steps may be from the one that was held. */
  private double missing(int step) {
    Mixture held = told.get(step).state().memories();
    boolean clamped = trial.options().dynamics() == Dynamics.CLAMPED;
    double remnant = told.get(step).state().remnant();
    Mixture all = clamped ? told.get(step).state().fill() : held;
    double sum = Arrays.stream(all.weights()).sum() + (clamped ? 0 : remnant);
    if (clamped && plain.whole()) {
      return 0;
    }
    return (Math.abs(1 - sum) + all.size() * 0x1p-50) * size;
  }

  private double lipschitz() {
    double eta = trial.options().damping();
    return 1 - eta + eta * betaScaled * radiusSquared;
  }

  /** The weights of the last update, and the energies. */
  void weightsAndEnergiesAreThoseOfTheRecurrence() {
    double perStep = truncation().orElseThrow().perStep();
    // Where it settled the last update may be the one that was not made any more.
    int from = recall.settled() ? recall.steps() : recall.steps() - 1;
    if (recall.settled() && recall.steps() > 0 && !weighed(from, perStep)) {
      from--;
    }
    assertThat(weighed(from, perStep)).as("the last weights, %s", name).isTrue();
    // Energies are those of the weights that were not left out.
    double left = 4 * trial.options().epsilon();
    double scale = Math.max(1, betaScaled * size * size);
    for (int t = 0; t < recall.energies().length; t++) {
      double[] at = plain.dense(told.get(t).state());
      double energy = t == 0 ? plain.freeEnergy(at, plain.firstWeights) : plain.energy(at);
      assertThat(Math.abs(recall.energies()[t] - energy))
          .as("energy %d, %s", t, name)
          .isLessThanOrEqualTo((1e-9 + 4 * missing(t) / size + left) * scale);
    }
  }

  /** Whether the last weights are those of the update from the state after so many steps. */
  private boolean weighed(int from, double perStep) {
    boolean first = from <= 0;
    double[] exact =
        first ? plain.firstWeights : plain.weights(plain.dense(told.get(from).state()));
    double moved = first ? 0 : 4 * betaScaled * Math.sqrt(radiusSquared) * missing(from);
    double most = perStep / size + Math.expm1(moved);
    Mixture last = recall.weights();
    return IntStream.range(0, last.size())
        .allMatch(i -> Math.abs(last.weights()[i] - exact[last.members()[i]]) <= most);
  }

  /** Where the end is certified it is that of the recurrence run by itself. */
  void endIsThatOfTheRecurrence() {
    double overall = truncation().orElseThrow().overall().orElseThrow();
    plain.run(trial.options().tolerance() > 0 ? recall.steps() : trial.options().steps());
    double distance = Math.sqrt(squaredDistance(plain.dense(recall.state()), plain.state));
    off = distance / size;
    assertThat(distance).as("the end, %s", name).isLessThanOrEqualTo(overall);
  }

  /** What is said to be nearly a memory is. */
  void endIsTheMemory(Certificate.Identity certificate) {
    double[] stored = plain.memories[certificate.memory()];
    RecallOptions options = trial.options();
    if (options.steps() == 1 || recall.steps() == 0) {
      double others = 0;
      for (int n = 0; n < plain.firstWeights.length; n++) {
        others += n == certificate.memory() ? 0 : plain.firstWeights[n];
      }
      assertThat(others).as(name).isLessThanOrEqualTo(certificate.excess());
      double[] mean = plain.mean(plain.firstWeights);
      within("identity of the mean", mean, stored, _ -> true, certificate.distance());
    }
    if (options.damping() == 1 && recall.steps() > 0) {
      double[] end = plain.dense(recall.state());
      double most = certificate.distance() + (recall.settled() ? tolerance() : 0);
      within("identity of the end", end, stored, plain::moves, most);
    }
  }

  Optional<Certificate.Truncation> truncation() {
    return issued(Certificate.Truncation.class);
  }

  <C extends Certificate> Optional<C> issued(Class<C> kind) {
    return recall.certificates().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private interface Coordinates {
    boolean test(int k);
  }

  private void within(String what, double[] a, double[] b, Coordinates which, double most) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += which.test(k) ? (a[k] - b[k]) * (a[k] - b[k]) : 0;
    }
    assertThat(Math.sqrt(sum)).as("%s, %s", what, name).isLessThanOrEqualTo(most);
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
