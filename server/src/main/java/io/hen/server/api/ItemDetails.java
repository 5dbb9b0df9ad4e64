package io.hen.server.api;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.ItemId;
import io.hen.memory.StoredItem;
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
  public static ItemDetails of(AssociativeMemory memory, StoredItem stored) {
    Item item = stored.item();
    List<ItemId> others =
        memory.linked(stored.id()).stream().filter(id -> !id.equals(stored.id())).toList();
    return new ItemDetails(
        stored.id().number(),
        item.captions(),
        item.metadata(),
        item.mediaType(),
        item.bytes().length,
        stored.remembered(),
        ItemSummary.of(memory, others));
  }
}
