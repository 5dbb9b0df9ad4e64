package io.hen.server.api;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.ItemEntry;
import io.hen.memory.ItemId;
import io.hen.memory.StoredItem;
import java.util.List;
import java.util.Optional;

/**
 * An item in short.
 *
 * @param id its number
 * @param caption its first caption, if it has one
 * @param file the name of the file it came from, if known
 */
public record ItemSummary(long id, Optional<String> caption, Optional<String> file) {

  /** The metadatum that holds the name of the file an item came from. */
  public static final String FILE = "file";

  /** Sums an item up. */
  public static ItemSummary of(StoredItem stored) {
    Item item = stored.item();
    return new ItemSummary(
        stored.id().number(), item.caption(), Optional.ofNullable(item.metadata().get(FILE)));
  }

  /** Sums an item up. */
  public static ItemSummary of(ItemEntry entry) {
    return new ItemSummary(
        entry.id().number(), entry.caption(), Optional.ofNullable(entry.metadata().get(FILE)));
  }

  /** The item of that id, which may be gone by now; then the rest is empty. */
  public static ItemSummary of(AssociativeMemory memory, ItemId id) {
    return of(memory, List.of(id)).getFirst();
  }

  /** As the other, for several, in their order. */
  public static List<ItemSummary> of(AssociativeMemory memory, List<ItemId> ids) {
    return new Named(memory, ids).of(ids);
  }

  /** {@code item 7, "a red bus" (bus.jpg)}. */
  public String words() {
    return "item "
        + id
        + caption.map(text -> ", \"" + Phrases.line(text) + "\"").orElse("")
        + file.map(name -> " (" + Phrases.line(name) + ")").orElse("");
  }
}
