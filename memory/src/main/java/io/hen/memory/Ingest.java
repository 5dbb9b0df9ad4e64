package io.hen.memory;

import io.hen.core.bank.Pattern;
import io.hen.memory.store.ItemStore;
import io.hen.memory.store.NewItem;
import io.hen.memory.store.NewLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Encodes items batch by batch, looks for collisions, and stores them. */
final class Ingest {
  /** Collisions that are told of one item. */
  static final int MOST = 64;

  private final ItemStore store;
  private final Codec codec;
  private final Captions captions;
  private final Collisions collisions;
  private final Shown shown;

  /** Makes what is stored visible to recalls. */
  @FunctionalInterface
  interface Shown {
    /** Stores, and returns once recalls see it. */
    long[] storing(Supplier<long[]> store);
  }

  /**
   * Held from looking for collisions until the batch is stored, lest two batches collide unseen.
   */
  private final ReentrantLock storing = new ReentrantLock();

  Ingest(ItemStore store, Codec codec, Captions captions, Collisions collisions, Shown shown) {
    this.store = store;
    this.codec = codec;
    this.captions = captions;
    this.collisions = collisions;
    this.shown = shown;
  }

  /**
   * Remembers.
   *
   * @param told whether anyone is told of collisions; if not, and the policy is to warn, none are
   *     looked for
   */
  List<Remembered> remember(List<Item> items, RememberOptions options, boolean told) {
    boolean look = told || options.policy() != CollisionPolicy.WARN;
    List<Remembered> remembered = new ArrayList<>();
    while (remembered.size() < items.size()) {
      int from = remembered.size();
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException(
            "interrupted after "
                + remembered.size()
                + " of "
                + items.size()
                + " items were remembered");
      }
      int count = Math.min(items.size() - from, options.batch());
      List<Item> batch = items.subList(from, from + count);
      remembered.addAll(store(batch, from, items.size(), options, look));
      options.listener().onProgress(new Progress("remembering", remembered.size(), items.size()));
    }
    return remembered;
  }

  private List<Remembered> store(
      List<Item> batch, int from, int total, RememberOptions options, boolean look) {
    store.requireWriter();
    long start = System.nanoTime();
    List<List<Pattern.Parts>> patterns = encode(batch, from, total);
    options.listener().onEncoded(batch.size(), Duration.ofNanos(System.nanoTime() - start));
    CollisionPolicy policy = options.policy();
    List<NewItem> fresh =
        IntStream.range(0, batch.size())
            .mapToObj(k -> Stored.item(batch.get(k), captions, patterns.get(k)))
            .toList();
    storing.lock();
    try {
      List<Found> found = look ? collisions.of(batch, patterns) : List.of();
      if (policy == CollisionPolicy.REJECT && !found.isEmpty()) {
        throw rejected(batch, found.getFirst(), from);
      }
      List<NewLink> links = policy == CollisionPolicy.LINK ? links(found) : List.of();
      List<ItemId> ids = new ArrayList<>();
      for (long id : shown.storing(() -> store.append(fresh, links))) {
        ids.add(new ItemId(id));
      }
      return remembered(ids, found);
    } finally {
      storing.unlock();
    }
  }

  private static List<Remembered> remembered(List<ItemId> ids, List<Found> found) {
    Map<Integer, List<Found>> byItem = found.stream().collect(Collectors.groupingBy(Found::item));
    return IntStream.range(0, ids.size())
        .mapToObj(k ->
            new Remembered(
                ids.get(k),
                byItem.getOrDefault(k, List.of()).stream()
                    .limit(MOST)
                    .map(one -> one.collision(ids))
                    .toList()))
        .toList();
  }

  /** For each new item that collides, itself and all that it collides with. */
  private static List<NewLink> links(List<Found> found) {
    return found.stream().collect(Collectors.groupingBy(Found::item)).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            new NewLink(
                Stream.concat(
                        Stream.of(entry.getKey()),
                        entry.getValue().stream()
                            .filter(Found::fresh)
                            .map(one -> (int) one.other()))
                    .distinct()
                    .toList(),
                entry.getValue().stream()
                    .filter(one -> !one.fresh())
                    .map(Found::other)
                    .distinct()
                    .toList()))
        .toList();
  }

  private InputException rejected(List<Item> batch, Found found, int from) {
    String other =
        found.fresh()
            ? "item " + (from + found.other()) + name(batch.get((int) found.other()))
            : "the stored item "
                + found.other()
                + store.get(found.other()).map(row -> name(Stored.item(row).item())).orElse("");
    String agree =
        switch (found.kind()) {
          case BYTES -> "has the very bytes of ";
          case CAPTION -> "has a caption of ";
          case PATTERN -> "has in its part " + found.part() + " the pattern of ";
          case NEAR_PATTERN -> "has in its part " + found.part() + " nearly the pattern of ";
        };
    return new InputException(
        "input.collision",
        "item "
            + (from + found.item())
            + name(batch.get(found.item()))
            + " "
            + agree
            + other
            + ", so that a cue could not tell them apart; nothing of its batch was stored",
        "Leave it out, give it another caption, or remember it with the policy WARN or LINK.");
  }

  private static String name(Item item) {
    return item.caption().map(caption -> " (\"" + caption + "\")").orElse("");
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
