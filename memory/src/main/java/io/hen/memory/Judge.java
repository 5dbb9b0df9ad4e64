package io.hen.memory;

import static io.hen.core.network.Verdict.RETRIEVED_WEIGHT;

import io.hen.core.calibrate.Familiarity;
import io.hen.core.network.Recall;
import io.hen.memory.store.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Says in items what the network says in rows of the bank, and what it cannot know: which captions
 * are equal, letter by letter, and which items the user linked.
 *
 * <ul>
 *   <li>The rows of one item count as one: their weights are added up, and a tie among them is
 *       none.
 *   <li>If all that the cue shows is a caption that several items have exactly, it cannot decide
 *       between these and no others, whatever the dynamics do.
 *   <li>If one item has exactly that caption and others, with other captions, are as near (an
 *       encoder may ignore case), it is the one that was meant.
 *   <li>An encoder may compute a caption a little differently in another batch, so that rounding
 *       breaks a tie. To a caption alone these are tied as well: items that have a caption of the
 *       nearest one, and its pattern up to rounding; and of the items in the last update those
 *       whose pattern is that of the cue up to rounding.
 *   <li>A caption that is an exact key and that nothing has is unfamiliar.
 * </ul>
 */
final class Judge {
  private final Lookup lookup;

  Judge(Lookup lookup) {
    this.lookup = lookup;
  }

  Verdict verdict(Networks networks, CuePlan plan, Recall recall, ItemWeights weights) {
    Snapshot snapshot = networks.snapshot();
    List<ItemId> exact =
        plan.onlyCaption()
            ? lookup.keyed(plan.cue().caption().orElseThrow()).stream()
                .filter(id -> rows(snapshot, id).findAny().isPresent())
                .toList()
            : List.of();
    if (exact.size() > 1) {
      return tie(exact, weights);
    }
    if (recall.nearest() >= 0
        && exact.isEmpty()
        && plan.onlyKeys()
        && !KeyMatch.equal(networks.bank(), recall.nearest(), plan.seen())) {
      return new Verdict.Unfamiliar(
          plan.cue()
              .caption()
              .map(caption -> "no stored caption is \"" + caption + "\"")
              .orElse("no stored key is that of the cue"));
    }
    Set<ItemId> tied = tied(networks, plan, recall, exact);
    Optional<ItemId> meant = exact.stream().filter(tied::contains).findFirst();
    meant.ifPresent(item -> weights.take(item, tied));
    if (recall.verdict() instanceof io.hen.core.network.Verdict.Unfamiliar(String reason)
        && meant.filter(item -> weights.of(item) >= RETRIEVED_WEIGHT).isEmpty()) {
      return new Verdict.Unfamiliar(reason);
    }
    return meant.isEmpty() && tied.size() > 1
        ? tie(tied, weights)
        : byWeight(weights, meant.isPresent() || distinct(recall));
  }

  /** The items that the network found tied, and those that only rounding keeps out of the tie. */
  private Set<ItemId> tied(Networks networks, CuePlan plan, Recall recall, List<ItemId> exact) {
    Snapshot snapshot = networks.snapshot();
    Set<ItemId> tied = new TreeSet<>();
    if (recall.verdict() instanceof io.hen.core.network.Verdict.Ambiguous(int[] rows, var _)) {
      IntStream.of(rows).forEach(row -> tied.add(new ItemId(snapshot.id(row))));
    }
    if (recall.nearest() < 0 || !plan.onlyCaption()) {
      return tied;
    }
    ItemId nearest = new ItemId(snapshot.id(recall.nearest()));
    tied.add(nearest);
    IntStream.concat(
            exact.stream().flatMapToInt(id -> rows(snapshot, id)),
            IntStream.of(recall.weights().members()))
        .filter(row -> KeyMatch.equal(networks.bank(), row, plan.seen()))
        .forEach(row -> tied.add(new ItemId(snapshot.id(row))));
    lookup.texts(nearest).stream()
        .flatMap(text -> lookup.keyed(text).stream())
        .filter(id ->
            rows(snapshot, id)
                .anyMatch(
                    row -> KeyMatch.equal(networks.bank(), row, recall.nearest(), plan.seen())))
        .forEach(tied::add);
    return tied;
  }

  private Verdict tie(Collection<ItemId> items, ItemWeights weights) {
    if (lookup.linked(items.iterator().next()).containsAll(items)) {
      return new Verdict.Linked(weights.sorted(items), weights.of(items));
    }
    return new Verdict.Ambiguous(weights.with(items));
  }

  /** Whether strangers were not tested for, or the cue belongs to one item more than to others. */
  private static boolean distinct(Recall recall) {
    return recall.familiarity().map(Familiarity::distinct).orElse(true);
  }

  /** One item, if one may be the answer and has the weight; else a set, or a mixture. */
  private Verdict byWeight(ItemWeights weights, boolean distinct) {
    List<Verdict.Weighted> sorted = weights.sorted();
    Verdict.Weighted first = sorted.getFirst();
    if (distinct && first.weight() >= RETRIEVED_WEIGHT) {
      return new Verdict.Retrieved(first.item(), first.weight());
    }
    List<ItemId> set = lookup.linked(first.item());
    if (weights.of(set) >= RETRIEVED_WEIGHT) {
      Set<ItemId> mixed = sorted.stream().map(Verdict.Weighted::item).collect(Collectors.toSet());
      mixed.retainAll(set);
      return new Verdict.Linked(weights.sorted(mixed), weights.of(mixed));
    }
    double entropy = 0;
    double squares = 0;
    for (Verdict.Weighted item : sorted) {
      entropy -= item.weight() * Math.log(item.weight());
      squares += item.weight() * item.weight();
    }
    return new Verdict.Metastable(sorted, entropy, 1 / squares);
  }

  private static IntStream rows(Snapshot snapshot, ItemId id) {
    return IntStream.range(snapshot.from(id.number()), snapshot.to(id.number()));
  }
}
