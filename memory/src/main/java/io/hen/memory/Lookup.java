package io.hen.memory;

import io.hen.memory.store.ItemStore;
import java.util.List;
import java.util.Optional;

/**
 * What a recall looks up in the store besides the bank.
 *
 * @param store where
 * @param captions what items with several captions are recalled by
 */
record Lookup(ItemStore store, Captions captions) {

  /** An item, if it is still there. */
  Optional<StoredItem> item(ItemId id) {
    return Stored.call(() -> store.get(id.number()).map(Stored::item));
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
