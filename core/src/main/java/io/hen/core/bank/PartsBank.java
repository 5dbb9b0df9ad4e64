package io.hen.core.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Memories made of parts, each with a weight: {@code sim(ξ,v) = Σ_k weight_k·sim_k(ξ_k,v_k)} over
 * the parts that the cue has. Concatenating the parts, each multiplied by √weight, would give the
 * same similarities.
 */
public final class PartsBank implements PatternBank {
  private final List<PatternBank> parts;
  private final double[] weights;

  /**
   * Joins banks.
   *
   * @param parts at least one, all with the same number of memories, memory n of each belonging
   *     together
   * @param weights one for each part, finite, ≥ 0, not all 0
   */
  public PartsBank(List<? extends PatternBank> parts, double[] weights) {
    if (parts.isEmpty() || parts.size() != weights.length) {
      throw new IllegalArgumentException(
          "each part needs one weight, but there are "
              + parts.size()
              + " parts and "
              + weights.length
              + " weights");
    }
    for (PatternBank part : parts) {
      if (part.size() != parts.getFirst().size()) {
        throw new IllegalArgumentException(
            "parts must hold equally many memories, not "
                + parts.stream().map(PatternBank::size).toList());
      }
    }
    if (!(Arrays.stream(weights).allMatch(w -> w >= 0 && Double.isFinite(w))
        && Arrays.stream(weights).sum() > 0)) {
      throw new IllegalArgumentException(
          "weights must be finite, not negative and not all zero, not " + Arrays.toString(weights));
    }
    this.parts = List.copyOf(parts);
    this.weights = weights.clone();
  }

  /** The same memories with other weights. */
  public PartsBank withWeights(double... others) {
    return new PartsBank(parts, others);
  }

  /** How many parts a memory has. */
  public int count() {
    return parts.size();
  }

  /** The bank of one part. */
  public PatternBank part(int k) {
    return parts.get(k);
  }

  /** The weight of one part. */
  public double weight(int k) {
    return weights[k];
  }

  /** What a state is in one part. */
  public State part(State state, int k) {
    return new State(state.remnant(), observation(state.cue(), k), state.fill(), state.memories());
  }

  @Override
  public int size() {
    return parts.getFirst().size();
  }

  @Override
  public void similarities(Observation cue, Similarity similarity, double[] out) {
    sum(out, (k, part, sums) -> part.similarities(observation(cue, k), similarity, sums));
  }

  @Override
  public void read(List<Reading> readings, double[][] out) {
    double[][] sums = new double[out.length][size()];
    for (double[] whole : out) {
      Arrays.fill(whole, 0);
    }
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        int part = k;
        parts.get(k).read(readings.stream().map(whole -> part(whole, part)).toList(), sums);
        for (int i = 0; i < out.length; i++) {
          for (int n = 0; n < size(); n++) {
            out[i][n] += weights[k] * sums[i][n];
          }
        }
      }
    }
  }

  /** Bounded where a part is; the other parts are read. */
  @Override
  public Optional<Numbers> bounded(Reading reading) {
    List<Optional<Numbers>> answers = new ArrayList<>();
    boolean any = false;
    for (int k = 0; k < weights.length; k++) {
      Optional<Numbers> answer =
          weights[k] > 0 ? parts.get(k).bounded(part(reading, k)) : Optional.empty();
      any |= answer.isPresent();
      answers.add(answer);
    }
    if (!any) {
      return Optional.empty();
    }
    Numbers sum = Numbers.exact(new double[size()]);
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        int which = k;
        sum = sum.plus(weights[k], answers.get(k).orElseGet(() -> numbers(which, reading)));
      }
    }
    return Optional.of(sum);
  }

  @Override
  public Optional<List<Numbers>> bounded(List<Reading> readings) {
    List<Optional<List<Numbers>>> answers = new ArrayList<>();
    for (int k = 0; k < weights.length; k++) {
      int which = k;
      answers.add(
          weights[k] > 0
              ? parts.get(k).bounded(readings.stream().map(whole -> part(whole, which)).toList())
              : Optional.empty());
    }
    if (answers.stream().allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<Numbers> sums = new ArrayList<>();
    readings.forEach(_ -> sums.add(Numbers.exact(new double[size()])));
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        int which = k;
        List<Numbers> part = answers.get(k).orElseGet(() -> numbers(which, readings));
        for (int i = 0; i < sums.size(); i++) {
          sums.set(i, sums.get(i).plus(weights[k], part.get(i)));
        }
      }
    }
    return Optional.of(sums);
  }

  private List<Numbers> numbers(int k, List<Reading> readings) {
    double[][] all = new double[readings.size()][size()];
    parts.get(k).read(readings.stream().map(whole -> part(whole, k)).toList(), all);
    return Arrays.stream(all).map(Numbers::exact).toList();
  }

  private Numbers numbers(int k, Reading reading) {
    double[] all = new double[size()];
    Reading own = part(reading, k);
    if (!(own instanceof Reading.Similarities(Observation cue, Similarity _) && cue.nothing())) {
      parts.get(k).read(List.of(own), new double[][] {all});
    }
    return Numbers.exact(all);
  }

  @Override
  public OptionalDouble meanSimilarity(Observation cue, Similarity similarity) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      Observation seen = observation(cue, k);
      if (weights[k] > 0 && !seen.nothing()) {
        OptionalDouble mean = parts.get(k).meanSimilarity(seen, similarity);
        if (mean.isEmpty()) {
          return mean;
        }
        sum += weights[k] * mean.getAsDouble();
      }
    }
    return OptionalDouble.of(sum);
  }

  /** What a question to the whole means for one part. */
  private Reading part(Reading whole, int k) {
    Observation cue = observation(whole.cue(), k);
    return switch (whole) {
      case Reading.Similarities(Observation _, Similarity similarity) ->
          new Reading.Similarities(cue, similarity);
      case Reading.Absent(Observation _, Mixture mixture) -> new Reading.Absent(cue, mixture);
      case Reading.Completed(Observation _, Mixture fill) -> new Reading.Completed(cue, fill);
    };
  }

  @Override
  public double inner(int m, int n) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * parts.get(k).inner(m, n);
    }
    return sum;
  }

  @Override
  public double squaredNorm(int n) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * parts.get(k).squaredNorm(n);
    }
    return sum;
  }

  @Override
  public void absentInner(Observation cue, Mixture mixture, double[] out) {
    sum(out, (k, part, sums) -> part.absentInner(observation(cue, k), mixture, sums));
  }

  @Override
  public void absentInner(Observation cue, Mixture mixture, int[] rows, double[] out) {
    sum(out, (k, part, sums) -> part.absentInner(observation(cue, k), mixture, rows, sums));
  }

  /** There is one if every part that counts has one. */
  @Override
  public Optional<RowSweep> sweep(Observation held, int[] rows) {
    List<RowSweep.Part> all = new ArrayList<>();
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        Optional<RowSweep> own = parts.get(k).sweep(observation(held, k), rows);
        if (own.isEmpty()) {
          return Optional.empty();
        }
        for (RowSweep.Part part : own.get().parts()) {
          all.add(new RowSweep.Part(part.rows(), weights[k] * part.weight(), part.held()));
        }
      }
    }
    return Optional.of(new RowSweep(all, rows));
  }

  @Override
  public double[][] gram(Observation held, int[] rows) {
    double[][] sum = new double[rows.length][rows.length];
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        // A part of which nothing is held is treated as the others are.
        Observation own = observation(held, k);
        double[][] part =
            held.nothing() || parts.get(k) instanceof TokenBank
                ? parts.get(k).gram(own, rows)
                : Grams.absent(parts.get(k), own, rows);
        for (int i = 0; i < rows.length; i++) {
          for (int j = 0; j < rows.length; j++) {
            sum[i][j] += weights[k] * part[i][j];
          }
        }
      }
    }
    return sum;
  }

  /** That of the parts together if each part that counts has one. */
  @Override
  public OptionalDouble evenObservedSquaredNorm(Observation cue) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        OptionalDouble part = parts.get(k).evenObservedSquaredNorm(observation(cue, k));
        if (part.isEmpty()) {
          return part;
        }
        sum += weights[k] * part.getAsDouble();
      }
    }
    return OptionalDouble.of(sum);
  }

  @Override
  public void inner(Observation cue, Mixture fill, double[] out) {
    sum(out, (k, part, sums) -> part.inner(observation(cue, k), fill, sums));
  }

  @Override
  public double squaredNorm(Observation cue, Mixture fill) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * parts.get(k).squaredNorm(observation(cue, k), fill);
    }
    return sum;
  }

  @Override
  public void observedSquaredNorms(Observation cue, double[] out) {
    sum(out, (k, part, sums) -> part.observedSquaredNorms(observation(cue, k), sums));
  }

  @Override
  public double selfSimilarity(Observation cue, Similarity similarity) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * parts.get(k).selfSimilarity(observation(cue, k), similarity);
    }
    return sum;
  }

  @Override
  public double tokenStep(Observation cue, Similarity similarity) {
    double most = 0;
    for (int k = 0; k < weights.length; k++) {
      most = Math.max(most, weights[k] * parts.get(k).tokenStep(observation(cue, k), similarity));
    }
    return most;
  }

  /** {@code Σ w_k‖ξ_k‖‖c_k‖ ≤ ‖ξ‖‖c‖} and {@code Σ w_k(‖ξ_k‖+‖c_k‖)² ≤ 2(‖ξ‖+‖c‖)²}. */
  @Override
  public double rounding(int members) {
    double most = 0;
    for (PatternBank part : parts) {
      most = Math.max(most, part.rounding(members));
    }
    return 2 * most + (parts.size() + 4) * 0x1p-53;
  }

  @Override
  public Observation nothing() {
    return new Observation.Parts(parts.stream().map(_ -> Optional.<Observation>empty()).toList());
  }

  @Override
  public PartsBank unit() {
    return new PartsBank(parts.stream().map(PatternBank::unit).toList(), weights);
  }

  @Override
  public Observation unit(Observation cue) {
    List<Optional<Observation>> units = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      units.add(Optional.of(parts.get(k).unit(observation(cue, k))));
    }
    return new Observation.Parts(units);
  }

  @FunctionalInterface
  private interface PartTerm {
    void into(int k, PatternBank part, double[] sums);
  }

  private void sum(double[] out, PartTerm term) {
    Arrays.fill(out, 0);
    double[] sums = new double[out.length];
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        term.into(k, parts.get(k), sums);
        for (int n = 0; n < out.length; n++) {
          out[n] += weights[k] * sums[n];
        }
      }
    }
  }

  private Observation observation(Observation cue, int k) {
    if (cue instanceof Observation.Parts(List<Optional<Observation>> seen)
        && seen.size() == parts.size()) {
      return seen.get(k).orElseGet(parts.get(k)::nothing);
    }
    throw new IllegalArgumentException(
        "this bank holds patterns of " + parts.size() + " parts, the cue is " + cue.describe());
  }
}
