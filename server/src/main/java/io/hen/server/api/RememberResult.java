package io.hen.server.api;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Collision;
import io.hen.memory.ItemId;
import io.hen.memory.Remembered;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What was remembered.
 *
 * @param items the new items, in the order of the request
 * @param collisions new items and others that a cue cannot tell apart, or hardly
 * @param size how many items the memory holds now
 */
public record RememberResult(List<ItemSummary> items, List<CollisionSummary> collisions, int size) {

  /**
   * Two items that a cue of some part cannot tell apart, or hardly.
   *
   * @param kind in what they agree: {@code bytes}, {@code caption}, {@code pattern} or {@code
   *     near-pattern}
   * @param part the part of a cue for which they do
   * @param item the new one
   * @param stored the one that was there before, or earlier in the request
   * @param similarity 1 if they are equal
   */
  public record CollisionSummary(
      String kind, String part, ItemSummary item, ItemSummary stored, double similarity) {

    private static CollisionSummary of(Named named, Collision found) {
      return new CollisionSummary(
          found.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          found.part(),
          named.of(found.item()),
          named.of(found.stored()),
          found.similarity());
    }
  }

  /** Sums up what was stored. */
  public static RememberResult of(AssociativeMemory memory, List<Remembered> stored) {
    List<ItemId> ids = stored.stream().map(Remembered::id).toList();
    List<Collision> collisions = stored.stream().flatMap(one -> one.collisions().stream()).toList();
    Named named =
        new Named(
            memory,
            Stream.concat(ids.stream(), collisions.stream().map(Collision::stored)).toList());
    return new RememberResult(
        named.of(ids),
        collisions.stream().map(one -> CollisionSummary.of(named, one)).toList(),
        memory.size());
  }
}
