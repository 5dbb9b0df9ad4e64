package io.hen.cli;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.StoredItem;
import io.hen.server.api.KnownItems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which items there are, by their bytes and captions. */
final class Known {
  private final boolean everythingIsNew;
  private final Set<String> digests = new HashSet<>();

  /** Of some digests, those that are known elsewhere. */
  private final UnaryOperator<List<String>> elsewhere;

  private Known(boolean everythingIsNew, UnaryOperator<List<String>> elsewhere) {
    this.everythingIsNew = everythingIsNew;
    this.elsewhere = elsewhere;
  }

  /** Takes every item for new. */
  static Known nothing() {
    return new Known(true, _ -> List.of());
  }

  /** Knows what the memory holds; reads all of it. */
  static Known of(AssociativeMemory memory) {
    Known known = new Known(false, _ -> List.of());
    for (StoredItem stored : memory) {
      known.digests.add(KnownItems.digest(stored.item()));
    }
    return known;
  }

  /**
   * Asks what is known.
   *
   * @param asked gives, of some digests, those that are known
   */
  static Known asking(UnaryOperator<List<String>> asked) {
    return new Known(false, asked);
  }

  /**
   * Gets to know items.
   *
   * @return for each whether it was new
   */
  List<Boolean> add(List<Item> items) {
    List<String> named =
        everythingIsNew ? List.of() : items.stream().map(KnownItems::digest).toList();
    digests.addAll(elsewhere.apply(named));
    List<Boolean> fresh = new ArrayList<>();
    for (int k = 0; k < items.size(); k++) {
      fresh.add(everythingIsNew || digests.add(named.get(k)));
    }
    return fresh;
  }

  /** Forgets an item. */
  void remove(Item item) {
    digests.remove(KnownItems.digest(item));
  }
}
