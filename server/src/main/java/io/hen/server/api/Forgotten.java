package io.hen.server.api;

import java.util.List;

/**
 * What was forgotten.
 *
 * @param forgotten the items
 * @param size how many items the memory still holds
 */
public record Forgotten(List<ItemSummary> forgotten, int size) {}
