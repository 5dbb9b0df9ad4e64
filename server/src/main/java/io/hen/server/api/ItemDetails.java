package io.hen.server.api;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemEntry;
import io.hen.memory.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An item without its bytes.
 *
 * @param id its number
 * @param captions in the user's order
 * @param metadata free, in the user's order
 * @param mediaType of the original file
 * @param bytes the length of the original file
 * @param remembered when
 * @param linked the items that it is linked with, without itself
 */
public record ItemDetails(
    long id,
    List<String> captions,
    Map<String, String> metadata,
    String mediaType,
    long bytes,
    Instant remembered,
    List<ItemSummary> linked) {

  /** Describes an item. */
  public static ItemDetails of(AssociativeMemory memory, ItemEntry entry) {
    List<ItemId> others =
        memory.linked(entry.id()).stream().filter(id -> !id.equals(entry.id())).toList();
    return new ItemDetails(
        entry.id().number(),
        entry.captions(),
        entry.metadata(),
        entry.mediaType(),
        entry.bytes(),
        entry.remembered(),
        ItemSummary.of(memory, others));
  }
}
