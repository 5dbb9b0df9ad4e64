package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.server.api.Forgotten;
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
  boolean reachesServers() {
    return true;
  }

  @Override
  public Integer call() {
    LinkedHashSet<Long> wanted = new LinkedHashSet<>();
    ids.forEach(id -> wanted.add(ItemIds.parse(this, id)));
    try (Shutdown.Work work = hen.shutdown().begin();
        OpenMemory memory = openToChange()) {
      Forgotten gone = memory.forget(wanted);
      Console console = console();
      if (console.json()) {
        console.json(gone);
      } else {
        gone.forgotten().forEach(item -> console.say("forgot " + item.words()));
        console.note("the memory still holds " + gone.size());
      }
    }
    return ExitCodes.OK;
  }
}
