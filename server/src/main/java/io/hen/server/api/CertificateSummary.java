package io.hen.server.api;

import io.hen.core.network.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * What is proved of a recall.
 *
 * @param name {@code identity}, {@code cue-stability}, {@code truncation}, {@code storage} or
 *     {@code forgetting}
 * @param words what is proved, in one sentence
 * @param proved the numbers: the components of the {@link Certificate}
 */
public record CertificateSummary(String name, String words, JsonNode proved) {
  /** Sums certificates up. */
  static List<CertificateSummary> of(List<Certificate> certificates) {
    return certificates.stream().map(CertificateSummary::of).toList();
  }

  private static CertificateSummary of(Certificate certificate) {
    return switch (certificate) {
      case Certificate.Identity identity ->
          summary(
              "identity",
              "the last update had at most %s of its weight elsewhere, and ended within %s of the memory"
                  .formatted(
                      Phrases.number(identity.excess()), Phrases.number(identity.distance())),
              identity);
      case Certificate.CueStability stability ->
          summary("cue-stability", stability(stability), stability);
      case Certificate.Truncation truncation ->
          summary(
              "truncation",
              "leaving out memories moved each update by at most %s"
                      .formatted(Phrases.number(truncation.perStep()))
                  + (truncation.overall().isPresent()
                      ? ", and the end by at most "
                          + Phrases.number(truncation.overall().getAsDouble())
                      : ""),
              truncation);
      case Certificate.Storage storage ->
          summary(
              "storage",
              "every state within %s of the memory ends at it"
                  .formatted(Phrases.number(storage.radius())),
              storage);
      case Certificate.Forgetting forgetting ->
          summary(
              "forgetting",
              "beta is so low that every cue ends in one and the same average; take one above %s"
                  .formatted(Phrases.number(forgetting.below())),
              forgetting);
    };
  }

  private static CertificateSummary summary(String name, String words, Certificate proved) {
    return new CertificateSummary(name, words, Wire.MAPPER.valueToTree(proved));
  }

  private static String stability(Certificate.CueStability stability) {
    Optional<Certificate.Reach> retrieved = stability.retrieved();
    return retrieved
        .map(reach ->
            "any change of what is seen "
                + smaller(reach)
                + " would bring back the same item"
                + (stability.everyStep() ? "" : " in the first step"))
        .orElseGet(() ->
            "any change of what is seen "
                + smaller(stability.winner())
                + " would leave the nearest item the same");
  }

  /** Whole tokens say more to people than a distance. */
  private static String smaller(Certificate.Reach reach) {
    OptionalInt tokens = reach.tokens();
    if (tokens.isPresent() && tokens.getAsInt() > 1) {
      return "in fewer than " + tokens.getAsInt() + " tokens";
    }
    return Double.isInfinite(reach.radius())
        ? "at all"
        : "smaller than " + Phrases.number(reach.radius());
  }
}
