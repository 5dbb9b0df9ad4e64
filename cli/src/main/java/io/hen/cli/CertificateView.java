package io.hen.cli;

import io.hen.core.network.Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A certificate as the command line prints it.
 *
 * @param name {@code identity}, {@code cue-stability}, {@code truncation}, {@code storage} or
 *     {@code forgetting}
 * @param words what is proved, in one sentence
 * @param proved the numbers
 */
record CertificateView(String name, String words, Certificate proved) {

  static List<CertificateView> of(List<Certificate> certificates) {
    return certificates.stream().map(CertificateView::of).toList();
  }

  private static CertificateView of(Certificate certificate) {
    return switch (certificate) {
      case Certificate.Identity identity ->
          new CertificateView(
              "identity",
              "the last update had at most %s of its weight elsewhere, and ended within %s of the memory"
                  .formatted(number(identity.excess()), number(identity.distance())),
              identity);
      case Certificate.CueStability stability ->
          new CertificateView("cue-stability", stability(stability), stability);
      case Certificate.Truncation truncation ->
          new CertificateView(
              "truncation",
              "leaving out memories moved each update by at most %s"
                      .formatted(number(truncation.perStep()))
                  + (truncation.overall().isPresent()
                      ? ", and the end by at most " + number(truncation.overall().getAsDouble())
                      : ""),
              truncation);
      case Certificate.Storage storage ->
          new CertificateView(
              "storage",
              "every state within %s of the memory ends at it".formatted(number(storage.radius())),
              storage);
      case Certificate.Forgetting forgetting ->
          new CertificateView(
              "forgetting",
              "beta is so low that every cue ends in one and the same average; take one above %s"
                  .formatted(number(forgetting.below())),
              forgetting);
    };
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
    return Double.isInfinite(reach.radius()) ? "at all" : "smaller than " + number(reach.radius());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
