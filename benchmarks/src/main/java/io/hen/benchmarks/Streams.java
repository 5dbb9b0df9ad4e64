package io.hen.benchmarks;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The plainest reading of a segment: its floats are added up, in 1, 4 or 8 streams, each of which
 * goes through its own part of the segment from the beginning to the end.
 *
 * <p>In vectors of at most 256 bits: on an AMD EPYC (Zen 4) those of 512 read 22 GB/s where these
 * read 27.
 */
final class Streams {
  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
  private static final long STEP = FLOATS.vectorByteSize();

  private Streams() {}

  /**
   * The sum of the floats, but for less than 8 vectors at the end.
   *
   * @param streams 1, 4 or 8
   */
  static float sum(MemorySegment floats, int streams) {
    return switch (streams) {
      case 1 -> one(floats);
      case 4 -> four(floats);
      case 8 -> eight(floats);
      default -> throw new IllegalArgumentException(streams + " streams are not 1, 4 or 8");
    };
  }

  private static float one(MemorySegment floats) {
    long end = floats.byteSize() / (4 * STEP) * (4 * STEP);
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (long at = 0; at < end; at += 4 * STEP) {
      a = a.add(load(floats, at));
      b = b.add(load(floats, at + STEP));
      c = c.add(load(floats, at + 2 * STEP));
      d = d.add(load(floats, at + 3 * STEP));
    }
    return a.add(b).add(c.add(d)).lane(0);
  }

  private static float four(MemorySegment floats) {
    long part = floats.byteSize() / (4 * STEP) * STEP;
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (long at = 0; at < part; at += STEP) {
      a = a.add(load(floats, at));
      b = b.add(load(floats, at + part));
      c = c.add(load(floats, at + 2 * part));
      d = d.add(load(floats, at + 3 * part));
    }
    return a.add(b).add(c.add(d)).lane(0);
  }

  private static float eight(MemorySegment floats) {
    long part = floats.byteSize() / (8 * STEP) * STEP;
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    for (long at = 0; at < part; at += STEP) {
      a = a.add(load(floats, at));
      b = b.add(load(floats, at + part));
      c = c.add(load(floats, at + 2 * part));
      d = d.add(load(floats, at + 3 * part));
      e = e.add(load(floats, at + 4 * part));
      f = f.add(load(floats, at + 5 * part));
      g = g.add(load(floats, at + 6 * part));
      h = h.add(load(floats, at + 7 * part));
    }
    return a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).lane(0);
  }

  private static FloatVector load(MemorySegment floats, long at) {
    return FloatVector.fromMemorySegment(FLOATS, floats, at, ByteOrder.nativeOrder());
  }
}
