package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemId;
import io.hen.server.api.Forgotten;
import io.hen.server.api.ItemSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hen forget}: removes items. */
@Command(
    name = "forget",
    header = "Remove items.",
    description =
        "Forgets items, with their original files, for good. If one of them does not exist, none is"
            + " forgotten.%n",
    footerHeading = "%nExample:%n",
    footer = "  hen forget 7 12")
final class ForgetCommand extends HenCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "The items' numbers, as in hen list.")
  List<String> ids = List.of();

  @Override
  public Integer call() {
    LinkedHashSet<ItemId> wanted = new LinkedHashSet<>();
    ids.forEach(id -> wanted.add(ItemIds.parse(this, id)));
    try (Shutdown.Work work = hen.shutdown().begin();
        AssociativeMemory memory = openToChange()) {
      List<ItemSummary> items = new ArrayList<>();
      wanted.forEach(id -> items.add(ItemSummary.of(ItemIds.find(memory, id))));
      memory.forget(wanted);
      Console console = console();
      if (console.json()) {
        console.json(new Forgotten(items, memory.size()));
      } else {
        items.forEach(item -> console.say("forgot " + item.words()));
        console.note("the memory still holds " + memory.size());
      }
    }
    return ExitCodes.OK;
  }
}
