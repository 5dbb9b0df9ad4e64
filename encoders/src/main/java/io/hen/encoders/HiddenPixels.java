package io.hen.encoders;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hidden pixels to hidden latents.
 *
 * <p>An encoder smears hidden pixels over the latents around them. So a picture is encoded with
 * several fills of what is hidden: a place whose latents stay the same is determined by the visible
 * pixels alone and is observed; the others are absent. "The same" means equal tokens, or numbers
 * within the strictest of {@link Autoencoder#tolerances} that leaves enough. That needs no
 * knowledge of the encoder but one: a place all of whose own pixels are hidden is absent whatever
 * it does, because an encoder that gives the same token to black, grey and white would otherwise
 * claim to have seen it.
 *
 * <p>Two cases leave nothing that way although much is to be seen: hidden pixels strewn over the
 * picture, so that less than half of the visible ones lie in places that are visible as a whole,
 * and fewer than one in {@value #FEW} of the places left that the visible pixels would fill. Then
 * the hidden pixels are guessed from the visible ones ({@link HoleFilling}), and the places that
 * show at least half as much as the picture does on average count as observed. What they show is
 * near the truth and not the truth itself.
 */
final class HiddenPixels {
  static final int FEW = 8;

  private final Autoencoder autoencoder;
  private final List<Picture> pictures;
  private final BitSet hidden;

  /** Visible pixels of each place. */
  private final int[] visible;

  private final double mean;

  private HiddenPixels(Autoencoder autoencoder, List<Picture> pictures, BitSet hidden) {
    this.autoencoder = autoencoder;
    this.pictures = pictures;
    this.hidden = hidden;
    this.visible = visiblePixels(autoencoder, hidden);
    this.mean = IntStream.of(visible).average().orElseThrow();
  }

  /** Encodes pictures of the autoencoder's size that share their hidden pixels. */
  static List<Observation> observe(
      Autoencoder autoencoder, List<Picture> pictures, BitSet hidden, Masking masking, Fill fill) {
    HiddenPixels cues = new HiddenPixels(autoencoder, pictures, hidden);
    return hidden.isEmpty() || masking == Masking.UNMASKED
        ? cues.filled(fill).stream().map(Observation::whole).toList()
        : cues.masked(fill);
  }

  private List<Observation> masked(Fill fill) {
    if (strewn()) {
      return guessed(pictures);
    }
    List<Pattern> shown = filled(fill);
    List<LatentMotion> motions =
        shown.stream().map(pattern -> new LatentMotion(pattern, visible.length)).toList();
    for (Fill other : Fill.values()) {
      if (other != fill) {
        List<Pattern> changed = filled(other);
        IntStream.range(0, changed.size()).forEach(k -> motions.get(k).add(changed.get(k)));
      }
    }
    List<Observation> observations = new ArrayList<>();
    List<Integer> few = new ArrayList<>();
    for (int k = 0; k < shown.size(); k++) {
      BitSet still = still(motions.get(k));
      observations.add(observation(shown.get(k), still));
      if (!enough(still)) {
        few.add(k);
      }
    }
    List<Observation> guesses = guessed(few.stream().map(pictures::get).toList());
    IntStream.range(0, few.size()).forEach(k -> observations.set(few.get(k), guesses.get(k)));
    return observations;
  }

  private BitSet still(LatentMotion motion) {
    BitSet seen = placesWithAtLeast(1);
    BitSet still = new BitSet();
    for (double tolerance : autoencoder.tolerances()) {
      still = motion.within(tolerance);
      still.and(seen);
      if (enough(still)) {
        break;
      }
    }
    return still;
  }

  private boolean enough(BitSet places) {
    return FEW * places.cardinality() >= mean * visible.length / pixelsOfAPlace();
  }

  private double pixelsOfAPlace() {
    double side = (double) autoencoder.size() / autoencoder.grid();
    return side * side;
  }

  private boolean strewn() {
    double whole = placesWithAtLeast(pixelsOfAPlace()).cardinality() * pixelsOfAPlace();
    return 2 * whole < mean * visible.length;
  }

  private List<Observation> guessed(List<Picture> chosen) {
    List<Pattern> patterns =
        autoencoder.encode(
            chosen.stream().map(picture -> HoleFilling.fill(picture, hidden)).toList());
    BitSet places = placesWithAtLeast(mean / 2);
    return patterns.stream().map(pattern -> observation(pattern, places)).toList();
  }

  private List<Pattern> filled(Fill fill) {
    return autoencoder.encode(
        hidden.isEmpty()
            ? pictures
            : pictures.stream().map(picture -> fill.over(picture, hidden)).toList());
  }

  /** How many pixels of each place are visible. */
  private static int[] visiblePixels(Autoencoder autoencoder, BitSet hidden) {
    int size = autoencoder.size();
    int grid = autoencoder.grid();
    int[] visible = new int[grid * grid];
    int pixels = size * size;
    for (int p = hidden.nextClearBit(0); p < pixels; p = hidden.nextClearBit(p + 1)) {
      visible[p / size * grid / size * grid + p % size * grid / size]++;
    }
    return visible;
  }

  private BitSet placesWithAtLeast(double pixels) {
    BitSet places = new BitSet(visible.length);
    for (int s = 0; s < visible.length; s++) {
      places.set(s, visible[s] > 0 && visible[s] >= pixels);
    }
    return places;
  }

  private Observation observation(Pattern pattern, BitSet seen) {
    return switch (pattern) {
      case Pattern.Tokens(char[] tokens) -> Observation.tokens(tokens, seen);
      case Pattern.Dense(float[] values) -> {
        BitSet numbers = new BitSet(values.length);
        int places = visible.length;
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
