package io.hen.core.calibrate;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a {@link SeparationReport}. */
final class SeparationSurvey {
  /** How many products the scans may cost together. */
  private static final double BUDGET = 1e11;

  private static final int FEWEST_SCANS = 256;

  /** Examined between two looks at the thread's interruption. */
  private static final int BATCH = 64;

  /** The level at which half of a part is shown. */
  private static final int HALF = 2;

  /** How far off half a cue may be, as a share of a stranger's distance to its nearest memory. */
  private static final double OFF = 0.1;

  /** The gap that this share of the items have not. */
  private static final double CLOSEST = 0.01;

  private final Geometry geometry;
  private final PatternBank bank;
  private final Similarity similarity;
  private final Owners owners;
  private final SeparationOptions options;
  private final IntConsumer progress;

  private record Row(
      double separation, double distance, double farthest, SeparationReport.Pair pair) {}

  SeparationSurvey(
      PatternBank bank,
      Similarity similarity,
      Owners owners,
      SeparationOptions options,
      IntConsumer progress) {
    owners.check(bank.size());
    this.geometry = new Geometry(bank, similarity);
    this.bank = bank;
    this.similarity = similarity;
    this.owners = owners;
    this.options = options;
    this.progress = progress;
  }

  SeparationReport report() {
    int size = bank.size();
    int affordable = (int) Math.min(size, BUDGET / Math.max(1, geometry.scanCost()));
    int most = Math.min(options.most(), Math.max(FEWEST_SCANS, affordable));
    int[] rows = Geometry.sample(size, most);
    Row[] examined = examine(rows);
    double[] separations = Arrays.stream(examined).mapToDouble(Row::separation).toArray();
    double[] distances = Arrays.stream(examined).mapToDouble(Row::distance).toArray();
    double diameter = Arrays.stream(examined).mapToDouble(Row::farthest).max().orElse(0);
    double scale = similarity.betaScale();
    double forgetting = diameter > 0 ? 4 / diameter / scale : 0;
    double beta = Math.max(forgetting, beta(examined));
    return new SeparationReport(
        size,
        rows,
        separations,
        distances,
        Arrays.stream(examined)
            .map(Row::pair)
            .distinct()
            .filter(pair -> pair.first() >= 0) // an only item has no other
            .sorted(
                Comparator.comparingDouble(SeparationReport.Pair::squaredDistance)
                    .thenComparingInt(SeparationReport.Pair::first))
            .limit(options.worst())
            .toList(),
        collisions(),
        beta,
        forgetting,
        certified(separations, scale * beta),
        capacity());
  }

  private Row[] examine(int[] rows) {
    AtomicInteger done = new AtomicInteger();
    List<Row> all = new ArrayList<>();
    for (int from = 0; from < rows.length; from += BATCH) {
      stopIfInterrupted();
      int to = Math.min(rows.length, from + BATCH);
      all.addAll(IntStream.range(from, to).parallel().mapToObj(k -> examine(rows[k])).toList());
      progress.accept(done.addAndGet(to - from));
    }
    return all.toArray(Row[]::new);
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while the memory was examined");
    }
  }

  private Row examine(int row) {
    double[] inner = new double[bank.size()];
    bank.inner(Mixture.of(row), inner);
    double own = bank.squaredNorm(row);
    double greatest = Double.NEGATIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY;
    double farthest = 0;
    int closest = -1;
    for (int n = 0; n < inner.length; n++) {
      double distance = Math.max(0, own + bank.squaredNorm(n) - 2 * inner[n]);
      farthest = Math.max(farthest, distance);
      if (!owners.same(n, row)) {
        greatest = Math.max(greatest, inner[n]);
        if (distance < nearest) {
          nearest = distance;
          closest = n;
        }
      }
    }
    return new Row(
        similarity == Similarity.L2 ? nearest / 2 : own - greatest,
        nearest,
        farthest,
        new SeparationReport.Pair(Math.min(row, closest), Math.max(row, closest), nearest));
  }

  /** β for whole cues, see {@link SeparationReport#beta}; 0 where no item has a gap. */
  private double beta(Row[] examined) {
    double[] gaps =
        Arrays.stream(examined)
            .mapToDouble(row -> similarity.betaScale() * row.separation())
            .filter(gap -> gap > 0 && Double.isFinite(gap))
            .toArray();
    if (gaps.length == 0) {
      return 0;
    }
    double error = options.error();
    double nats = Math.log(Math.max(1, bank.size() - 1) * (1 - error) / error);
    return nats / Strangers.quantile(gaps, CLOSEST);
  }

  private double certified(double[] separations, double scale) {
    double size = bank.size();
    double largest = 0;
    for (int n = 0; n < bank.size(); n++) {
      largest = Math.max(largest, bank.squaredNorm(n));
    }
    if (separations.length == 0 || size < 2) {
      return 1;
    }
    double needed = 2 / size + Math.log(2 * (size - 1) * size * scale * largest);
    return (double) Arrays.stream(separations).filter(delta -> scale * delta >= needed).count()
        / separations.length;
  }

  private List<PartCollision> collisions() {
    List<PartCollision> all = new ArrayList<>();
    for (int part = 0; part < geometry.count(); part++) {
      stopIfInterrupted();
      BitSet whole = new BitSet();
      whole.set(0, geometry.whole().parts().get(part).period());
      Optional<BitSet> mask =
          part < options.masks().size() ? options.masks().get(part) : Optional.empty();
      all.addAll(PartCollision.of(part, geometry.part(part), mask.orElse(whole), owners));
    }
    return all;
  }

  private Capacity capacity() {
    Shown.Part first = geometry.whole().parts().getFirst();
    Shown half =
        new Shown(
            Stream.concat(
                    Stream.of(new Shown.Part(HALF, first.period())),
                    Stream.generate(() -> Shown.Part.ABSENT).limit(geometry.count() - 1L))
                .toList());
    Strangers strangers = bank.size() < 2 ? null : Strangers.measure(geometry, owners, half);
    if (strangers == null || strangers.measured() < Strangers.FEWEST) {
      return Capacity.unknown(
          options.limit(), "cannot say: fewer than %d items".formatted(Strangers.FEWEST));
    }
    stopIfInterrupted();
    double needed = strangers.leads().threshold(options.strangerError()) * strangers.spread();
    int[] sample = Geometry.sample(bank.size(), Strangers.scans(geometry));
    int[] rivals =
        IntStream.of(sample)
            .parallel()
            .map(row -> rivals(row, half, OFF * strangers.nearest(), needed))
            .toArray();
    return Capacity.of(rivals, bank.size(), options.limit());
  }

  /** How many rows of other items are too near to half of this one. */
  private int rivals(int row, Shown half, double off, double needed) {
    Observation cue = geometry.cue(row, half, new SplittableRandom(row));
    double[] similarities = new double[bank.size()];
    bank.similarities(cue, similarity, similarities);
    Yardstick yardstick = geometry.yardstick(cue);
    double least = (off + yardstick.floor()) * Math.expm1(needed);
    int count = 0;
    for (int n = 0; n < similarities.length; n++) {
      if (!owners.same(n, row) && yardstick.distance(similarities[n]) < least) {
        count++;
      }
    }
    return count;
  }
}
