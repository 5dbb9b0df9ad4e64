package io.hen.server.api;

/**
 * An item and its weight in an update.
 *
 * @param item in short
 * @param weight in [0,1]
 */
public record WeightedItem(ItemSummary item, double weight) {}
