package io.hen.memory;

import io.hen.memory.store.ItemStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a recall looks up in the store besides the bank.
 *
 * @param store where
 * @param captions what items with several captions are recalled by
 */
record Lookup(ItemStore store, Captions captions) {
  private static final int PIECE = 512;

  /** An item, if it is still there. */
  Optional<StoredItem> item(ItemId id) {
    return Stored.call(() -> store.get(id.number()).map(Stored::item));
  }

  /** Those of the items that are there, without their bytes, ascending. */
  List<ItemEntry> entries(Collection<ItemId> ids) {
    return ids.isEmpty()
        ? List.of()
        : Stored.call(() -> store.entries(ids.stream().map(ItemId::number).toList())).stream()
            .map(Stored::entry)
            .toList();
  }

  /**
   * Items after one, without their bytes, ascending. The store is read in pieces, so that a search
   * of a large memory keeps nobody else from reading.
   *
   * @param after the id that they come after; 0 for the first
   * @param limit the most
   * @param search a text that they mention
   */
  List<ItemEntry> entries(long after, int limit, Optional<String> search) {
    List<ItemEntry> found = new ArrayList<>();
    long last = after;
    while (found.size() < limit) {
      int piece = search.isPresent() ? PIECE : Math.min(PIECE, limit - found.size());
      long from = last;
      List<ItemEntry> read =
          Stored.call(() -> store.entries(from, piece)).stream().map(Stored::entry).toList();
      read.stream()
          .filter(entry -> search.isEmpty() || entry.mentions(search.get()))
          .limit(limit - found.size())
          .forEach(found::add);
      if (read.size() < piece) {
        break;
      }
      last = read.getLast().id().number();
    }
    return found;
  }

  /** The items that have a pattern of exactly this text, ascending. */
  List<ItemId> keyed(String text) {
    return ids(Stored.call(() -> store.keyed(text)));
  }

  /** The captions of an item, in the user's order. */
  List<String> captions(ItemId id) {
    return Stored.call(() -> store.captions(id.number()));
  }

  /** The texts that an item is recalled by. */
  List<String> texts(ItemId id) {
    return captions.texts(captions(id));
  }

  /** The members of an item's linked set, ascending, itself among them; empty if it has none. */
  List<ItemId> linked(ItemId id) {
    return ids(Stored.call(() -> store.linked(id.number())));
  }

  static List<ItemId> ids(List<Long> numbers) {
    return numbers.stream().map(ItemId::new).toList();
  }
}
