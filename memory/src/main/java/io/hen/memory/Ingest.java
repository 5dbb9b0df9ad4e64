package io.hen.memory;

import io.hen.core.bank.Pattern;
import io.hen.memory.store.ItemStore;
import io.hen.memory.store.NewItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Encodes and stores items batch by batch. */
final class Ingest {
  /** Items that are encoded together and stored in one transaction. */
  static final int BATCH = 64;

  private final ItemStore store;
  private final Codec codec;
  private final Captions captions;

  Ingest(ItemStore store, Codec codec, Captions captions) {
    this.store = store;
    this.codec = codec;
    this.captions = captions;
  }

  List<ItemId> remember(List<Item> items, Progress.Listener listener) {
    List<ItemId> ids = new ArrayList<>();
    for (int from = 0; from < items.size(); from += BATCH) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException(
            "interrupted after " + ids.size() + " of " + items.size() + " items were remembered");
      }
      List<Item> batch = items.subList(from, Math.min(items.size(), from + BATCH));
      List<List<Pattern.Parts>> patterns = encode(batch, from, items.size());
      List<NewItem> fresh =
          IntStream.range(0, batch.size())
              .mapToObj(k -> Stored.item(batch.get(k), captions, patterns.get(k)))
              .toList();
      for (long id : store.append(fresh, List.of())) {
        ids.add(new ItemId(id));
      }
      listener.onProgress(new Progress("remembering", ids.size(), items.size()));
    }
    return ids;
  }

  private List<List<Pattern.Parts>> encode(List<Item> batch, int from, int total) {
    try {
      List<Item> told =
          batch.stream().map(item -> item.captions(captions.texts(item.captions()))).toList();
      List<List<Pattern.Parts>> patterns = codec.encode(told);
      if (patterns.size() != batch.size()) {
        throw new IllegalArgumentException(
            codec.id()
                + " gave patterns for "
                + patterns.size()
                + " of "
                + batch.size()
                + " items");
      }
      return patterns;
    } catch (InputException e) {
      if (total == 1) {
        throw e;
      }
      throw new InputException(
          e.code(),
          e.getMessage() + " (counted from item " + from + " of " + total + ")",
          e.remedy(),
          e);
    }
  }
}
