package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.server.api.ItemPage;
import io.hen.server.api.ItemSummary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hen list}: the items of a memory. */
@Command(
    name = "list",
    header = "List what is remembered.",
    description = "Lists items, in the order in which they were remembered: id, file, caption.%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen list --limit 0 | less",
      "  hen list --search \"red bus\"",
      "  hen list --json --limit 10"
    })
final class ListCommand extends HenCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "The most items to list, 0 for all (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description =
          "Only items with this text in their captions, file or other metadata, in capitals or not.")
  @Nullable String search;

  @Override
  boolean reachesServers() {
    return true;
  }

  @Override
  public Integer call() {
    if (limit < 0) {
      throw usage("--limit must be at least 0, not " + limit);
    }
    Console console = console();
    try (OpenMemory memory = openToRead()) {
      ItemPage page =
          memory.list(limit == 0 ? Integer.MAX_VALUE : limit, Optional.ofNullable(search));
      if (console.json()) {
        console.json(page);
      } else {
        print(console, page.items());
        conclude(console, page);
      }
    }
    return ExitCodes.OK;
  }

  private static void print(Console console, List<ItemSummary> items) {
    int widest = items.stream().mapToInt(item -> file(item).length()).max().orElse(0);
    int width = Math.clamp(widest, 1, 40);
    for (ItemSummary item : items) {
      console.say(
          String.format(
                  Locale.ROOT,
                  "%6d  %-" + width + "s  %s",
                  item.id(),
                  file(item),
                  Words.line(item.caption().orElse("")))
              .stripTrailing());
      if (console.unheard()) {
        return;
      }
    }
  }

  private void conclude(Console console, ItemPage page) {
    int listed = page.items().size();
    if (page.more()) {
      console.note("the first " + listed + " of " + page.size() + " items; --limit 0 lists all");
    } else if (listed == 0) {
      console.note(search == null ? "the memory is empty" : "no item has \"" + search + "\"");
    }
  }

  private static String file(ItemSummary item) {
    return Words.line(item.file().orElse(""));
  }
}
