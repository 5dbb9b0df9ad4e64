package io.hen.memory;

import java.time.Instant;

/**
 * An item as a memory keeps it.
 *
 * @param id its number
 * @param item what was stored
 * @param remembered when
 */
public record StoredItem(ItemId id, Item item, Instant remembered) {}
