package io.hen.experiments.trial;

import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import io.hen.experiments.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the cue of a half-hidden picture is made.
 *
 * @param fill what the hidden half is painted with, where the paint counts as seen (the paper);
 *     empty: latents that depend on hidden pixels are absent
 */
public record CueKind(Optional<Fill> fill) {
  /** What depends on hidden pixels is absent. */
  public static final CueKind MASKED = new CueKind(Optional.empty());

  /** One unmasked kind for each fill, and the masked one. */
  public static List<CueKind> all(List<Fill> fills) {
    List<CueKind> kinds = new ArrayList<>();
    fills.forEach(fill -> kinds.add(new CueKind(Optional.of(fill))));
    kinds.add(MASKED);
    return kinds;
  }

  /** Whether hidden latents are absent. */
  public boolean masked() {
    return fill.isEmpty();
  }

  public Masking masking() {
    return masked() ? Masking.MASKED : Masking.UNMASKED;
  }

  /**
   * Reads one.
   *
   * @param words {@code masked}, or the name of a fill, which means unmasked
   * @throws IllegalArgumentException naming the words that are neither
   */
  public static CueKind parse(String words) {
    if (words.equalsIgnoreCase("masked")) {
      return MASKED;
    }
    for (Fill fill : Fill.values()) {
      if (Words.lower(fill).equals(words.toLowerCase(Locale.ROOT))) {
        return new CueKind(Optional.of(fill));
      }
    }
    throw new IllegalArgumentException(
        "cues must be masked or the colour that hides, not " + words);
  }

  /** {@code unmasked, grey} or {@code masked}. */
  public String words() {
    return fill.map(colour -> "unmasked, " + Words.lower(colour)).orElse("masked");
  }
}
