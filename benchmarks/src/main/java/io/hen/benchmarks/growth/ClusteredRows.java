package io.hen.benchmarks.growth;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random vectors of unit length in clusters of 100 (cosine 0.81 within a cluster), the centres of
 * which lie in a space of 128 dimensions, as most of a picture does.
 */
final class ClusteredRows {
  private static final int CLUSTER = 100;
  private static final int CENTRE_DIMENSIONS = 128;
  private static final double WITHIN = 0.81;

  private final MemorySegment rows;
  private final int dimension;

  /** Fills the beginning of a segment with rows. */
  ClusteredRows(MemorySegment room, int size, int dimension) {
    this.rows = room;
    this.dimension = dimension;
    SplittableRandom random = new SplittableRandom(dimension);
    float[][] axes = new float[CENTRE_DIMENSIONS][];
    for (int a = 0; a < axes.length; a++) {
      axes[a] = gaussian(random, 1);
    }
    IntStream.range(0, (size + CLUSTER - 1) / CLUSTER)
        .parallel()
        .forEach(c -> fill(c, Math.min(size, (c + 1) * CLUSTER), axes));
  }

  private void fill(int cluster, int end, float[][] axes) {
    SplittableRandom random = new SplittableRandom(cluster);
    float[] centre = new float[dimension];
    for (float[] axis : axes) {
      float weight = (float) random.nextGaussian();
      for (int k = 0; k < dimension; k++) {
        centre[k] += weight * axis[k];
      }
    }
    scale(centre, Math.sqrt(WITHIN));
    for (int n = cluster * CLUSTER; n < end; n++) {
      float[] row = gaussian(random, Math.sqrt((1 - WITHIN) / dimension));
      for (int k = 0; k < dimension; k++) {
        row[k] += centre[k];
      }
      scale(row, 1);
      MemorySegment.copy(
          row, 0, rows, ValueLayout.JAVA_FLOAT, (long) n * dimension * Float.BYTES, dimension);
    }
  }

  /** A bank of the first rows. */
  DenseBank bank(int size) {
    return DenseBank.of(rows, size, dimension, dimension);
  }

  /** Stored rows among the first, each with noise of half its length. */
  List<Observation> cues(int size, int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<Observation> cues = new ArrayList<>();
    for (int q = 0; q < count; q++) {
      float[] cue = gaussian(random, 0.5 / Math.sqrt(dimension));
      long row = (long) q * (size / count);
      for (int k = 0; k < dimension; k++) {
        cue[k] += rows.getAtIndex(ValueLayout.JAVA_FLOAT, row * dimension + k);
      }
      cues.add(Observation.whole(new Pattern.Dense(cue)));
    }
    return cues;
  }

  /** The first rows as cues, each made when it is asked for. */
  List<Observation> stored(int size) {
    return new AbstractList<>() {
      @Override
      public Observation get(int n) {
        float[] cue = new float[dimension];
        MemorySegment.copy(
            rows, ValueLayout.JAVA_FLOAT, (long) n * dimension * Float.BYTES, cue, 0, dimension);
        return Observation.whole(new Pattern.Dense(cue));
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private float[] gaussian(SplittableRandom random, double deviation) {
    float[] values = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      values[k] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private static void scale(float[] vector, double length) {
    double squared = 0;
    for (float value : vector) {
      squared += value * value;
    }
    double factor = length / Math.sqrt(squared);
    for (int k = 0; k < vector.length; k++) {
      vector[k] *= (float) factor;
    }
  }
}
