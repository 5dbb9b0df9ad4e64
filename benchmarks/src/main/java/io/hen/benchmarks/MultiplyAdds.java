package io.hen.benchmarks;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** Fused multiply-adds between registers: as many operations as one thread can do. */
public final class MultiplyAdds {
  /**
   * So many do not wait for one another, which hides the latency of one, in at most 16 registers.
   */
  public static final int CHAINS = 12;

  private MultiplyAdds() {}

  /** As many times {@link #CHAINS} vectors in single precision. */
  public static float inFloats(int rounds) {
    FloatVector f = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0.999f);
    FloatVector t = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0.001f);
    FloatVector a = t;
    FloatVector b = t;
    FloatVector c = t;
    FloatVector d = t;
    FloatVector e = t;
    FloatVector g = t;
    FloatVector h = t;
    FloatVector i = t;
    FloatVector j = t;
    FloatVector k = t;
    FloatVector l = t;
    FloatVector m = t;
    for (int r = 0; r < rounds; r++) {
      a = a.fma(f, t);
      b = b.fma(f, t);
      c = c.fma(f, t);
      d = d.fma(f, t);
      e = e.fma(f, t);
      g = g.fma(f, t);
      h = h.fma(f, t);
      i = i.fma(f, t);
      j = j.fma(f, t);
      k = k.fma(f, t);
      l = l.fma(f, t);
      m = m.fma(f, t);
    }
    FloatVector sum = a.add(b).add(c.add(d)).add(e.add(g).add(h.add(i)));
    return sum.add(j.add(k).add(l.add(m))).lane(0);
  }

  /** As many times {@link #CHAINS} vectors in double precision. */
  static double inDoubles(int rounds) {
    DoubleVector f = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0.999);
    DoubleVector t = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0.001);
    DoubleVector a = t;
    DoubleVector b = t;
    DoubleVector c = t;
    DoubleVector d = t;
    DoubleVector e = t;
    DoubleVector g = t;
    DoubleVector h = t;
    DoubleVector i = t;
    DoubleVector j = t;
    DoubleVector k = t;
    DoubleVector l = t;
    DoubleVector m = t;
    for (int r = 0; r < rounds; r++) {
      a = a.fma(f, t);
      b = b.fma(f, t);
      c = c.fma(f, t);
      d = d.fma(f, t);
      e = e.fma(f, t);
      g = g.fma(f, t);
      h = h.fma(f, t);
      i = i.fma(f, t);
      j = j.fma(f, t);
      k = k.fma(f, t);
      l = l.fma(f, t);
      m = m.fma(f, t);
    }
    DoubleVector sum = a.add(b).add(c.add(d)).add(e.add(g).add(h.add(i)));
    return sum.add(j.add(k).add(l.add(m))).lane(0);
  }
}
