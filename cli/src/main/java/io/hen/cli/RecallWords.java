package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.server.api.ItemSummary;
import io.hen.server.api.RecallResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a recall into words. */
final class RecallWords {
  private RecallWords() {}

  /** Says how a recall ended. */
  static void say(Console console, RecallView view) {
    RecallResult recall = view.result();
    console.say(recall.words());
    list(console, recall);
    details(console, recall);
    view.files().decoded().ifPresent(file -> row(console, "decoded", file));
    view.files().original().ifPresent(file -> row(console, "original", file));
  }

  /** The members, with their weights if it is a mixture. */
  private static void list(Console console, RecallResult recall) {
    List<String> lines =
        switch (recall.verdict()) {
          case "ambiguous" -> recall.ties().stream().map(ItemSummary::words).toList();
          case "linked" -> recall.mixture().stream().map(member -> member.item().words()).toList();
          case "metastable" ->
              recall.mixture().stream()
                  .map(member -> Words.weight(member.weight()) + "  " + member.item().words())
                  .toList();
          default -> List.of();
        };
    lines.forEach(line -> console.say("  " + line));
    if (!lines.isEmpty() && recall.members() > lines.size()) {
      console.say("  and " + (recall.members() - lines.size()) + " more");
    }
  }

  private static void details(Console console, RecallResult recall) {
    recall.weight().ifPresent(weight -> row(console, "weight", Words.weight(weight)));
    row(console, "nearest", nearest(recall));
    recall.familiarity().ifPresent(familiarity -> row(console, "familiar", familiarity.words()));
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
    if (recall.hiddenShare() > 0) {
      row(
          console,
          "hidden",
          String.format(Locale.ROOT, "%.1f %% of the pixels", recall.hiddenShare() * 100));
    }
    RecallResult.Times times = recall.milliseconds();
    row(
        console,
        "time",
        "encoding "
            + time(times.encoding())
            + ", settling "
            + time(times.settling())
            + ", decoding "
            + time(times.decoding()));
  }

  private static String nearest(RecallResult recall) {
    Optional<ItemSummary> nearest = recall.nearest();
    if (nearest.isEmpty()) {
      return "none";
    }
    return recall.item().equals(nearest)
        ? "the same item (the nearest-neighbour baseline agrees)"
        : nearest.get().words() + " (the nearest-neighbour baseline)";
  }

  private static void row(Console console, String name, String value) {
    console.say(String.format(Locale.ROOT, "  %-9s %s", name, value));
  }

  private static String time(double millis) {
    return Words.time(Duration.ofNanos((long) (millis * 1e6)));
  }
}
