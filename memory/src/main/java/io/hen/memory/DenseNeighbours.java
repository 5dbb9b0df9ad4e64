package io.hen.memory;

import io.hen.memory.store.PartShape;
import io.hen.memory.store.Snapshot;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * Finds the stored patterns of a dense part within a distance of a new one, without reading most of
 * them: of every row a sketch of 16 numbers is kept, the coefficients along 16 orthonormal vectors,
 * whose distance is never larger than that of the rows themselves (Bessel's inequality). Only where
 * the sketches are near are the rows compared, and only until they are seen to be too far apart.
 *
 * <p>One thread at a time uses it.
 */
final class DenseNeighbours {
  private static final int SKETCH = 16;

  /** Numbers that are compared between two looks at whether the rows are too far apart by now. */
  private static final int STRETCH = 32;

  /** Rows whose nearest neighbour is looked for to tell the typical distance of one. */
  private static final int SAMPLE = 32;

  /** Rows among which it is looked for. */
  private static final int POOL = 1024;

  private final int dimension;
  private final long rowBytes;
  private final int part;
  private float[] sketches = new float[0];
  private int known;
  private long lastId;

  /** The typical distance, and how many rows there were when it was measured. */
  private double gap = Double.NaN;

  private int measuredAt;

  DenseNeighbours(PartShape shape, int part) {
    this.dimension = shape.length();
    this.rowBytes = shape.rowBytes();
    this.part = part;
  }

  /** Gets to know the rows of a snapshot; reads those only that are new since the last one. */
  void follow(Snapshot now) {
    // Ids ascend and are never given again: if this row is where it was, so are all before it.
    boolean grown = known <= now.size() && (known == 0 || now.id(known - 1) == lastId);
    if (!grown) {
      known = 0;
      gap = Double.NaN;
    }
    if (sketches.length < now.size() * SKETCH) {
      sketches = Arrays.copyOf(sketches, Math.max(now.size(), 2 * known) * SKETCH);
    }
    float[] row = new float[dimension];
    for (int n = known; n < now.size(); n++) {
      sketch(row(now, n, row), sketches, n * SKETCH);
    }
    known = now.size();
    lastId = known == 0 ? 0 : now.id(known - 1);
  }

  /** Calls back with every row within a distance of a pattern, and that distance. */
  void within(Snapshot now, float[] pattern, double most, ObjIntConsumer<Double> found) {
    float[] sketch = new float[SKETCH];
    sketch(pattern, sketch, 0);
    float[] row = new float[dimension];
    for (int n = 0; n < known; n++) {
      if (mayBeWithin(sketch, n, most)) {
        double distance = distance(now, pattern, n, most, row);
        if (distance <= most) {
          found.accept(distance, n);
        }
      }
    }
  }

  /**
   * The median distance of a row to the nearest row of another item that differs from it, among an
   * evenly spread sample; not a number if no two rows differ. Measured anew once the memory has
   * doubled.
   */
  double typicalGap(Snapshot now) {
    if (Double.isNaN(gap) || known >= 2 * measuredAt) {
      gap = median(nearest(now));
      measuredAt = known;
    }
    return gap;
  }

  private double[] nearest(Snapshot now) {
    int step = Math.max(1, known / SAMPLE);
    int stride = Math.max(1, known / POOL);
    double[] nearest = new double[(known + step - 1) / step];
    float[] query = new float[dimension];
    float[] row = new float[dimension];
    int count = 0;
    for (int n = 0; n < known; n += step) {
      row(now, n, query);
      if (blank(query)) {
        continue;
      }
      float[] sketch = Arrays.copyOfRange(sketches, n * SKETCH, (n + 1) * SKETCH);
      double best = Double.POSITIVE_INFINITY;
      for (int m = 0; m < known; m += stride) {
        if (now.id(m) != now.id(n) && mayBeWithin(sketch, m, best) && !blank(row(now, m, row))) {
          double distance = distance(query, row, best);
          best = distance > 0 ? Math.min(best, distance) : best;
        }
      }
      if (best < Double.POSITIVE_INFINITY) {
        nearest[count++] = best;
      }
    }
    return Arrays.copyOf(nearest, count);
  }

  /** The median distance of each of some patterns to the nearest other one that differs. */
  static double typicalGap(float[][] patterns) {
    double[] nearest = new double[patterns.length];
    int count = 0;
    for (float[] one : patterns) {
      double best = Double.POSITIVE_INFINITY;
      for (float[] other : patterns) {
        double distance = distance(one, other);
        best = distance > 0 && !blank(other) ? Math.min(best, distance) : best;
      }
      if (best < Double.POSITIVE_INFINITY && !blank(one)) {
        nearest[count++] = best;
      }
    }
    return median(Arrays.copyOf(nearest, count));
  }

  /** A row of the snapshot. */
  float[] row(Snapshot now, int n) {
    return row(now, n, new float[dimension]);
  }

  private float[] row(Snapshot now, int n, float[] into) {
    MemorySegment rows = now.rows().get(part);
    MemorySegment.copy(rows, ValueLayout.JAVA_FLOAT, n * rowBytes, into, 0, dimension);
    return into;
  }

  private boolean mayBeWithin(float[] sketch, int n, double most) {
    double sum = 0;
    for (int k = 0; k < SKETCH; k++) {
      double d = sketch[k] - sketches[n * SKETCH + k];
      sum += d * d;
    }
    // Floats carry the sketches, so that equal patterns may have sketches that differ a little.
    return Math.sqrt(sum) * (1 - 1e-5) - 1e-5 <= most;
  }

  /** Sums over 16 stretches of the pattern, each divided by the root of its length. */
  private static void sketch(float[] pattern, float[] into, int at) {
    for (int k = 0; k < SKETCH; k++) {
      int from = (int) ((long) pattern.length * k / SKETCH);
      int to = (int) ((long) pattern.length * (k + 1) / SKETCH);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += pattern[i];
      }
      into[at + k] = to > from ? (float) (sum / Math.sqrt(to - from)) : 0;
    }
  }

  /** As {@link #distance(float[], float[], double)}, reading of row n as much as that takes. */
  private double distance(Snapshot now, float[] pattern, int n, double most, float[] stretch) {
    MemorySegment rows = now.rows().get(part);
    double limit = most * most;
    double sum = 0;
    for (int from = 0; from < dimension && sum <= limit; from += STRETCH) {
      int length = Math.min(STRETCH, dimension - from);
      long at = n * rowBytes + (long) from * Float.BYTES;
      MemorySegment.copy(rows, ValueLayout.JAVA_FLOAT, at, stretch, 0, length);
      for (int k = 0; k < length; k++) {
        double d = pattern[from + k] - stretch[k];
        sum += d * d;
      }
    }
    return sum <= limit ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
  }

  /** ‖a-b‖, or infinity as soon as it is seen to be more than {@code most}. */
  private static double distance(float[] a, float[] b, double most) {
    double limit = most * most;
    double sum = 0;
    for (int from = 0; from < a.length && sum <= limit; from += STRETCH) {
      int to = Math.min(a.length, from + STRETCH);
      for (int k = from; k < to; k++) {
        double d = a[k] - b[k];
        sum += d * d;
      }
    }
    return sum <= limit ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
  }

  /** ‖a-b‖. */
  static double distance(float[] a, float[] b) {
    return distance(a, b, Double.POSITIVE_INFINITY);
  }

  /** ‖a‖. */
  static double norm(float[] a) {
    double sum = 0;
    for (float value : a) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  private static boolean blank(float[] pattern) {
    for (float value : pattern) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
