package io.hen.encoders;

import io.hen.memory.Picture;
import java.util.BitSet;

/** What stands at the hidden pixels of a cue while it is encoded. */
public enum Fill {
  /** 0 in all colours. */
  BLACK,
  /** 0.5 in all colours. */
  GREY,
  /** 1 in all colours. */
  WHITE,
  /** Numbers spread over [0,1] that depend on nothing but the place: always the same ones. */
  NOISE;

  /** The value at place k of a picture's numbers. */
  private float value(int k) {
    return switch (this) {
      case BLACK -> 0;
      case GREY -> 0.5f;
      case WHITE -> 1;
      case NOISE -> noise(k);
    };
  }

  /** A copy of a picture with its hidden pixels filled. */
  public Picture over(Picture picture, BitSet hidden) {
    float[] values = picture.values().clone();
    int plane = picture.width() * picture.height();
    for (int p = hidden.nextSetBit(0); p >= 0; p = hidden.nextSetBit(p + 1)) {
      for (int k = p; k < values.length; k += plane) {
        values[k] = value(k);
      }
    }
    return new Picture(picture.width(), picture.height(), values);
  }

  /** The upper 24 bits of SplitMix64 (Steele, Lea and Flood 2014) after k+1 steps from seed 0. */
  private static float noise(int k) {
    long z = (k + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return ((z ^ z >>> 31) >>> 40) * 0x1p-24f;
  }
}
