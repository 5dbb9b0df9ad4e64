package io.hen.encoders;

import io.hen.core.bank.Pattern;
import java.util.BitSet;

/** How far the latents of a picture move when its hidden pixels are filled otherwise. */
final class LatentMotion {
  private final Pattern shown;
  private final int places;

  /** Largest squared motion of each place over all fills; infinite where a token changed. */
  private final double[] moved;

  /** Mean over places of the squared length of what is shown. */
  private final double scale;

  LatentMotion(Pattern shown, int places) {
    this.shown = shown;
    this.places = places;
    this.moved = new double[places];
    double sum = 0;
    if (shown instanceof Pattern.Dense(float[] values)) {
      for (float value : values) {
        sum += (double) value * value;
      }
    }
    this.scale = sum / places;
  }

  /** Takes the same picture with another fill into account. */
  void add(Pattern other) {
    switch (shown) {
      case Pattern.Tokens(char[] tokens) -> {
        char[] others = ((Pattern.Tokens) other).tokens();
        for (int s = 0; s < places; s++) {
          moved[s] = tokens[s] == others[s] ? moved[s] : Double.POSITIVE_INFINITY;
        }
      }
      case Pattern.Dense(float[] values) -> {
        float[] others = ((Pattern.Dense) other).values();
        double[] sums = new double[places];
        for (int k = 0; k < values.length; k++) {
          double step = values[k] - others[k];
          sums[k % places] += step * step;
        }
        for (int s = 0; s < places; s++) {
          moved[s] = Math.max(moved[s], sums[s]);
        }
      }
      case Pattern.Parts parts -> throw new IllegalArgumentException("an autoencoder has no parts");
    }
  }

  /** The places that never moved by more than a share of the root mean square of all places. */
  BitSet within(double tolerance) {
    BitSet still = new BitSet(places);
    for (int s = 0; s < places; s++) {
      still.set(s, moved[s] <= tolerance * tolerance * scale);
    }
    return still;
  }
}
