package io.hen.server.api;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemEntry;
import io.hen.memory.ItemId;
import io.hen.memory.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of some items, read from the memory at once. */
final class Named {
  private final Map<ItemId, ItemEntry> entries;

  Named(AssociativeMemory memory, Collection<ItemId> ids) {
    this.entries =
        memory.entries(new TreeSet<>(ids)).stream()
            .collect(Collectors.toMap(ItemEntry::id, Function.identity()));
  }

  /** One of them; without a name if it is gone by now. */
  ItemSummary of(ItemId id) {
    return Optional.ofNullable(entries.get(id))
        .map(ItemSummary::of)
        .orElseGet(() -> new ItemSummary(id.number(), Optional.empty(), Optional.empty()));
  }

  List<ItemSummary> of(List<ItemId> ids) {
    return ids.stream().map(this::of).toList();
  }

  List<WeightedItem> weighted(List<Verdict.Weighted> items) {
    return items.stream().map(one -> new WeightedItem(of(one.item()), one.weight())).toList();
  }
}
