package io.hen.cli;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemEntry;
import io.hen.memory.ItemId;

/** Items as users name them. */
final class ItemIds {
  private ItemIds() {}

  /** Reads an item's number. */
  static ItemId parse(HenCommand command, String text) {
    try {
      return new ItemId(Long.parseLong(text));
    } catch (IllegalArgumentException e) {
      throw command.usage("'" + text + "' is no item's number; they are 1 or more, see hen list");
    }
  }

  /** The item, which must exist. */
  static ItemEntry find(AssociativeMemory memory, ItemId id) {
    return memory
        .entry(id)
        .orElseThrow(() ->
            new CommandFailure(
                "item.unknown",
                "there is no item " + id + " in " + memory.directory(),
                "hen list shows which there are",
                ExitCodes.NOTHING_FOUND));
  }
}
