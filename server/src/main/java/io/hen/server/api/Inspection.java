package io.hen.server.api;

import io.hen.core.calibrate.Capacity;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.SeparationInspection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How well the items of a memory can be told apart.
 *
 * @param items how many items the memory holds
 * @param examined how many of them were examined
 * @param beta that fits whole cues
 * @param forgetsBelow a β below this ends every cue in one average; 0 if unknown
 * @param certified share of the examined items that are stored in the sense of Ramsauer et al.
 * @param separation histogram of Δ, the least lead of an item at its own place
 * @param distance histogram of the squared distance to the nearest other item
 * @param cosines what half a picture has in common with its own item and with others; empty where
 *     that cannot be said
 * @param worst the closest pairs
 * @param sharedCaptions captions of several items
 * @param sharedPatterns items that are equal in one part
 * @param capacity how many more items there is room for
 */
public record Inspection(
    int items,
    int examined,
    double beta,
    double forgetsBelow,
    double certified,
    Histogram separation,
    Histogram distance,
    Optional<Cosines> cosines,
    List<Pair> worst,
    List<SharedCaption> sharedCaptions,
    List<SharedPattern> sharedPatterns,
    Room capacity) {

  /**
   * Two items.
   *
   * @param first the older one
   * @param second the newer one
   * @param squaredDistance of their patterns
   */
  public record Pair(ItemSummary first, ItemSummary second, double squaredDistance) {}

  /**
   * A caption and its items.
   *
   * @param caption letter by letter
   * @param items at least two
   */
  public record SharedCaption(String caption, List<ItemSummary> items) {}

  /**
   * Items that are equal in a part.
   *
   * @param part its name
   * @param items at least two
   */
  public record SharedPattern(String part, List<ItemSummary> items) {}

  /**
   * For how many more items there is room.
   *
   * @param limit the share of items that half a cue may not tell apart
   * @param fewest at least, with 95 % confidence
   * @param likely if that can be said
   * @param most at most, with 95 % confidence, if that can be said
   * @param basis what it rests on
   */
  public record Room(
      double limit, long fewest, Optional<Long> likely, Optional<Long> most, String basis) {

    private static Room of(Capacity found) {
      return new Room(
          found.limit(), found.fewest(), boxed(found.likely()), boxed(found.most()), found.basis());
    }

    private static Optional<Long> boxed(OptionalLong number) {
      return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
  }

  /** Puts an inspection into items. */
  public static Inspection of(AssociativeMemory memory, SeparationInspection found) {
    return new Inspection(
        found.items(),
        found.examined(),
        found.beta(),
        found.forgetting(),
        found.separation().certified(),
        Histogram.of(found.separation().separationHistogram(Histogram.STEPS)),
        Histogram.of(found.separation().distanceHistogram(Histogram.STEPS)),
        found.cosines().map(Cosines::of),
        found.worst().stream()
            .map(pair ->
                new Pair(
                    ItemSummary.of(memory, pair.first()),
                    ItemSummary.of(memory, pair.second()),
                    pair.squaredDistance()))
            .toList(),
        found.captions().stream()
            .map(shared ->
                new SharedCaption(shared.caption(), ItemSummary.of(memory, shared.items())))
            .toList(),
        found.collisions().stream()
            .map(shared -> new SharedPattern(shared.part(), ItemSummary.of(memory, shared.items())))
            .toList(),
        Room.of(found.capacity()));
  }
}
