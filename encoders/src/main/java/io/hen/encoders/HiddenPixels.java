package io.hen.encoders;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Hidden pixels to hidden latents.
 *
 * <p>An encoder smears hidden pixels over the latents around them. So a picture is encoded with
 * several fills of what is hidden: a place whose latents stay the same is determined by the visible
 * pixels alone and is observed; the others are absent. "The same" means equal tokens, or numbers
 * within {@link Autoencoder#tolerance}. That needs no knowledge of the encoder but one: a place all
 * of whose own pixels are hidden is absent whatever it does, because an encoder that gives the same
 * token to black, grey and white would otherwise claim to have seen it.
 */
final class HiddenPixels {
  private HiddenPixels() {}

  /** Encodes pictures of the autoencoder's size that share their hidden pixels. */
  static List<Observation> observe(
      Autoencoder autoencoder, List<Picture> pictures, BitSet hidden, Masking masking, Fill fill) {
    List<Pattern> shown = encode(autoencoder, pictures, hidden, fill);
    if (hidden.isEmpty() || masking == Masking.UNMASKED) {
      return shown.stream().map(Observation::whole).toList();
    }
    List<BitSet> seen = new ArrayList<>();
    for (int k = 0; k < pictures.size(); k++) {
      seen.add(placesWithVisiblePixels(autoencoder, hidden));
    }
    for (Fill other : Fill.values()) {
      if (other != fill) {
        List<Pattern> changed = encode(autoencoder, pictures, hidden, other);
        for (int k = 0; k < pictures.size(); k++) {
          dropChanged(seen.get(k), shown.get(k), changed.get(k), autoencoder);
        }
      }
    }
    List<Observation> observations = new ArrayList<>();
    for (int k = 0; k < pictures.size(); k++) {
      observations.add(observation(shown.get(k), seen.get(k), autoencoder.grid()));
    }
    return observations;
  }

  private static List<Pattern> encode(
      Autoencoder autoencoder, List<Picture> pictures, BitSet hidden, Fill fill) {
    return autoencoder.encode(
        hidden.isEmpty()
            ? pictures
            : pictures.stream().map(picture -> fill.over(picture, hidden)).toList());
  }

  private static BitSet placesWithVisiblePixels(Autoencoder autoencoder, BitSet hidden) {
    int size = autoencoder.size();
    int grid = autoencoder.grid();
    BitSet places = new BitSet(grid * grid);
    int pixels = size * size;
    for (int p = hidden.nextClearBit(0); p < pixels; p = hidden.nextClearBit(p + 1)) {
      places.set(p / size * grid / size * grid + p % size * grid / size);
    }
    return places;
  }

  private static void dropChanged(
      BitSet seen, Pattern one, Pattern other, Autoencoder autoencoder) {
    int places = autoencoder.grid() * autoencoder.grid();
    switch (one) {
      case Pattern.Tokens(char[] tokens) -> {
        char[] others = ((Pattern.Tokens) other).tokens();
        for (int s = seen.nextSetBit(0); s >= 0; s = seen.nextSetBit(s + 1)) {
          seen.set(s, tokens[s] == others[s]);
        }
      }
      case Pattern.Dense(float[] values) -> {
        float[] others = ((Pattern.Dense) other).values();
        double[] moved = new double[places];
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
          double step = values[k] - others[k];
          moved[k % places] += step * step;
          sum += (double) values[k] * values[k];
        }
        double share = autoencoder.tolerance();
        double tolerance = share * share * sum / places;
        for (int s = seen.nextSetBit(0); s >= 0; s = seen.nextSetBit(s + 1)) {
          seen.set(s, moved[s] <= tolerance);
        }
      }
      case Pattern.Parts parts -> throw new IllegalArgumentException("an autoencoder has no parts");
    }
  }

  private static Observation observation(Pattern pattern, BitSet seen, int grid) {
    return switch (pattern) {
      case Pattern.Tokens(char[] tokens) -> Observation.tokens(tokens, seen);
      case Pattern.Dense(float[] values) -> {
        BitSet numbers = new BitSet(values.length);
        int places = grid * grid;
        for (int at = 0; at < values.length; at += places) {
          for (int s = seen.nextSetBit(0); s >= 0; s = seen.nextSetBit(s + 1)) {
            numbers.set(at + s);
          }
        }
        yield new Observation.Dense(values, numbers);
      }
      case Pattern.Parts parts -> throw new IllegalArgumentException("an autoencoder has no parts");
    };
  }
}
