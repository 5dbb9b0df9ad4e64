package io.hen.server.api;

import java.util.List;
import java.util.Optional;

/**
 * Some items of a memory.
 *
 * @param items in the order in which they were remembered
 * @param size how many items the memory holds
 * @param more whether there are more than these
 * @param next the cursor of the page that goes on from here; empty after the last
 */
public record ItemPage(List<ItemSummary> items, int size, boolean more, Optional<String> next) {}
