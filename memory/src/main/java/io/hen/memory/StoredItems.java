package io.hen.memory;

import io.hen.memory.store.Snapshot;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** Reads the items of a snapshot one by one. */
final class StoredItems implements Iterator<StoredItem> {
  private final Snapshot snapshot;
  private final Function<ItemId, Optional<StoredItem>> items;
  private int row;
  private Optional<StoredItem> next = Optional.empty();

  StoredItems(Snapshot snapshot, Function<ItemId, Optional<StoredItem>> items) {
    this.snapshot = snapshot;
    this.items = items;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && row < snapshot.size()) {
      long id = snapshot.id(row);
      row = snapshot.to(id);
      next = items.apply(new ItemId(id));
    }
    return next.isPresent();
  }

  @Override
  public StoredItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StoredItem item = next.orElseThrow();
    next = Optional.empty();
    return item;
  }
}
