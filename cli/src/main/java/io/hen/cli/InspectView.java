package io.hen.cli;

import io.hen.core.calibrate.SeparationReport.Histogram;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemId;
import io.hen.memory.SeparationInspection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What {@code hen inspect} prints.
 *
 * @param items how many items the memory holds
 * @param examined how many of them were examined
 * @param beta that fits whole cues
 * @param forgetsBelow a β below this ends every cue in one average; 0 if unknown
 * @param certified share of the examined items that are stored in the sense of Ramsauer et al.
 * @param separation histogram of Δ, the least lead of an item at its own place
 * @param distance histogram of the squared distance to the nearest other item
 * @param worst the closest pairs
 * @param sharedCaptions captions of several items
 * @param sharedPatterns items that are equal in one part
 * @param capacity how many more items there is room for
 */
record InspectView(
    int items,
    int examined,
    double beta,
    double forgetsBelow,
    double certified,
    Histogram separation,
    Histogram distance,
    List<Pair> worst,
    List<SharedCaption> sharedCaptions,
    List<SharedPattern> sharedPatterns,
    Room capacity) {

  private static final int STEPS = 12;

  /** Two items and where their pictures were written side by side. */
  record Pair(ItemView first, ItemView second, double squaredDistance, Optional<String> file) {}

  /** A caption and its items. */
  record SharedCaption(String caption, List<ItemView> items) {}

  /** Items that are equal in a part. */
  record SharedPattern(String part, List<ItemView> items) {}

  /**
   * For how many more items there is room.
   *
   * @param limit the share of items that half a cue may not tell apart
   * @param fewest at least, with 95 % confidence
   * @param likely if that can be said
   * @param most at most, with 95 % confidence, if that can be said
   * @param basis what it rests on
   */
  record Room(
      double limit, long fewest, Optional<Long> likely, Optional<Long> most, String basis) {}

  /**
   * Puts an inspection into items.
   *
   * @param pictures where the pictures of a pair were written, if they were
   */
  static InspectView of(
      AssociativeMemory memory,
      SeparationInspection found,
      Function<SeparationInspection.Pair, Optional<String>> pictures) {
    return new InspectView(
        found.items(),
        found.examined(),
        found.beta(),
        found.forgetting(),
        found.separation().certified(),
        found.separation().separationHistogram(STEPS),
        found.separation().distanceHistogram(STEPS),
        found.worst().stream()
            .map(pair ->
                new Pair(
                    ItemView.of(memory, pair.first()),
                    ItemView.of(memory, pair.second()),
                    pair.squaredDistance(),
                    pictures.apply(pair)))
            .toList(),
        found.captions().stream()
            .map(shared -> new SharedCaption(shared.caption(), items(memory, shared.items())))
            .toList(),
        found.collisions().stream()
            .map(shared -> new SharedPattern(shared.part(), items(memory, shared.items())))
            .toList(),
        new Room(
            found.capacity().limit(),
            found.capacity().fewest(),
            boxed(found.capacity().likely()),
            boxed(found.capacity().most()),
            found.capacity().basis()));
  }

  private static List<ItemView> items(AssociativeMemory memory, List<ItemId> ids) {
    return ids.stream().map(id -> ItemView.of(memory, id)).toList();
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  /** The lower end of a step of a histogram. */
  static double[] ends(Histogram histogram) {
    double step = (histogram.high() - histogram.low()) / histogram.counts().length;
    return IntStream.range(0, histogram.counts().length)
        .mapToDouble(k -> histogram.low() + k * step)
        .toArray();
  }
}
