package io.hen.memory;

import io.hen.core.bank.Mixture;
import io.hen.memory.store.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights of the last update, those of the patterns of one item added up. */
final class ItemWeights {
  private final Map<ItemId, Double> weights = new LinkedHashMap<>();

  ItemWeights(Snapshot snapshot, Mixture rows) {
    for (int k = 0; k < rows.size(); k++) {
      weights.merge(new ItemId(snapshot.id(rows.members()[k])), rows.weights()[k], Double::sum);
    }
  }

  double of(ItemId item) {
    return weights.getOrDefault(item, 0.0);
  }

  double of(Collection<ItemId> items) {
    return items.stream().mapToDouble(this::of).sum();
  }

  /** Gives one item the weight of some others, which it stands for. */
  void take(ItemId item, Collection<ItemId> others) {
    double all = of(item);
    for (ItemId other : others) {
      if (!other.equals(item)) {
        all += of(other);
        weights.remove(other);
      }
    }
    weights.put(item, all);
  }

  /** All of them, heaviest first, equal ones by id. */
  List<Verdict.Weighted> sorted() {
    return sorted(weights.keySet());
  }

  /** Some items with their weights, heaviest first, equal ones by id. */
  List<Verdict.Weighted> sorted(Collection<ItemId> items) {
    return with(items).stream()
        .sorted(
            Comparator.comparingDouble(Verdict.Weighted::weight)
                .reversed()
                .thenComparing(Verdict.Weighted::item))
        .toList();
  }

  /** Some items with their weights, by id. */
  List<Verdict.Weighted> with(Collection<ItemId> items) {
    return items.stream().sorted().map(item -> new Verdict.Weighted(item, of(item))).toList();
  }
}
