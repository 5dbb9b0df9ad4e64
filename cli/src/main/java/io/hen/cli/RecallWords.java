package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a recall into words. */
final class RecallWords {
  private RecallWords() {}

  /**
   * Says how a recall ended.
   *
   * @param hiddenShare which share of the cue's pixels was hidden
   */
  static void say(Console console, RecallView recall, double hiddenShare) {
    switch (recall.verdict()) {
      case "retrieved" ->
          console.say("retrieved: " + recall.item().map(ItemView::words).orElseThrow());
      case "ambiguous" -> {
        console.say(
            "ambiguous: " + recall.members() + " items fit the cue equally well, and none better");
        list(console, recall, recall.ties().stream().map(ItemView::words).toList());
      }
      case "metastable" -> {
        console.say(
            String.format(
                Locale.ROOT,
                "metastable: a mixture of %s, worth %.3g, entropy %.3f nats (a higher --beta separates"
                    + " more)",
                Words.count(recall.members(), "item", "items"),
                recall.participation().orElseThrow(),
                recall.entropy().orElseThrow()));
        list(
            console,
            recall,
            recall.mixture().stream()
                .map(member -> Words.weight(member.weight()) + "  " + member.item().words())
                .toList());
      }
      case "linked" -> {
        console.say("linked: a set of " + recall.members() + " items that belong together");
        list(
            console,
            recall,
            recall.mixture().stream().map(member -> member.item().words()).toList());
      }
      default -> console.say("unfamiliar: " + recall.reason().orElseThrow());
    }
    details(console, recall, hiddenShare);
  }

  private static void details(Console console, RecallView recall, double hiddenShare) {
    recall.weight().ifPresent(weight -> row(console, "weight", Words.weight(weight)));
    row(console, "nearest", nearest(recall));
    recall.familiarity().ifPresent(familiarity -> row(console, "familiar", familiarity.reason()));
    recall.certificates().stream()
        .filter(certificate -> !certificate.name().equals("truncation"))
        .forEach(certificate -> row(console, "proved", certificate.words()));
    if (recall.members() > 0) {
      row(
          console,
          "steps",
          recall.steps()
              + (recall.settled() ? ", settled" : ", still moving at the last")
              + String.format(Locale.ROOT, "; beta %.4g", recall.beta()));
    }
    if (hiddenShare > 0) {
      row(
          console,
          "hidden",
          String.format(Locale.ROOT, "%.1f %% of the pixels", hiddenShare * 100));
    }
    RecallView.Times times = recall.milliseconds();
    row(
        console,
        "time",
        "encoding "
            + time(times.encoding())
            + ", settling "
            + time(times.settling())
            + ", decoding "
            + time(times.decoding()));
    recall.files().decoded().ifPresent(file -> row(console, "decoded", file));
    recall.files().original().ifPresent(file -> row(console, "original", file));
  }

  private static String nearest(RecallView recall) {
    Optional<ItemView> nearest = recall.nearest();
    if (nearest.isEmpty()) {
      return "none";
    }
    return recall.item().equals(nearest)
        ? "the same item (the nearest-neighbour baseline agrees)"
        : nearest.get().words() + " (the nearest-neighbour baseline)";
  }

  private static void list(Console console, RecallView recall, List<String> lines) {
    lines.forEach(line -> console.say("  " + line));
    if (recall.members() > lines.size()) {
      console.say("  and " + (recall.members() - lines.size()) + " more");
    }
  }

  private static void row(Console console, String name, String value) {
    console.say(String.format(Locale.ROOT, "  %-9s %s", name, value));
  }

  private static String time(double millis) {
    return Words.time(Duration.ofNanos((long) (millis * 1e6)));
  }
}
