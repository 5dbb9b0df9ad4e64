package io.hen.cli;

import io.hen.memory.ItemId;
import io.hen.server.api.ItemDetails;

/** Items as users name them. */
final class ItemIds {
  private ItemIds() {}

  /** Reads an item's number. */
  static long parse(HenCommand command, String text) {
    try {
      return new ItemId(Long.parseLong(text)).number();
    } catch (IllegalArgumentException e) {
      throw command.usage("'" + text + "' is no item's number; they are 1 or more, see hen list");
    }
  }

  /** The item, which must exist. */
  static ItemDetails find(OpenMemory memory, long id) {
    return memory.item(id).orElseThrow(() -> unknown(id, memory.place()));
  }

  /** There is no such item. */
  static CommandFailure unknown(long id, String place) {
    return new CommandFailure(
        "item.unknown",
        "there is no item " + id + " in " + place,
        "hen list shows which there are",
        ExitCodes.NOTHING_FOUND);
  }
}
