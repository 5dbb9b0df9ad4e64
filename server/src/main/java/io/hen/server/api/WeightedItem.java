package io.hen.server.api;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Verdict;
import java.util.List;

/**
 * An item and its weight in an update.
 *
 * @param item in short
 * @param weight in [0,1]
 */
public record WeightedItem(ItemSummary item, double weight) {

  /** The first items of a list, at most {@link RecallResult#NAMED}. */
  static List<WeightedItem> of(AssociativeMemory memory, List<Verdict.Weighted> items) {
    return items.stream()
        .limit(RecallResult.NAMED)
        .map(one -> new WeightedItem(ItemSummary.of(memory, one.item()), one.weight()))
        .toList();
  }
}
