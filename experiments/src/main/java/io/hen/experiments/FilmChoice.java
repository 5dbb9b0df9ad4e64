package io.hen.experiments;

import io.hen.experiments.trial.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Chooses pictures whose recalls are worth looking at: successes and failures. */
final class FilmChoice {
  private final Map<Method, List<Outcome>> outcomes;
  private final Map<Integer, String> chosen = new LinkedHashMap<>();

  private FilmChoice(Map<Method, List<Outcome>> outcomes) {
    this.outcomes = outcomes;
  }

  /** Pictures and why each was chosen. */
  static Map<Integer, String> of(Map<Method, List<Outcome>> outcomes) {
    FilmChoice choice = new FilmChoice(outcomes);
    IntPredicate pixelsFail = choice.is(Method.PIXELS_UNMASKED, Outcome.Kind.IDENTITY).negate();
    IntPredicate dvaeFails = choice.is(Method.DVAE_UNMASKED, Outcome.Kind.IDENTITY).negate();
    IntPredicate maskedFails = choice.is(Method.DVAE_MASKED, Outcome.Kind.IDENTITY).negate();
    choice.add(
        pixelsFail.and(dvaeFails.negate()).and(maskedFails.negate()),
        0,
        "Raw pixels bring back another picture; the encodings bring back the right one.");
    choice.add(
        pixelsFail.and(dvaeFails).and(maskedFails.negate()),
        0,
        "Only the masked cue finds the right picture: with the fill counted as seen, even the"
            + " encoding fails.");
    choice.add(
        pixelsFail.and(dvaeFails.negate()).and(maskedFails.negate()),
        0.5,
        "Another failure of raw pixels.");
    choice.add(pixelsFail.and(dvaeFails.negate()).and(maskedFails.negate()), 0.75, "And one more.");
    choice.add(
        choice.is(Method.PIXELS_UNMASKED, Outcome.Kind.METASTABLE),
        0,
        "Raw pixels get stuck in a mixture.");
    choice.add(
        pixelsFail.negate().and(dvaeFails.negate()).and(maskedFails.negate()),
        0.3,
        "Here every method finds the right picture.");
    choice.add(maskedFails, 0, "A failure of the masked cue.");
    return choice.chosen;
  }

  private IntPredicate is(Method method, Outcome.Kind kind) {
    List<Outcome> all = outcomes.getOrDefault(method, List.of());
    return k -> k < all.size() && all.get(k).kind() == kind;
  }

  /** Adds the first fitting picture from a share of the album on. */
  private void add(IntPredicate fits, double from, String why) {
    int size = outcomes.getOrDefault(Method.DVAE_MASKED, List.of()).size();
    Optional<Integer> found =
        IntStream.range((int) (from * size), size)
            .filter(fits)
            .filter(k -> !chosen.containsKey(k))
            .boxed()
            .findFirst();
    found.ifPresent(k -> chosen.put(k, why));
  }
}
