package io.hen.cli;

import io.hen.cli.output.Words;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.ItemId;
import io.hen.memory.StoredItem;
import java.util.Optional;

/**
 * An item in short, as the command line names it.
 *
 * @param id its number
 * @param caption its caption, if it has one
 * @param file the name of the file it came from, if known
 */
record ItemView(long id, Optional<String> caption, Optional<String> file) {

  static ItemView of(StoredItem stored) {
    Item item = stored.item();
    return new ItemView(
        stored.id().number(), item.caption(), Optional.ofNullable(item.metadata().get("file")));
  }

  /** The item of that id, which may be gone by now. */
  static ItemView of(AssociativeMemory memory, ItemId id) {
    return memory
        .get(id)
        .map(ItemView::of)
        .orElseGet(() -> new ItemView(id.number(), Optional.empty(), Optional.empty()));
  }

  /** The file that an item came from, or nothing. */
  static String file(Item item) {
    return item.metadata().getOrDefault("file", "");
  }

  /** {@code item 7, "a red bus" (bus.jpg)}. */
  String words() {
    return "item "
        + id
        + caption.map(text -> ", \"" + Words.line(text) + "\"").orElse("")
        + file.map(name -> " (" + Words.line(name) + ")").orElse("");
  }
}
