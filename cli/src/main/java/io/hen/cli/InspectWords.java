package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.server.api.Cosines;
import io.hen.server.api.Histogram;
import io.hen.server.api.Inspection;
import io.hen.server.api.ItemSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Puts an inspection into words. */
final class InspectWords {
  private static final int NAMED = 10;
  private static final int BAR = 40;
  private static final int COSINE_LINES = 12;

  private InspectWords() {}

  static void say(Console console, InspectView written) {
    Inspection view = written.found();
    console.say(
        Words.count(view.items(), "item", "items")
            + ", "
            + (view.examined() == view.items() ? "all" : view.examined() + " of them, a sample,")
            + " examined");
    if (view.examined() > 1) {
      console.say("squared distance to the nearest other item:");
      histogram(console, view.distance());
    }
    view.cosines().ifPresent(cosines -> cosines(console, cosines));
    named(console, "closest pairs", written.worst(), InspectWords::pair);
    named(
        console,
        "captions of several items (a recall by one of them is ambiguous)",
        view.sharedCaptions(),
        shared -> "\"" + Words.line(shared.caption()) + "\": " + items(shared.items()));
    named(
        console,
        "items that are equal in one part",
        view.sharedPatterns(),
        shared -> shared.part() + ": " + items(shared.items()));
    console.say(
        String.format(
            Locale.ROOT,
            "beta for whole cues: %.4g (automatic beta adapts it to each cue)%s",
            view.beta(),
            view.forgetsBelow() > 0
                ? String.format(
                    Locale.ROOT, "; below %.3g everything ends in one average", view.forgetsBelow())
                : ""));
    console.say(
        String.format(
            Locale.ROOT,
            "stored beyond doubt at that beta (Ramsauer et al. 2020): %.1f %% of the items",
            100 * view.certified()));
    console.say(room(view.capacity()));
  }

  private static String room(Inspection.Room room) {
    String until =
        String.format(
            Locale.ROOT, " before half a cue cannot tell %.2g %% apart", 100 * room.limit());
    String more =
        room.likely()
            .map(likely ->
                "room for about "
                    + likely
                    + " more items (between "
                    + room.fewest()
                    + room.most().map(most -> " and " + most).orElse(" and more")
                    + ")"
                    + until)
            .orElseGet(() ->
                room.fewest() > 0
                    ? "room for at least " + room.fewest() + " more items" + until
                    : "room for more items");
    return more + ": " + room.basis();
  }

  private static void histogram(Console console, Histogram histogram) {
    int highest = Math.max(1, Arrays.stream(histogram.counts()).max().orElse(1));
    double[] ends = histogram.ends();
    for (int k = 0; k < ends.length; k++) {
      int count = histogram.counts()[k];
      int length = (int) Math.ceil((double) count * BAR / highest);
      console.say(
          String.format(
                  Locale.ROOT, "  %10.4g  %-" + BAR + "s %d", ends[k], "#".repeat(length), count)
              .stripTrailing());
    }
  }

  /** Bars to the left and to the right of a line, each relative to its own longest. */
  private static void cosines(Console console, Cosines found) {
    console.say(
        "cosine of "
            + Words.count(found.sampled(), "half picture", "half pictures")
            + " to its own item (left) and to others (right):");
    int joined = (found.self().length + COSINE_LINES - 1) / COSINE_LINES;
    long[] self = joined(found.self(), joined);
    long[] cross = joined(found.cross(), joined);
    double step = (found.high() - found.low()) / found.self().length * joined;
    for (int k = 0; k < self.length; k++) {
      console.say(
          String.format(
                  Locale.ROOT,
                  "  %10.2f  %" + BAR / 2 + "s|%s",
                  found.low() + k * step,
                  bar(self, k),
                  bar(cross, k))
              .stripTrailing());
    }
  }

  private static long[] joined(long[] counts, int width) {
    long[] sums = new long[(counts.length + width - 1) / width];
    for (int k = 0; k < counts.length; k++) {
      sums[k / width] += counts[k];
    }
    return sums;
  }

  private static String bar(long[] counts, int k) {
    long highest = Math.max(1, Arrays.stream(counts).max().orElse(1));
    return "#".repeat((int) Math.ceil((double) counts[k] * (BAR / 2) / highest));
  }

  private static String pair(InspectView.Pair pair) {
    return String.format(
            Locale.ROOT,
            "%.4g  %s and %s",
            pair.squaredDistance(),
            pair.first().words(),
            pair.second().words())
        + pair.file().map(file -> ": " + file).orElse("");
  }

  private static String items(List<ItemSummary> items) {
    String all =
        String.join(", ", items.stream().limit(NAMED).map(item -> "item " + item.id()).toList());
    return items.size() > NAMED ? all + " and " + (items.size() - NAMED) + " more" : all;
  }

  private static <T> void named(
      Console console, String title, List<T> found, Function<T, String> words) {
    if (found.isEmpty()) {
      return;
    }
    console.say(title + ":");
    found.stream().limit(NAMED).forEach(one -> console.say("  " + words.apply(one)));
    if (found.size() > NAMED) {
      console.say("  and " + (found.size() - NAMED) + " more");
    }
  }
}
