package io.hen.core.bank;

import static io.hen.core.bank.DenseQueries.plain;
import static io.hen.core.bank.DenseQueries.similar;
import static io.hen.core.bank.DenseQueries.squared;
import static io.hen.core.bank.DenseQueries.toSimilarities;
import static io.hen.core.bank.DenseQueries.visible;

import io.hen.core.kernel.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Memories that are rows of K floats. */
public final class DenseBank implements PatternBank {
  private static final double[] NOTHING = {};

  private final MemorySegment rows;
  private final int size;
  private final int dimension;
  private final long stride;
  private final Kernels kernels;

  /** What each row is multiplied by; null stands for 1. */
  private final double @Nullable [] factors;

  private final RowNorms rowNorms;
  private final RoughRows rough;

  /** Of the rows, whatever they are multiplied by. */
  private final Pruning pruning;

  private volatile double @Nullable [] mean;

  private DenseBank(MemorySegment rows, int size, int dimension, long stride, Kernels kernels) {
    this.rows = rows;
    this.size = size;
    this.dimension = dimension;
    this.stride = stride;
    this.kernels = kernels;
    this.factors = null;
    this.rowNorms = new RowNorms(table(), size, null);
    this.rough = new RoughRows(table(), size, rowNorms);
    this.pruning =
        Pruning.suits(size, dimension)
            ? Pruning.automatic(() -> worthwhile(index(Pruning.DIRECTIONS)))
            : Pruning.off();
  }

  private DenseBank(DenseBank like, double @Nullable [] factors, Pruning pruning) {
    this.rows = like.rows;
    this.size = like.size;
    this.dimension = like.dimension;
    this.stride = like.stride;
    this.kernels = like.kernels;
    this.factors = factors;
    this.rowNorms = new RowNorms(table(), size, like.rowNorms);
    this.rough = new RoughRows(table(), size, rowNorms);
    this.pruning = pruning;
  }

  /**
   * A bank over rows that are not copied and must not change.
   *
   * @param rows off-heap or mapped floats in native order, row n beginning at float {@code
   *     n·stride}
   * @param size N
   * @param dimension K ≥ 1
   * @param stride floats from one row to the next, ≥ K
   */
  public static DenseBank of(MemorySegment rows, int size, int dimension, long stride) {
    return of(rows, size, dimension, stride, Kernels.selected());
  }

  /** As the other, with chosen kernels. */
  public static DenseBank of(
      MemorySegment rows, int size, int dimension, long stride, Kernels kernels) {
    long needed = size == 0 ? 0 : (size - 1) * stride + dimension;
    if (dimension < 1 || stride < dimension || rows.byteSize() < needed * Float.BYTES) {
      throw new IllegalArgumentException(
          size
              + " rows of "
              + dimension
              + " floats, "
              + stride
              + " apart, need "
              + needed * Float.BYTES
              + " bytes, not "
              + rows.byteSize());
    }
    if (needed * Float.BYTES >= RowScan.LARGE) {
      kernels.warmUp(rows);
    }
    return new DenseBank(rows, size, dimension, stride, kernels);
  }

  /**
   * The same bank, every reading of which is pruned, whether or not that pays; the index is built
   * now. Otherwise a bank decides by itself: one of 2,000 rows and 1,024 coordinates or more is
   * indexed in the background once it was read 128 times for single recalls, if that pays. Results
   * are the same in any case; the system property {@code hen.pruning=off} switches pruning off.
   *
   * @param directions R ≥ 1, how many numbers of a row are looked at first
   */
  public DenseBank pruned(int directions) {
    return size == 0 ? this : new DenseBank(this, factors, Pruning.always(index(directions)));
  }

  /** Whether readings may be pruned by an index now. */
  public boolean indexed() {
    return pruning.built().isPresent();
  }

  /**
   * The same bank with the index of an earlier one, as far as it fits.
   *
   * @param earlier a bank of rows of the same length
   * @param common how many rows both have in common, from the first on
   */
  public DenseBank continuing(DenseBank earlier, int common) {
    Optional<PrefixIndex> known =
        earlier.pruning.built().filter(index -> index.fits(size, dimension, common));
    if (known.isEmpty() || !Pruning.suits(size, dimension)) {
      return this;
    }
    return new DenseBank(
        this,
        factors,
        Pruning.soon(
            () -> known.map(index -> index.grown(rows, stride, size, common, rowNorms.raw()))));
  }

  private PrefixIndex index(int directions) {
    return PrefixIndex.of(rows, stride, size, dimension, directions, rowNorms.raw(), kernels);
  }

  private Optional<PrefixIndex> worthwhile(PrefixIndex index) {
    DenseBank tried = new DenseBank(this, factors, Pruning.always(index));
    return Optional.of(index).filter(_ -> Pruning.keepsMostOut(tried));
  }

  /**
   * Copies rows.
   *
   * @param rows float[N][K], N ≥ 1, all finite
   */
  public static DenseBank of(float[][] rows, Kernels kernels) {
    int dimension = rows[0].length;
    MemorySegment copy = Arena.ofAuto().allocate((long) rows.length * dimension * Float.BYTES, 64);
    for (int n = 0; n < rows.length; n++) {
      float[] row = new Pattern.Dense(rows[n]).values();
      if (row.length != dimension) {
        throw new IllegalArgumentException(
            "row " + n + " has " + row.length + " values, but row 0 has " + dimension);
      }
      MemorySegment.copy(
          row, 0, copy, ValueLayout.JAVA_FLOAT, (long) n * dimension * Float.BYTES, dimension);
    }
    return of(copy, rows.length, dimension, dimension, kernels);
  }

  @Override
  public int size() {
    return size;
  }

  /** K. */
  public int dimension() {
    return dimension;
  }

  @Override
  public void similarities(Observation cue, Similarity similarity, double[] out) {
    Observation.Dense seen = checked(cue);
    double[] query = visible(seen);
    dots(query, out);
    if (similarity != Similarity.DOT) {
      toSimilarities(similarity, rowNorms.observed(seen), squared(query), out, 0, size);
    }
  }

  /**
   * As the other, and in the same reading what they expect: {@code weights = softmax(β·out)} and
   * {@code mean = Σ weights[n]·ξ_n}.
   *
   * @param all a sweep over all memories in their order
   * @param out double[N], overwritten
   * @param weights double[N], overwritten
   */
  public void expect(
      Observation cue,
      Similarity similarity,
      RowSweep all,
      double beta,
      double[] out,
      double[] weights,
      double[][] mean) {
    Observation.Dense seen = checked(cue);
    double[] query = visible(seen);
    double[] norms = similarity == Similarity.DOT ? new double[0] : rowNorms.observed(seen);
    double cueNorm = squared(query);
    double[] scores = new double[size];
    all.expect(
        (from, to) -> {
          all.score(new double[][] {query}, out, from, to);
          if (similarity != Similarity.DOT) {
            toSimilarities(similarity, norms, cueNorm, out, from, to);
          }
          for (int n = from; n < to; n++) {
            scores[n] = beta * out[n];
          }
        },
        scores,
        weights,
        mean);
  }

  /**
   * Inner products with any query, masked or not, are bounded by the index: what a cue does not
   * show is 0 in the query. Similarities to a cue that shows a part need the norms of that part as
   * well, which are a reading by themselves unless those of the same mask are known already.
   */
  @Override
  public Optional<Numbers> bounded(Reading reading) {
    if (reading instanceof Reading.Similarities(Observation cue, Similarity measure)
        && measure != Similarity.DOT
        && !rowNorms.known(checked(cue))) {
      return Optional.empty();
    }
    return pruning.index().map(index -> bounded(reading, index));
  }

  private Numbers bounded(Reading reading, PrefixIndex index) {
    double[] query = query(reading);
    double[] low = new double[size];
    double[] high = new double[size];
    index.bounds(query, factors, low, high);
    int[] read = {0};
    Numbers inner =
        Numbers.bounded(
            low,
            high,
            (chosen, out) -> {
              if (read[0] < Pruning.DEAR * size && read[0] + chosen.length >= Pruning.DEAR * size) {
                pruning.gaveUp();
              }
              read[0] += chosen.length;
              exact(query, chosen, out);
            });
    double[] norms = plain(reading) ? null : rowNorms.observed(checked(reading.cue()));
    return similar(reading, inner, norms, query);
  }

  @Override
  public Optional<PrefixStates> prefixes(Observation cue, Mixture fill) {
    return pruning.built().map(index -> new PrefixStates(index, factors, completed(cue, fill)));
  }

  @Override
  public OptionalDouble meanSimilarity(Observation cue, Similarity similarity) {
    Observation.Dense seen = checked(cue);
    if (similarity == Similarity.COSINE && !seen.whole()) {
      return OptionalDouble.empty();
    }
    double norm = 0;
    for (double squared : similarity == Similarity.L2 ? rowNorms.observed(seen) : new double[0]) {
      norm += squared / size;
    }
    double[] query = visible(seen);
    double inner = PrincipalBasis.dot(mean(), query);
    // Rows of a bank for cosines have length 1.
    double length = similarity == Similarity.COSINE ? 1 : norm;
    return OptionalDouble.of(similarity.of(inner, length, squared(query)));
  }

  /** {@code Σ ξ_n / N}. */
  private double[] mean() {
    double[] known = mean;
    if (known == null) {
      known = new double[dimension];
      for (int n = 0; n < size; n++) {
        kernels.accumulate(rows, stride, n, factor(n) / size, known);
      }
      mean = known;
    }
    return known;
  }

  @Override
  public void read(List<Reading> readings, double[][] out) {
    if (readings.size() == 1) {
      PatternBank.super.read(readings, out);
      return;
    }
    readings.forEach(reading -> checked(reading.cue()));
    double[][] queries = queries(readings);
    scan((from, to) -> kernels.panelDots(rows, stride, from, to, queries, out), out);
    Map<BitSet, double[]> norms = norms(readings);
    IntStream.range(0, queries.length)
        .parallel()
        .forEach(i -> {
          if (readings.get(i) instanceof Reading.Similarities(Observation cue, Similarity measure)
              && measure != Similarity.DOT) {
            double[] their = Objects.requireNonNull(norms.get(checked(cue).observed()));
            toSimilarities(measure, their, squared(queries[i]), out[i], 0, size);
          }
        });
  }

  private double[][] queries(List<Reading> readings) {
    double[][] queries = new double[readings.size()][];
    IntStream.range(0, queries.length).parallel().forEach(i -> queries[i] = query(readings.get(i)));
    return queries;
  }

  @Override
  public Optional<List<Numbers>> bounded(List<Reading> readings) {
    if (!rough.pays(readings.size())) {
      return Optional.empty();
    }
    readings.forEach(reading -> checked(reading.cue()));
    double[][] queries = queries(readings);
    List<Numbers> inner = rough.products(queries, this::exact);
    Map<BitSet, double[]> norms = norms(readings);
    List<Numbers> answers = new ArrayList<>();
    for (int i = 0; i < queries.length; i++) {
      BitSet shown = checked(readings.get(i).cue()).observed();
      answers.add(similar(readings.get(i), inner.get(i), norms.get(shown), queries[i]));
    }
    return Optional.of(answers);
  }

  /**
   * All inner products among the memories in single precision; empty where they take too much
   * memory.
   *
   * @param scaled whether cues are {@link #unit} of what is stored
   * @param arena of the matrix, which is open to all threads
   */
  public Optional<RoughGram> gram(boolean scaled, Arena arena) {
    return RoughGram.of(table(), size, rowNorms, scaled, new InDoubles(), arena);
  }

  private final class InDoubles implements RoughGram.Exact {
    @Override
    public Numbers.Source source(Reading reading) {
      double[][] query = new double[1][];
      return (chosen, out) -> {
        if (query[0] == null) {
          query[0] = query(reading);
        }
        exact(query[0], chosen, out);
      };
    }

    @Override
    public Numbers similar(Reading reading, Numbers inner) {
      double[] query = plain(reading) ? NOTHING : visible(checked(reading.cue()));
      return DenseQueries.similar(reading, inner, rowNorms.squared(), query);
    }
  }

  /** Whether a cue is row n, whole, as it is stored. */
  public boolean holds(Observation cue, int n) {
    if (!(cue instanceof Observation.Dense seen
        && seen.whole()
        && seen.values().length == dimension)) {
      return false;
    }
    MemorySegment row = rows.asSlice(n * stride * Float.BYTES, (long) dimension * Float.BYTES);
    return MemorySegment.ofArray(seen.values()).mismatch(row) < 0;
  }

  /** Inner products of some rows, ascending, or of all, scaled. */
  private void exact(double[] query, int[] chosen, double[] out) {
    if (chosen.length == size) {
      dots(query, out);
    } else {
      dots(query, chosen, out);
    }
  }

  /** The squared norms that similarities need, once for each mask. */
  private Map<BitSet, double[]> norms(List<Reading> readings) {
    Map<BitSet, double[]> norms = new HashMap<>();
    for (Reading reading : readings) {
      if (!plain(reading)) {
        Observation.Dense seen = checked(reading.cue());
        norms.computeIfAbsent(seen.observed(), _ -> rowNorms.observed(seen));
      }
    }
    return norms;
  }

  /** The vector, double[K], whose inner products with the rows answer a question. */
  private double[] query(Reading reading) {
    return switch (reading) {
      case Reading.Similarities(Observation cue, Similarity _) -> visible(checked(cue));
      case Reading.Absent(Observation cue, Mixture mixture) -> hidden(cue, sum(mixture));
      case Reading.Completed(Observation cue, Mixture fill) -> completed(cue, fill);
    };
  }

  @Override
  public double inner(int m, int n) {
    return factor(m) * factor(n) * kernels.dot(rows, stride, m, n, dimension);
  }

  @Override
  public double squaredNorm(int n) {
    return rowNorms.squared()[n];
  }

  @Override
  public void absentInner(Observation cue, Mixture mixture, double[] out) {
    dots(hidden(cue, sum(mixture)), out);
  }

  @Override
  public void absentInner(Observation cue, Mixture mixture, int[] chosen, double[] out) {
    dots(hidden(cue, sum(mixture)), chosen, out);
  }

  @Override
  public void inner(Observation cue, Mixture fill, double[] out) {
    dots(completed(cue, fill), out);
  }

  @Override
  public double squaredNorm(Observation cue, Mixture fill) {
    return squared(completed(cue, fill));
  }

  @Override
  public void observedSquaredNorms(Observation cue, double[] out) {
    System.arraycopy(rowNorms.observed(checked(cue)), 0, out, 0, size);
  }

  @Override
  public double selfSimilarity(Observation cue, Similarity similarity) {
    Observation.Dense seen = checked(cue);
    return switch (similarity) {
      case DOT -> squared(visible(seen));
      case L2 -> 0;
      case COSINE -> seen.nothing() ? 0 : 1;
    };
  }

  @Override
  public double tokenStep(Observation cue, Similarity similarity) {
    return 0;
  }

  /** The factors that scale rows to unit length are off by γ_K/2 themselves. */
  @Override
  public double rounding(int members) {
    return (2.0 * dimension + members + 16) * 0x1p-53;
  }

  @Override
  public Observation nothing() {
    return new Observation.Dense(new float[dimension], new BitSet());
  }

  @Override
  public DenseBank unit() {
    double[] lengths = rowNorms.squared();
    double[] unit = new double[size];
    Arrays.setAll(unit, n -> lengths[n] > 0 ? factor(n) / Math.sqrt(lengths[n]) : 0);
    return new DenseBank(this, unit, pruning);
  }

  @Override
  public Observation unit(Observation cue) {
    Observation.Dense seen = checked(cue);
    double length = Math.sqrt(squared(visible(seen)));
    float[] scaled = seen.values().clone();
    if (length > 0) {
      for (int k = 0; k < dimension; k++) {
        scaled[k] = (float) (scaled[k] / length);
      }
    }
    return new Observation.Dense(scaled, seen.observed());
  }

  /** The state as a vector double[K], for decoding. */
  public double[] densify(State state) {
    double[] vector = sum(state.memories());
    if (state.remnant() > 0) {
      double[] cue = completed(state.cue(), state.fill());
      for (int k = 0; k < dimension; k++) {
        vector[k] += state.remnant() * cue[k];
      }
    }
    return vector;
  }

  /** The similarities of a few memories: {@code out[k]} is that of memory {@code rows[k]}. */
  public void similarities(Observation cue, Similarity similarity, int[] chosen, double[] out) {
    Observation.Dense seen = checked(cue);
    double[] query = visible(seen);
    dots(query, chosen, out);
    if (similarity != Similarity.DOT) {
      double[] norms = rowNorms.observed(seen);
      double[] their = new double[chosen.length];
      Arrays.setAll(their, k -> norms[chosen[k]]);
      toSimilarities(similarity, their, squared(query), out, 0, chosen.length);
    }
  }

  private void dots(double[] query, double[] out) {
    scan((from, to) -> kernels.dots(rows, stride, from, to, query, out), out);
  }

  /** The inner products of chosen rows: the same bits. */
  private void dots(double[] query, int[] chosen, double[] out) {
    if (chosen.length <= RoughRows.FEW) {
      table().dots(chosen, 0, chosen.length, query, out);
    } else {
      sweep(new BitSet(), chosen).inner(new double[][] {query}, out);
    }
  }

  /** Scans all rows for inner products and scales them. */
  private void scan(RowScan.Range range, double[]... products) {
    RowScan.run(
        size,
        stride * Float.BYTES,
        (from, to) -> {
          range.run(from, to);
          if (factors != null) {
            for (double[] out : products) {
              for (int n = from; n < to; n++) {
                out[n] *= factors[n];
              }
            }
          }
        });
  }

  private double factor(int n) {
    return factors == null ? 1 : factors[n];
  }

  private DenseRows table() {
    return new DenseRows(rows, stride, dimension, kernels, factors);
  }

  private double[] sum(Mixture mixture) {
    RowSweep sweep = sweep(new BitSet(), mixture.members());
    double[][] sum = sweep.zero();
    sweep.sum(mixture.weights(), sum);
    return sum[0];
  }

  @Override
  public Optional<RowSweep> sweep(Observation held, int[] chosen) {
    return Optional.of(sweep(checked(held).observed(), chosen));
  }

  private RowSweep sweep(BitSet held, int[] chosen) {
    return new RowSweep(List.of(new RowSweep.Part(table(), 1, held)), chosen);
  }

  private double[] completed(Observation cue, Mixture fill) {
    Observation.Dense seen = checked(cue);
    double[] vector = sum(fill);
    for (int k = 0; k < dimension; k++) {
      if (seen.observed().get(k)) {
        vector[k] = seen.values()[k];
      }
    }
    return vector;
  }

  /** A vector with zeros at the observed coordinates, in place. */
  private double[] hidden(Observation cue, double[] vector) {
    checked(cue).observed().stream().forEach(k -> vector[k] = 0);
    return vector;
  }

  private Observation.Dense checked(Observation cue) {
    if (cue instanceof Observation.Dense seen && seen.values().length == dimension) {
      return seen;
    }
    throw new IllegalArgumentException(
        "this bank holds vectors of " + dimension + " numbers, the cue is " + cue.describe());
  }
}
