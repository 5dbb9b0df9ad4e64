package io.hen.core.calibrate;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Reading;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How cues that belong to nothing stored look to a memory: leave-one-out scans of a sample of its
 * own items.
 *
 * <p>An item with a near-duplicate among the others is no stranger to them and does not count: its
 * nearest neighbour, compared whole, is nearer than {@link #DUPLICATE} of the upper quartile of
 * such (squared) distances. The upper quartile stands firm until three quarters of the sample have
 * duplicates.
 *
 * @param spread what leads are measured in: the 90 % quantile of {@link Standing#spacing}
 * @param leads {@code lead / max(spread, spacing)} of each stranger
 * @param closeness of each stranger
 * @param nearest median distance of a stranger's nearest memory, in units of the similarity
 * @param diameterSquared squared distance of the farthest pair seen: at most that of the bank
 * @param duplicates how many items of the sample did not count
 */
record Strangers(
    double spread,
    NullTail leads,
    NullTail closeness,
    double nearest,
    double diameterSquared,
    int duplicates) {
  /** With fewer strangers a share cannot be estimated. */
  static final int FEWEST = 16;

  /** The most scans, and the fewest where scans are dear. */
  private static final int MOST_SCANS = 512;

  private static final int FEWEST_SCANS = 64;

  /** How many cues share a reading, and how many numbers they may have as answers: 128 MB. */
  private static final int MOST_TOGETHER = 64;

  private static final int FEWEST_TOGETHER = 4;
  private static final int NUMBERS = 1 << 24;

  /** How many products the scans may cost together before they become fewer. */
  private static final double BUDGET = 4e9;

  /** See above; the nearest of 6,000 natural pictures are at 0.13 (pixels) and 0.54 (tokens). */
  private static final double DUPLICATE = 0.1;

  /** Log ratios below this are rounding. */
  private static final double RESOLUTION = 1e-3;

  private static final double SPREAD_QUANTILE = 0.9;

  private record Scan(Standing standing, double resolution, double whole, double farthest) {}

  /** How many scans measure a bank. */
  static int scans(Geometry geometry) {
    double affordable = BUDGET / Math.max(1, geometry.scanCost());
    int most = (int) Math.clamp(affordable, FEWEST_SCANS, MOST_SCANS);
    return Math.min(geometry.bank.size(), most);
  }

  /** Measures; null if there is nothing to compare with. */
  static @Nullable Strangers measure(Geometry geometry, Owners owners, Shown shown) {
    int[] rows = Geometry.sample(geometry.bank.size(), scans(geometry));
    Scan[] all = scans(geometry, owners, shown, rows);
    if (all.length == 0) {
      return null;
    }
    double cut = DUPLICATE * quantile(Arrays.stream(all).mapToDouble(Scan::whole).toArray(), 0.75);
    Scan[] kept = Arrays.stream(all).filter(scan -> scan.whole > cut).toArray(Scan[]::new);
    Scan[] used = kept.length == 0 ? all : kept;
    double[] spacings = Arrays.stream(used).mapToDouble(scan -> scan.standing.spacing()).toArray();
    double resolution =
        Math.max(
            RESOLUTION, quantile(Arrays.stream(used).mapToDouble(Scan::resolution).toArray(), 0.5));
    double spread = Math.max(resolution, quantile(spacings, SPREAD_QUANTILE));
    return new Strangers(
        spread,
        new NullTail(
            Arrays.stream(used).mapToDouble(scan -> scaled(scan.standing, spread)).toArray(),
            resolution / spread),
        new NullTail(
            Arrays.stream(used).mapToDouble(scan -> scan.standing.closeness()).toArray(),
            resolution),
        quantile(Arrays.stream(used).mapToDouble(scan -> scan.standing.nearest()).toArray(), 0.5),
        Arrays.stream(all).mapToDouble(Scan::farthest).max().orElse(0),
        all.length - used.length);
  }

  /** The scans that have anything to compare with; some cues at a time share a reading. */
  private static Scan[] scans(Geometry geometry, Owners owners, Shown shown, int[] rows) {
    int size = geometry.bank.size();
    int tile = Math.clamp(NUMBERS / Math.max(1, size), FEWEST_TOGETHER, MOST_TOGETHER);
    List<Scan> scans = new ArrayList<>();
    for (int from = 0; from < rows.length; from += tile) {
      int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + tile));
      List<Observation> cues =
          Arrays.stream(some)
              .mapToObj(row -> geometry.cue(row, shown, new SplittableRandom(row)))
              .toList();
      double[][] similarities = new double[some.length][size];
      geometry.bank.read(
          cues.stream()
              .<Reading>map(cue -> new Reading.Similarities(cue, geometry.similarity))
              .toList(),
          similarities);
      IntStream.range(0, some.length)
          .parallel()
          .mapToObj(k -> scan(geometry, owners, shown, some[k], cues.get(k), similarities[k]))
          .filter(scan -> scan.standing.best() >= 0)
          .forEachOrdered(scans::add);
    }
    return scans.toArray(Scan[]::new);
  }

  private static Scan scan(
      Geometry geometry,
      Owners owners,
      Shown shown,
      int row,
      Observation cue,
      double[] similarities) {
    Yardstick yardstick = geometry.yardstick(cue);
    Standing standing = Standing.of(similarities, yardstick, owners, row);
    if (standing.best() < 0) {
      return new Scan(standing, 0, 0, 0);
    }
    int far = 0;
    for (int n = 1; n < similarities.length; n++) {
      if (similarities[n] < similarities[far]) {
        far = n;
      }
    }
    double rival = standing.rival();
    return new Scan(
        standing,
        yardstick.logRatio(rival + 2 * yardstick.floor(), rival),
        geometry.squaredDistance(row, standing.best(), shown),
        geometry.squaredDistance(row, far, shown));
  }

  /** A lead in units of what is usual, here or around this cue. */
  static double scaled(Standing standing, double spread) {
    return standing.lead() / Math.max(spread, standing.spacing());
  }

  /** How many strangers were measured. */
  int measured() {
    return leads.values().length;
  }

  /** The value below which a share q of the values lies. */
  static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (q * (sorted.length - 1))];
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(spread);
    out.writeDouble(nearest);
    out.writeDouble(diameterSquared);
    out.writeInt(duplicates);
    leads.write(out);
    closeness.write(out);
  }

  static Strangers read(DataInputStream in) throws IOException {
    double spread = in.readDouble();
    double nearest = in.readDouble();
    double diameterSquared = in.readDouble();
    int duplicates = in.readInt();
    return new Strangers(
        spread, NullTail.read(in), NullTail.read(in), nearest, diameterSquared, duplicates);
  }
}
