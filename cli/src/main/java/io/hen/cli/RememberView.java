package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.experiments.input.Captions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What {@code hen remember} prints.
 *
 * @param remembered how many items are new
 * @param ids of the new items
 * @param seconds how long it took
 * @param memory the memory's folder or URL
 * @param codec the memory's codec
 * @param size how many items the memory holds now
 * @param withoutCaption how many of the new items have no caption
 * @param alreadyThere files left out because the memory has them
 * @param unreadable files left out because they cannot be read
 * @param collisions new items and earlier ones that a cue cannot tell apart, or hardly
 * @param captionsOfUnknownFiles file names in the captions file that belong to no picture
 * @param interrupted whether it was stopped before the last file
 */
record RememberView(
    int remembered,
    List<Long> ids,
    double seconds,
    String memory,
    String codec,
    int size,
    int withoutCaption,
    List<String> alreadyThere,
    List<Remembering.Unreadable> unreadable,
    List<Remembering.Clash> collisions,
    List<String> captionsOfUnknownFiles,
    boolean interrupted) {

  /** How many of many odd things are named. */
  private static final int NAMED = 5;

  static RememberView of(
      Remembering.Outcome outcome, Captions captions, OpenMemory memory, Duration time) {
    return new RememberView(
        outcome.ids().size(),
        outcome.ids(),
        time.toMillis() / 1e3,
        memory.place(),
        memory.codec(),
        memory.size(),
        outcome.withoutCaption(),
        outcome.alreadyThere(),
        outcome.unreadable(),
        outcome.collisions(),
        // Of an interrupted run nobody knows which captions would have been used.
        outcome.interrupted() ? List.of() : captions.unused(),
        outcome.interrupted());
  }

  void show(Console console) {
    if (console.json()) {
      console.json(this);
      return;
    }
    warn(
        console,
        unreadable,
        n -> Words.count(n, "picture", "pictures") + " left out, unreadable",
        Remembering.Unreadable::message);
    warn(
        console,
        collisions,
        n ->
            Words.count(n, "pair", "pairs")
                + " of pictures that a recall cannot tell apart, or hardly"
                + " (see --on-collision)",
        RememberView::pair);
    warn(
        console,
        captionsOfUnknownFiles,
        n -> Words.count(n, "file", "files") + " in the captions, but not among the pictures",
        name -> name);
    if (!alreadyThere.isEmpty()) {
      console.note(
          Words.count(alreadyThere.size(), "picture is", "pictures are")
              + " there already and left out (--again stores them anyway)");
    }
    if (interrupted) {
      console.note("interrupted; repeat the command to go on");
    }
    console.say(
        "remembered "
            + Words.count(remembered, "picture", "pictures")
            + range()
            + " in "
            + Words.time(Duration.ofMillis((long) (seconds * 1000)))
            + without()
            + "; the memory at "
            + memory
            + " now holds "
            + size);
  }

  private String range() {
    return switch (ids.size()) {
      case 0 -> "";
      case 1 -> " (item " + ids.getFirst() + ")";
      default -> " (items " + ids.getFirst() + " to " + ids.getLast() + ")";
    };
  }

  private String without() {
    return withoutCaption == 0 || withoutCaption == remembered
        ? ""
        : ", " + withoutCaption + " of them without a caption";
  }

  private static String pair(Remembering.Clash clash) {
    String agreement =
        switch (clash.kind()) {
          case BYTES -> "the same file";
          case CAPTION -> "the same caption";
          case PATTERN -> "equal by their " + clash.part();
          case NEAR_PATTERN ->
              String.format(
                  Locale.ROOT, "%.0f %% alike by their %s", 100 * clash.similarity(), clash.part());
        };
    return holder(clash.first()) + " and " + holder(clash.second()) + ": " + agreement;
  }

  private static String holder(Remembering.Holder holder) {
    return "item " + holder.id() + (holder.file().isEmpty() ? "" : " (" + holder.file() + ")");
  }

  private static <T> void warn(
      Console console, List<T> odd, Function<Integer, String> title, Function<T, String> name) {
    if (odd.isEmpty()) {
      return;
    }
    console.warn(title.apply(odd.size()) + ":");
    odd.stream().limit(NAMED).forEach(one -> console.note("  " + name.apply(one)));
    if (odd.size() > NAMED) {
      console.note("  and " + (odd.size() - NAMED) + " more");
    }
  }
}
