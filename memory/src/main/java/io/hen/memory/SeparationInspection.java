package io.hen.memory;

import io.hen.core.calibrate.Capacity;
import io.hen.core.calibrate.SeparationReport;
import io.hen.core.measure.CosineSeparability;
import java.util.List;
import java.util.Optional;

/**
 * How far apart the items of a memory lie, and which of them a cue cannot tell apart.
 *
 * @param items how many items the memory holds
 * @param examined how many of them were examined: all, or a sample
 * @param worst the closest pairs, closest first
 * @param captions captions that several items have, in the order of their first items
 * @param collisions items whose patterns are equal in one part, part by part; of the part {@code
 *     text} only those that have a caption
 * @param beta the β that fits whole cues of nearly all items; a recall with automatic β adapts it
 *     to its cue
 * @param forgetting at a β below this every cue ends in one average; 0 if unknown
 * @param capacity how many more items the memory can be expected to hold
 * @param cosines what half a picture has in common with its own item and with others; empty where
 *     that was not asked for or cannot be said
 * @param separation all that was measured. Its rows are those of the bank, the first pattern of
 *     each item in the order of ids: row n is item {@code memory.ids().get(n)} at the time
 */
public record SeparationInspection(
    int items,
    int examined,
    List<Pair> worst,
    List<SharedCaption> captions,
    List<SharedPattern> collisions,
    double beta,
    double forgetting,
    Capacity capacity,
    Optional<Cosines> cosines,
    SeparationReport separation) {

  public SeparationInspection {
    worst = List.copyOf(worst);
    captions = List.copyOf(captions);
    collisions = List.copyOf(collisions);
  }

  /**
   * The paper's Fig. 3 (arXiv 2409.16408): cosines over what the upper halves of some pictures show
   * to the patterns of their own items and of others.
   *
   * @param histograms both, over [-1,1]
   * @param cues of how many items
   */
  public record Cosines(CosineSeparability histograms, int cues) {
    Cosines plus(Cosines other) {
      return new Cosines(histograms.plus(other.histograms), cues + other.cues);
    }
  }

  /**
   * Two items.
   *
   * @param first the older one
   * @param second the newer one
   * @param squaredDistance of their patterns, in the unit of the parts' weights
   */
  public record Pair(ItemId first, ItemId second, double squaredDistance) {}

  /**
   * A caption of several items.
   *
   * @param items at least two, ascending
   */
  public record SharedCaption(String caption, List<ItemId> items) {
    public SharedCaption {
      items = List.copyOf(items);
    }
  }

  /**
   * A pattern of several items in one part.
   *
   * @param part its name
   * @param items at least two, ascending
   */
  public record SharedPattern(String part, List<ItemId> items) {
    public SharedPattern {
      items = List.copyOf(items);
    }
  }
}
