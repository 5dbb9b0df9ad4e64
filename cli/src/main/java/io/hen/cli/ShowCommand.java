package io.hen.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hen.cli.output.Console;
import io.hen.cli.output.Words;
import io.hen.server.api.ItemDetails;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hen show}: one item. */
@Command(
    name = "show",
    header = "Show one item.",
    description =
        "Shows what is kept of an item; with --out also writes its original file, and the picture"
            + " that its encoding decodes to.%n",
    footerHeading = "%nExample:%n",
    footer = "  hen show 7 --out ./seven")
final class ShowCommand extends HenCommand {
  @Parameters(paramLabel = "ID", description = "The item's number, as in hen list.")
  String id = "";

  @Option(names = "--out", paramLabel = "DIR", description = "The folder to write the pictures to.")
  @Nullable Path out;

  /**
   * What is printed as JSON.
   *
   * @param item what is kept
   * @param files what was written
   */
  record Shown(@JsonUnwrapped ItemDetails item, RecallFiles files) {}

  @Override
  boolean reachesServers() {
    return true;
  }

  @Override
  public Integer call() {
    try (OpenMemory memory = openToRead()) {
      ItemDetails item = ItemIds.find(memory, ItemIds.parse(this, id));
      Shown shown = new Shown(item, write(memory, item));
      Console console = console();
      if (console.json()) {
        console.json(shown);
      } else {
        say(console, shown);
      }
    }
    return ExitCodes.OK;
  }

  private RecallFiles write(OpenMemory memory, ItemDetails item) {
    if (out == null) {
      return RecallFiles.none();
    }
    return RecallFiles.write(
        memory,
        new OutputFolder(out),
        "item-" + item.id(),
        memory.decoded(item.id()),
        Optional.of(item));
  }

  private static void say(Console console, Shown shown) {
    ItemDetails item = shown.item();
    console.say("item " + item.id());
    item.captions().forEach(caption -> row(console, "caption", caption));
    item.metadata().forEach((key, value) -> row(console, key, value));
    row(console, "original", item.mediaType() + ", " + Words.size(item.bytes()));
    row(console, "remembered", item.remembered().toString());
    shown.files().original().ifPresent(file -> row(console, "written", file));
    shown.files().decoded().ifPresent(file -> row(console, "decoded", file));
  }

  private static void row(Console console, String name, String value) {
    console.say(String.format(Locale.ROOT, "  %-10s %s", Words.line(name), Words.line(value)));
  }
}
