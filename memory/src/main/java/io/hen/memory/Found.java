package io.hen.memory;

import java.util.Comparator;
import java.util.List;

/**
 * A collision before the new item has an id.
 *
 * @param kind in what they agree
 * @param part the part's name
 * @param item number of the new item in its batch
 * @param fresh whether the other one is new as well
 * @param other number of the other in the batch, less than {@code item}, or its id
 * @param similarity as {@link Collision} has it
 */
record Found(
    Collision.Kind kind, String part, int item, boolean fresh, long other, double similarity) {

  static final Comparator<Found> ORDER =
      Comparator.comparingInt(Found::item)
          .thenComparing(Found::kind)
          .thenComparing(Found::fresh)
          .thenComparingLong(Found::other);

  Collision collision(List<ItemId> batch) {
    return new Collision(kind, part, batch.get(item), other(batch), similarity);
  }

  private ItemId other(List<ItemId> batch) {
    return fresh ? batch.get((int) other) : new ItemId(other);
  }
}
